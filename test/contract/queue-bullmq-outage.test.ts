import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { addHours, addMinutes, type Instant } from '#core/time/instant.ts';
import { askRedis, startRedis } from '#test/servers/redis.ts';
import { withEngine } from '#test/support/with-engine.ts';
import { newPrefix, openPair, openProcess, startMortalWorker } from './queue/bullmq-process.ts';
import { createWatch, eventually } from './queue/watch.ts';

/** Real time in which a handler that is called wrongly would be called. */
const QUIET_MS = 200;
/** What a stop grants Redis once the handlers have ended. */
const LETTING_GO_MS = 2_000;

const attempt = await startRedis();
const engine = 'server' in attempt ? { url: attempt.server.url, engine: attempt.server.engine } : attempt;

withEngine('the BullMQ queue and a Redis that fails', engine, (url) => {
  if (!('server' in attempt)) return;
  const { server } = attempt;
  let printed: MockInstance[];
  beforeEach(() => {
    printed = (['log', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level).mockReturnValue());
  });
  afterEach(async () => {
    if (server.pid() === undefined) await server.start();
    expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([]);
    vi.restoreAllMocks();
  });
  afterAll(() => server.stop());

  describe('the BullMQ queue and a Redis that loses its data', () => {
    it('handles what is woken afterwards, under the limit that it had', async () => {
      const { one, other, watched, workBoth } = openPair(url);
      workBoth({ concurrency: 3, globalConcurrency: 2 });
      await one.wake('lost', addHours(one.clock.now(), 1));
      await one.wake('before');
      await eventually(() => expect(watched.ended).toEqual(['before']));
      await askRedis(url, 'FLUSHALL');
      const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
      const opens = keys.map((key) => watched.hold(key));
      for (const [n, key] of keys.entries()) await (n % 2 ? one : other).wake(key);
      await eventually(() => expect(watched.running()).toHaveLength(2));
      await pause(QUIET_MS);
      expect(watched.running()).toHaveLength(2);
      for (const open of opens) open();
      await eventually(() => expect(new Set(watched.ended)).toEqual(new Set(['before', ...keys])));
      expect(watched.most()).toBe(2);
    });

    it('is told the limit again where those who wake do not know it', async () => {
      const prefix = newPrefix();
      const worker = openProcess(url, prefix);
      const watched = createWatch(worker.clock);
      worker.queue.work('q', watched.handler, { concurrency: 3, globalConcurrency: 1 });
      const isLimited = async () => (await askRedis(url, `HGET ${prefix}:q:meta concurrency`)) === '$1\r\n1\r\n';
      await vi.waitUntil(isLimited, { timeout: 8_000 });
      await askRedis(url, 'FLUSHALL');
      expect(await isLimited()).toBe(false);
      await vi.waitUntil(isLimited, { timeout: 8_000 });
    });

    it('goes on after a key that ran meanwhile', async () => {
      const { queue, wake, clock, errors, troubles } = openProcess(url);
      const watched = createWatch(clock);
      queue.work('q', watched.handler, { concurrency: 1 });
      const open = watched.hold('a');
      await wake('a');
      await eventually(() => expect(watched.running()).toEqual(['a']));
      await askRedis(url, 'FLUSHALL');
      open();
      await eventually(() => expect(watched.ended).toEqual(['a']));
      // Redis counts from one again: a key that is woken before that was told would be taken for the one that went.
      const told = () => expect(troubles.map(String)).toEqual([expect.stringContaining('Missing')]);
      await eventually(told);
      await wake('b');
      await wake('a');
      await eventually(() => expect([...watched.ended].sort()).toEqual(['a', 'a', 'b']));
      expect(errors).toEqual([]);
      told();
    });
  });

  describe('the BullMQ queue and a Redis that is away', () => {
    it('gives up a wake soon, tells of it once, and handles what is woken when Redis is back', async () => {
      const { queue, wake, clock, errors, troubles } = openProcess(url);
      const watched = createWatch(clock);
      queue.work('q', watched.handler, { concurrency: 2 });
      await wake('before');
      await eventually(() => expect(watched.ended).toEqual(['before']));
      await server.kill();
      // One may be under way when the connection breaks, and one may wait for it to come back.
      for (const key of ['a', 'b']) expect(await timeOf(wake(key))).toBeLessThan(1_500);
      const more = async () => {
        for (let n = 0; n < 50; n += 1) await wake(`key ${n}`);
      };
      expect(await timeOf(more())).toBeLessThan(500);
      expect(await queue.ready()).toBe(false);
      await pause(2_500);
      expect(troubles).toHaveLength(1);
      await server.start();
      await wakeUntil(
        () => wake('after'),
        () => watched.ended.includes('after'),
      );
      expect(await queue.ready()).toBe(true);
      expect({ errors, troubles: troubles.map(String) }).toEqual({
        errors: [],
        troubles: ['Error: Redis cannot be reached: what is woken meanwhile waits for the next tick'],
      });
    });

    it('handles what was woken before at its moment', async () => {
      const { queue, wake, clock } = openProcess(url);
      const watched = createWatch(clock);
      queue.work('q', watched.handler, { concurrency: 1 });
      const moment = addMinutes(clock.now(), 4_000 / 60_000);
      await wake('a', moment);
      await server.kill();
      await server.start();
      await eventually(() => expect(watched.ended).toEqual(['a']));
      expect(watched.starts[0]?.at).toSatisfy((at: Instant) => at >= moment);
    });

    it('works on when a key ran through the outage', async () => {
      const { queue, wake, clock, errors } = openProcess(url);
      const watched = createWatch(clock);
      queue.work('q', watched.handler, { concurrency: 1 });
      const open = watched.hold('a');
      await wake('a');
      await eventually(() => expect(watched.running()).toEqual(['a']));
      await server.kill();
      open();
      await eventually(() => expect(watched.ended).toEqual(['a']));
      await server.start();
      await wakeUntil(
        () => wake('b'),
        () => watched.ended.includes('b'),
      );
      await wake('a');
      await eventually(() => expect(watched.starts.filter(({ key }) => key === 'a')).toHaveLength(2));
      expect({ errors, overlaps: watched.overlaps }).toEqual({ errors: [], overlaps: [] });
    });

    it('stops, with a worker that waits and one whose key runs', async () => {
      const { queue, wake, clock } = openProcess(url);
      const watched = createWatch(clock);
      queue.work('q', watched.handler, { concurrency: 1 });
      queue.work('idle', watched.handler, { concurrency: 1 });
      const open = watched.hold('a');
      await wake('a');
      await eventually(() => expect(watched.running()).toEqual(['a']));
      await server.kill();
      await pause(QUIET_MS);
      let stopped = false;
      const stopping = queue.stop().then(() => {
        stopped = true;
      });
      await pause(LETTING_GO_MS + QUIET_MS);
      expect(stopped).toBe(false);
      open();
      expect(await timeOf(stopping)).toBeLessThan(LETTING_GO_MS + 1_000);
      expect(watched.ended).toEqual(['a']);
      expect(await timeOf(wake('b'))).toBeLessThan(1_500);
      expect(await queue.ready()).toBe(false);
    });

    it('starts its workers, which work once it is there', async () => {
      await server.kill();
      const { queue, wake, clock, troubles } = openProcess(url);
      const watched = createWatch(clock);
      queue.work('q', watched.handler, { concurrency: 1, globalConcurrency: 1 });
      expect(await timeOf(wake('a'))).toBeLessThan(1_500);
      expect(troubles).toHaveLength(1);
      await server.start();
      await wakeUntil(
        () => wake('b'),
        () => watched.ended.includes('b'),
      );
    });

    it('leaves nothing behind that keeps a process alive', async () => {
      const prefix = newPrefix();
      const child = startMortalWorker(url, prefix);
      await openProcess(url, prefix).wake('a');
      expect(String(await once(child.stdout, 'data'))).toBe('a\n');
      await server.kill();
      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
    });

    it('stops where it never was', async () => {
      await server.kill();
      const { queue, clock } = openProcess(url);
      queue.work('q', createWatch(clock).handler, { concurrency: 1, globalConcurrency: 1 });
      expect(await timeOf(queue.stop())).toBeLessThan(LETTING_GO_MS + 1_000);
    });
  });
});

/** Wakes as ticks do, until what was woken is handled. */
async function wakeUntil(wake: () => Promise<void>, handled: () => boolean): Promise<void> {
  const tick = async () => {
    await wake();
    await pause(100);
    return handled();
  };
  await vi.waitUntil(tick, { timeout: 10_000 });
}

/** Milliseconds of real time that something takes. */
async function timeOf(doing: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await doing;
  return performance.now() - start;
}
