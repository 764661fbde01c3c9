import type { TestProject } from 'vitest/node';
import { startMongo, versionOf } from './mongo.ts';
import { redisVersion, startRedis } from './redis.ts';
import type { Attempt, TestServer } from './server-process.ts';

/** A server that every test file may use, each in a database or under a prefix of its own; or why there is none. */
export type SharedEngine = { url: string; engine: string } | { reason: string };

declare module 'vitest' {
  interface ProvidedContext {
    mongo: SharedEngine;
    redis: SharedEngine;
  }
}

/**
 * Before all tests: the servers that they share, at the addresses in `MONGODB_TEST_URI` and `REDIS_TEST_URL`, or started
 * here and ended with the tests.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { MONGODB_TEST_URI: mongo, REDIS_TEST_URL: redis } = process.env;
  const started: TestServer[] = [];
  const own = async (start: () => Promise<Attempt>): Promise<SharedEngine> => {
    const attempt = await start();
    if ('reason' in attempt) return attempt;
    started.push(attempt.server);
    return { url: attempt.server.url, engine: attempt.server.engine };
  };
  // Nobody ends the shared one: tests of outages start their own.
  const inMemory = () => startMongo('in memory');
  project.provide('mongo', mongo ? { url: mongo, engine: `MongoDB ${await versionOf(mongo)}` } : await own(inMemory));
  project.provide('redis', redis ? { url: redis, engine: await redisVersion(redis) } : await own(startRedis));
  return async () => {
    await Promise.all(started.map((server) => server.stop()));
  };
}
