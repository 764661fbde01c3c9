import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, expect } from 'vitest';
import type { Instant } from '#core/time/instant.ts';
import { startEngines } from '#test/servers/engines.ts';
import { askRedis } from '#test/servers/redis.ts';
import type { TestServer } from '#test/servers/server-process.ts';
import { type Cluster, ledger, missingCalls, remains, repeatedCalls, startCluster } from './cluster.ts';

/** What an undisturbed run over the same time leaves, with the embedded engines in one process. */
interface Told {
  remains: Awaited<ReturnType<typeof remains>>;
  calls: Cluster['calls'];
}

/** Worker processes with a Redis and a Mongo of their own, which a test may end. */
export interface Disturbed {
  cluster: Cluster;
  redis: TestServer;
  mongo: TestServer;
  /** As {@link expectWhole} says, beside the undisturbed run over the same time. */
  expectWhole(figures: 'same figures' | 'same items'): Promise<void>;
}

/** For the tests of one `describe`, over one stretch of time: the undisturbed run, and lives that end with their test. */
export function livesBetween(
  start: Instant,
  until: Instant,
): (workers: number, latencyMs?: number) => Promise<Disturbed> {
  let told: Told;
  let stop: () => Promise<unknown> = async () => undefined;
  beforeAll(async () => {
    told = await tellUndisturbed(start, until);
  }, 300_000);
  // Processes that were disturbed may need their patience to end.
  afterEach(() => stop(), 60_000);
  return async (workers, latencyMs = 0) => {
    const engines = await startEngines();
    // Also when the cluster does not come up.
    stop = engines.stop;
    const cluster = await startCluster({ start, workers, engines: engines.environment, latencyMs });
    stop = async () => {
      await cluster.stop();
      await engines.stop();
    };
    const { redis, mongo } = engines;
    return { cluster, redis, mongo, expectWhole: (figures) => expectWhole(cluster, told, figures) };
  };
}

async function tellUndisturbed(start: Instant, until: Instant): Promise<Told> {
  const alone = await startCluster({ start, workers: 0 });
  await alone.runUntil(until);
  const told = { remains: await remains(alone.app), calls: alone.calls };
  await alone.stop();
  return told;
}

/** Redis dies, and is started again after so many ms. */
export async function restartRedis({ redis }: Disturbed, afterMs: number): Promise<void> {
  await redis.kill();
  await pause(afterMs);
  await redis.start();
}

/** Redis forgets everything at once, as one without a disk does when it is started again. */
export async function emptyRedis({ redis }: Disturbed): Promise<void> {
  await askRedis(redis.url, 'FLUSHALL');
}

/** The Mongo server dies, and is started again after 20 s. */
export async function mongoOutage({ mongo }: Disturbed): Promise<void> {
  await mongo.kill();
  await pause(20_000);
  await mongo.start();
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
  // It is awaited below; when the life before it fails, that failure is the test's.
  disturbing.catch(() => undefined);
  await cluster.runUntil(until).finally(() => {
    ended = true;
  });
  await disturbing;
  return made;
}

/**
 * Nothing is lost or doubled, and everything was resumed: each pull, edition and item of the undisturbed run is there and
 * ended in the same way, no answer lies open, and a call was made again only by a run that died or lost its store while it
 * was in flight.
 */
async function expectWhole(cluster: Cluster, told: Told, figures: 'same figures' | 'same items'): Promise<void> {
  const left = await remains(cluster.app);
  const items = await ledger(cluster.app.store);
  const parked = items.filter(({ state }) => state === 'parked').map(({ id, cause }) => [id, cause]);
  expect(parked, cluster.log()).toEqual([]);
  if (figures === 'same figures') expect(left, cluster.log()).toEqual(told.remains);
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
