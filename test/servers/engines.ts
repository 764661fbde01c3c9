import { startMongo } from './mongo.ts';
import { startRedis } from './redis.ts';
import type { Attempt, TestServer } from './server-process.ts';

/** A Redis and a Mongo server of our own. */
export interface Engines {
  redis: TestServer;
  mongo: TestServer;
  /** Their addresses, as the product's settings name them. */
  environment: { REDIS_URL: string; MONGODB_URI: string };
  stop(): Promise<void>;
}

/**
 * What they were told is there when they are started again.
 * @throws Error with the reason when one of them cannot be had; the other one is ended then
 */
export async function startEngines(): Promise<Engines> {
  const redis = serverOf('Redis', await startRedis());
  try {
    const mongo = serverOf('MongoDB', await startMongo('on disk'));
    return {
      redis,
      mongo,
      environment: { REDIS_URL: redis.url, MONGODB_URI: mongo.url },
      async stop() {
        await Promise.all([redis.stop(), mongo.stop()]);
      },
    };
  } catch (error) {
    await redis.stop();
    throw error;
  }
}

function serverOf(name: string, attempt: Attempt): TestServer {
  if ('server' in attempt) return attempt.server;
  throw new Error(`${name}: ${attempt.reason}`);
}
