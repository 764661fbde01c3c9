import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Instant } from '#core/time/instant.ts';
import { startMongo } from '#test/servers/mongo.ts';
import { askRedis, startRedis } from '#test/servers/redis.ts';
import type { Attempt, TestServer } from '#test/servers/server-process.ts';
import { type Cluster, ledger, missingCalls, remains, repeatedCalls, startCluster } from './cluster.ts';

/** What an undisturbed run over the same time leaves, with the embedded engines in one process. */
export interface Told {
  remains: Awaited<ReturnType<typeof remains>>;
  calls: Cluster['calls'];
}

export async function tellUndisturbed(start: Instant, until: Instant): Promise<Told> {
  const alone = await startCluster({ start, workers: 0 });
  await alone.runUntil(until);
  const told = { remains: await remains(alone.app), calls: alone.calls };
  await alone.stop();
  return told;
}

/** Worker processes with a Redis and a Mongo of their own, which a test may end. */
export interface Disturbed {
  cluster: Cluster;
  redis: TestServer;
  mongo: TestServer;
  stop(): Promise<void>;
}

export async function startDisturbed(start: Instant, workers: number, latencyMs = 0): Promise<Disturbed> {
  const [redis, mongo] = [serverOf(await startRedis()), serverOf(await startMongo())];
  const engines = { MONGODB_URI: mongo.url, REDIS_URL: redis.url };
  const cluster = await startCluster({ start, workers, engines, latencyMs });
  return {
    cluster,
    redis,
    mongo,
    async stop() {
      await cluster.stop();
      await Promise.all([redis.stop(), mongo.stop()]);
    },
  };
}

/** Forgets everything at once, as a Redis without a disk does when it is started again. */
export async function emptyRedis(redis: TestServer): Promise<void> {
  await askRedis(redis.url, 'FLUSHALL');
}

/**
 * Lets the product live until a moment while it is disturbed again and again.
 * @param disturb each disturbance, in order; those that are left when the moment has come are not made, and one that
 * resolves with false was not
 * @returns how many were made
 */
export async function liveThrough(
  { cluster }: Disturbed,
  until: Instant,
  disturb: readonly (() => Promise<unknown>)[],
  everyMs: () => number,
): Promise<number> {
  let [made, ended] = [0, false];
  const disturbing = (async () => {
    for (const one of disturb) {
      await pause(everyMs());
      if (ended) return;
      if ((await one()) !== false) made += 1;
    }
  })();
  await cluster.runUntil(until);
  ended = true;
  await disturbing;
  return made;
}

/**
 * Nothing is lost or doubled, and everything was resumed: each pull, edition and item of the undisturbed run is there and
 * ended in the same way, no answer lies open, and a call was made again only by a run that died or lost its store while it
 * was in flight.
 */
export async function expectWhole({ cluster }: Disturbed, told: Told, deaths: 'same figures' | 'same items') {
  const left = await remains(cluster.app);
  const items = await ledger(cluster.app.store);
  const parked = items.filter(({ state }) => state === 'parked').map(({ id, cause }) => [id, cause]);
  expect(parked, cluster.log()).toEqual([]);
  if (deaths === 'same figures') expect(left).toEqual(told.remains);
  const names = ({ pulls, editions, work, openCaptures }: Told['remains']) => ({
    pulls: pulls.map((pull) => pull.split(' ')[0]),
    editions: editions.map((edition) => edition.split(' ').slice(0, 2)),
    work,
    openCaptures,
  });
  expect(names(left)).toEqual(names(told.remains));
  expect(missingCalls(cluster.calls, told.calls)).toEqual([]);
  const runs = new Map(items.map((item) => [item.key, item.fence]));
  for (const [place, extra] of repeatedCalls(cluster.calls, told.calls)) {
    const [account = ''] = place.split('|');
    // Each run but the last may have died with one call in flight.
    const died = (runs.get(place) ?? runs.get(account) ?? 1) - 1;
    expect({ place, extra, isMore: extra > died }).toEqual({ place, extra, isMore: false });
  }
}

function serverOf(attempt: Attempt): TestServer {
  if ('server' in attempt) return attempt.server;
  throw new Error(attempt.reason);
}
