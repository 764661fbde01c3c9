import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { addHours, addMinutes, epochMsOf, type Instant } from '#core/time/instant.ts';
import { createSimulatedClock } from '#test/sandbox/clock.ts';
import { withEngine } from '#test/support/with-engine.ts';
import { createProcess, newPrefix, openPair, openProcess, startMortalWorker } from './queue/bullmq-process.ts';
import { createWatch, eventually } from './queue/watch.ts';
import { queueContract } from './queue.contract.ts';

/** Real time in which a handler that is called wrongly would be called. */
const QUIET_MS = 200;
/** A lock's 15 s, two looks for stalled jobs, and a machine that has other things to do. */
const HAND_ON_MS = 28_000;
/** A look for stalled jobs, and then some. */
const LOOK_MS = 6_000;
/** Two handlers that start at once are not called in the same millisecond. */
const SLACK_MS = 50;

withEngine('the BullMQ queue', inject('redis'), (url, engine) => {
  queueContract(`BullMQ on ${engine}`, async () => {
    const subject = createProcess(url);
    return { ...subject, dispose: () => subject.queue.stop() };
  });

  describe('the BullMQ queue over two processes', () => {
    it('handles each key that was woken by either, and none twice at once', async () => {
      const { one, other, watched, workBoth } = openPair(url, 3);
      workBoth({ concurrency: 5 });
      const keys = Array.from({ length: 100 }, (_, n) => `key|${n}`);
      for (let round = 0; round < 5; round += 1) {
        await Promise.all(keys.map((key, n) => ((n + round) % 2 ? one : other).wake(key)));
        await pause(20);
      }
      await eventually(() => expect(new Set(watched.ended)).toEqual(new Set(keys)));
      expect(watched.overlaps).toEqual([]);
    });

    it('keeps a key that one runs from the other, and handles it afterwards', async () => {
      const { one, other, watched, workBoth } = openPair(url);
      workBoth({ concurrency: 3 });
      const open = watched.hold('a');
      await one.wake('a');
      await eventually(() => expect(watched.running()).toEqual(['a']));
      for (const process of [one, other, one, other]) await process.wake('a');
      await pause(QUIET_MS);
      expect(watched.running()).toEqual(['a']);
      open();
      await eventually(() => expect(watched.ended).toEqual(['a', 'a']));
      await pause(QUIET_MS);
      expect(watched.ended).toEqual(['a', 'a']);
    });

    it('runs no more at once than both together may', async () => {
      const { one, watched, workBoth } = openPair(url);
      workBoth({ concurrency: 3, globalConcurrency: 4 });
      const keys = Array.from({ length: 12 }, (_, n) => `key|${n}`);
      const opens = keys.map((key) => watched.hold(key));
      for (const key of keys) await one.wake(key);
      await eventually(() => expect(watched.running()).toHaveLength(4));
      await pause(QUIET_MS);
      expect(watched.running()).toHaveLength(4);
      for (const open of opens) open();
      await eventually(() => expect(new Set(watched.ended)).toEqual(new Set(keys)));
      expect(watched.most()).toBe(4);
    });

    it('knows the limit before it starts what waited for it', async () => {
      const { one, other, watched } = openPair(url);
      const keys = ['a', 'b', 'c'];
      const opens = keys.map((key) => watched.hold(key));
      for (const key of keys) await one.wake(key);
      other.queue.work('q', watched.handler, { concurrency: 3, globalConcurrency: 1 });
      await eventually(() => expect(watched.running()).toHaveLength(1));
      await pause(QUIET_MS);
      for (const open of opens) open();
      await eventually(() => expect(new Set(watched.ended)).toEqual(new Set(keys)));
      expect(watched.most()).toBe(1);
    });

    it('forgets a limit that is no longer asked for', async () => {
      const prefix = newPrefix();
      const before = openProcess(url, prefix);
      before.queue.work('q', async () => {}, { concurrency: 1, globalConcurrency: 1 });
      await before.wake('a');
      await before.queue.stop();
      const { wake, queue, clock } = openProcess(url, prefix);
      const watched = createWatch(clock);
      queue.work('q', watched.handler, { concurrency: 2 });
      const opens = ['b', 'c'].map((key) => watched.hold(key));
      for (const key of ['b', 'c']) await wake(key);
      await eventually(() => expect(watched.running()).toHaveLength(2));
      for (const open of opens) open();
    });

    it('starts no more in a while than both together may', async () => {
      const { one, other, watched, workBoth } = openPair(url);
      workBoth({ concurrency: 5, rate: { max: 2, perMs: 400 } });
      const keys = ['a', 'b', 'c', 'd', 'e'];
      await Promise.all(keys.map((key, n) => (n % 2 ? one : other).wake(key)));
      await eventually(() => expect(new Set(watched.ended)).toEqual(new Set(keys)));
      const starts = watched.starts.map(({ at }) => epochMsOf(at));
      const after = starts.map((at) => at - (starts[0] ?? 0));
      expect(after[2]).toBeGreaterThanOrEqual(400 - SLACK_MS);
      expect(after[4]).toBeGreaterThanOrEqual(800 - SLACK_MS);
    });

    it('moves a key that waits to the earlier moment, whoever wakes it', async () => {
      const { one, other, watched, workBoth } = openPair(url);
      workBoth({ concurrency: 1 });
      const now = one.clock.now();
      await one.wake('a', addHours(now, 5));
      await other.wake('a', addHours(now, 3));
      await one.wake('a', addHours(now, 4));
      const moment = addMinutes(one.clock.now(), 300 / 60_000);
      await other.wake('a', moment);
      await one.wake('a', addHours(now, 2));
      await eventually(() => expect(watched.ended).toEqual(['a']));
      expect(watched.starts[0]?.at).toSatisfy((at: Instant) => at >= moment);
    });

    it('starts nothing that it fetched in the moment of stopping, and leaves it to the other', async () => {
      const { one, other, watched } = openPair(url, 5);
      const keys = Array.from({ length: 200 }, (_, n) => `key|${n}`);
      const atStop = Promise.withResolvers<number>();
      const stopsMidway = async (key: string) => {
        await watched.handler(key);
        if (watched.ended.length !== 30) return;
        void one.queue.stop();
        atStop.resolve(watched.starts.length);
      };
      await Promise.all(keys.map((key) => one.wake(key)));
      one.queue.work('q', stopsMidway, { concurrency: 20 });
      const started = await atStop.promise;
      await one.queue.stop();
      expect(watched.starts).toHaveLength(started);
      other.queue.work('q', watched.handler, { concurrency: 20 });
      await eventually(() => expect([...watched.ended].sort()).toEqual([...keys].sort()));
    });

    it('wakes for others while its last handlers end', async () => {
      const { one, other } = openPair(url);
      const handled: string[] = [];
      const started = Promise.withResolvers<void>();
      const stopping = Promise.withResolvers<void>();
      const wakeLater = async () => {
        started.resolve();
        await stopping.promise;
        await one.queue.wake('next', 'b', one.clock.now());
      };
      one.queue.work('q', wakeLater, { concurrency: 1 });
      await one.wake('a');
      await started.promise;
      const stopped = one.queue.stop();
      stopping.resolve();
      await stopped;
      other.queue.work('next', async (key) => void handled.push(key), { concurrency: 1 });
      await eventually(() => expect(handled).toEqual(['b']));
    });
  });

  describe('the BullMQ queue', () => {
    it('takes any text as a key, and mixes up none', async () => {
      const { queue, clock, wake, troubles } = openProcess(url);
      const watched = createWatch(clock);
      const keys = [
        'pull|youtube:UC x|2026-10-05T05:10:00.000Z',
        'a:1',
        'a|1',
        'a 1',
        '1',
        '0',
        '0:1',
        'dn:a:1',
        'ñ☃\n',
      ];
      for (const key of keys) await wake(key);
      queue.work('q', watched.handler, { concurrency: 1 });
      await eventually(() => expect([...watched.ended].sort()).toEqual([...keys].sort()));
      expect(troubles).toEqual([]);
    });

    it('goes by a clock that stands still', async () => {
      const start: Instant = '2026-10-05T05:00:00.000Z';
      const clock = createSimulatedClock(start);
      const { queue, wake } = openProcess(url, newPrefix(), clock);
      const watched = createWatch(clock);
      queue.work('q', watched.handler, { concurrency: 1 });
      await wake('a', addHours(start, 48));
      await wake('b', addHours(start, 48));
      clock.set(addHours(start, 24));
      await wake('a', addHours(start, 47));
      await wake('a', addHours(start, 24));
      await eventually(() => expect(watched.ended).toEqual(['a']));
      await pause(QUIET_MS);
      expect(watched.ended).toEqual(['a']);
    });

    it('knows nothing of another prefix', async () => {
      const [one, other] = [openProcess(url), openProcess(url)];
      const [watched, others] = [createWatch(one.clock), createWatch(one.clock)];
      one.queue.work('q', watched.handler, { concurrency: 1 });
      other.queue.work('q', others.handler, { concurrency: 1 });
      await one.wake('a');
      await eventually(() => expect(watched.ended).toEqual(['a']));
      await pause(QUIET_MS);
      expect(others.ended).toEqual([]);
    });

    it('answers that it is ready until it is stopped', async () => {
      const { queue } = openProcess(url);
      expect(await queue.ready()).toBe(true);
      await queue.stop();
      expect(await queue.ready()).toBe(false);
    });

    it('takes one handler for a queue', () => {
      const { queue } = openProcess(url);
      queue.work('q', async () => {}, { concurrency: 1 });
      expect(() => queue.work('q', async () => {}, { concurrency: 1 })).toThrow('the queue q has its handler already');
    });
  });

  describe('the BullMQ queue and a worker that is killed', () => {
    it('hands its key on, and takes none from one that lives', { timeout: HAND_ON_MS + 10_000 }, async () => {
      const prefix = newPrefix();
      const { queue, wake, clock, troubles } = openProcess(url, prefix);
      const child = startMortalWorker(url, prefix);
      await wake('a');
      expect(String(await once(child.stdout, 'data'))).toBe('a\n');
      const watched = createWatch(clock);
      const open = watched.hold('long');
      queue.work('q', watched.handler, { concurrency: 3 });
      await wake('long');
      child.kill('SIGKILL');
      await eventually(() => expect(watched.ended).toEqual(['a']), HAND_ON_MS);
      await pause(LOOK_MS);
      expect(watched.running()).toEqual(['long']);
      open();
      await eventually(() => expect(watched.ended).toEqual(['a', 'long']));
      expect(watched.overlaps).toEqual([]);
      expect(troubles.map(String)).toEqual(['Error: a worker of q died or hung: its key is handed on']);
    });
  });
});
