import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '#core/ports/clock.ts';
import type { Queue, WorkerOptions } from '#core/ports/queue.ts';
import { addMinutes, epochMsOf, type Instant } from '#core/time/instant.ts';
import { createWatch, eventually } from './queue/watch.ts';

/** An empty queue for one test, on the machine's clock. */
export interface QueueSubject {
  queue: Queue;
  clock: Clock;
  /** What was reported to the adapter's `onError`. */
  errors: readonly unknown[];
  /** Ends what is still open. */
  dispose(): Promise<void>;
}

/** Real time in which a handler that is called wrongly would be called. */
const QUIET_MS = 150;
/** A rate may count from when a key is taken, a little before its handler is called. */
const RATE_SLACK_MS = 50;

/** What every adapter of the queue port must keep. */
export function queueContract(name: string, open: () => Promise<QueueSubject>): void {
  describe(`queue contract: ${name}`, () => {
    let subject: QueueSubject;
    beforeEach(async () => {
      subject = await open();
    });
    afterEach(() => subject.dispose());

    const inMs = (milliseconds: number): Instant => addMinutes(subject.clock.now(), milliseconds / 60_000);
    const wake = (key: string, notBefore = subject.clock.now()) => subject.queue.wake('q', key, notBefore);
    const watch = (options: WorkerOptions = { concurrency: 1 }, queue = 'q') => {
      const watched = createWatch(subject.clock);
      subject.queue.work(queue, watched.handler, options);
      return watched;
    };

    it('handles a key that was woken', async () => {
      const watched = watch();
      await wake('a');
      await eventually(() => expect(watched.ended).toContain('a'));
    });

    it('handles every key of many', async () => {
      const watched = watch({ concurrency: 10 });
      const keys = Array.from({ length: 200 }, (_, n) => `key|${n}`);
      await Promise.all(keys.map((key) => wake(key)));
      await eventually(() => expect(new Set(watched.ended)).toEqual(new Set(keys)));
    });

    it('handles what was woken before anybody worked', async () => {
      await wake('a');
      await wake('b', inMs(50));
      const watched = watch();
      await eventually(() => expect(new Set(watched.ended)).toEqual(new Set(['a', 'b'])));
    });

    it('handles nothing before its moment', async () => {
      const watched = watch();
      const moment = inMs(200);
      await wake('a', moment);
      await eventually(() => expect(watched.ended).toContain('a'));
      expect(watched.starts[0]?.at).toSatisfy((at: Instant) => at >= moment);
    });

    it('does not hold up what is due behind what is not', async () => {
      const watched = watch();
      await wake('later', inMs(3_600_000));
      await wake('now');
      await eventually(() => expect(watched.ended).toEqual(['now']));
    });

    it('moves a key that waits to an earlier moment', async () => {
      const watched = watch();
      await wake('a', inMs(3_600_000));
      await wake('a');
      await eventually(() => expect(watched.ended).toContain('a'));
    });

    it('does not move a key that waits to a later moment', async () => {
      const watched = watch();
      const moment = inMs(200);
      await wake('a', moment);
      await wake('a', inMs(3_600_000));
      await eventually(() => expect(watched.ended).toContain('a'));
      expect(watched.starts[0]?.at).toSatisfy((at: Instant) => at >= moment);
    });

    it('runs no key twice at once, and handles afterwards what was woken meanwhile', async () => {
      const watched = watch({ concurrency: 3 });
      const open = watched.hold('a');
      await wake('a');
      await eventually(() => expect(watched.running()).toEqual(['a']));
      await wake('a');
      await wake('b');
      await eventually(() => expect(watched.ended).toContain('b'));
      await pause(QUIET_MS);
      expect(watched.running()).toEqual(['a']);
      open();
      await eventually(() => expect(watched.ended.filter((key) => key === 'a').length).toBeGreaterThanOrEqual(2));
      expect(watched.overlaps).toEqual([]);
    });

    it('runs as many at once as it may, and no more', async () => {
      const watched = watch({ concurrency: 2 });
      const keys = ['a', 'b', 'c', 'd', 'e'];
      const opens = keys.map((key) => watched.hold(key));
      for (const key of keys) await wake(key);
      await eventually(() => expect(watched.running()).toHaveLength(2));
      await pause(QUIET_MS);
      expect(watched.running()).toHaveLength(2);
      for (const open of opens) open();
      await eventually(() => expect(new Set(watched.ended)).toEqual(new Set(keys)));
      expect(watched.most()).toBe(2);
    });

    it('runs no more at once than all processes together may', async () => {
      const watched = watch({ concurrency: 5, globalConcurrency: 2 });
      const keys = ['a', 'b', 'c', 'd', 'e'];
      const opens = keys.map((key) => watched.hold(key));
      for (const key of keys) await wake(key);
      await eventually(() => expect(watched.running()).toHaveLength(2));
      await pause(QUIET_MS);
      for (const open of opens) open();
      await eventually(() => expect(new Set(watched.ended)).toEqual(new Set(keys)));
      expect(watched.most()).toBe(2);
    });

    it('handles a key that runs again at the moment for which it was woken, the earliest of several', async () => {
      const watched = watch();
      const open = watched.hold('a');
      await wake('a');
      await eventually(() => expect(watched.running()).toEqual(['a']));
      const moment = inMs(300);
      await wake('a', inMs(3_600_000));
      await wake('a', moment);
      await wake('a', inMs(7_200_000));
      open();
      await eventually(() => expect(watched.ended).toEqual(['a', 'a']));
      expect(watched.starts[1]?.at).toSatisfy((at: Instant) => at >= moment);
    });

    it('starts no more in a while than its rate allows', async () => {
      const watched = watch({ concurrency: 5, rate: { max: 2, perMs: 250 } });
      const keys = ['a', 'b', 'c', 'd', 'e'];
      await Promise.all(keys.map((key) => wake(key)));
      await eventually(() => expect(new Set(watched.ended)).toEqual(new Set(keys)));
      const first = epochMsOf(watched.starts[0]?.at ?? subject.clock.now());
      const after = watched.starts.map(({ at }) => epochMsOf(at) - first);
      expect(after[2]).toBeGreaterThanOrEqual(250 - RATE_SLACK_MS);
      expect(after[4]).toBeGreaterThanOrEqual(500 - RATE_SLACK_MS);
    });

    it('reports a handler that rejects, goes on with the others, and runs it again only when it is woken', async () => {
      const watched = watch();
      watched.reject('bad', new Error('rejected on purpose'));
      await wake('bad');
      await wake('good');
      await eventually(() => expect(watched.ended).toContain('good'));
      await eventually(() => expect(subject.errors.map(String)).toEqual(['Error: rejected on purpose']));
      await pause(QUIET_MS);
      expect(watched.starts.filter(({ key }) => key === 'bad')).toHaveLength(1);
      await wake('bad');
      await eventually(() => expect(watched.starts.filter(({ key }) => key === 'bad')).toHaveLength(2));
    });

    it('gives each queue its own keys, and none waits for another queue', async () => {
      const [one, other] = [watch({ concurrency: 1 }, 'q'), watch({ concurrency: 1 }, 'other')];
      const open = one.hold('a');
      await wake('a');
      await eventually(() => expect(one.running()).toEqual(['a']));
      await subject.queue.wake('other', 'a', subject.clock.now());
      await eventually(() => expect(other.ended).toEqual(['a']));
      expect(one.ended).toEqual([]);
      open();
    });

    it('stops only when what runs has ended, and starts nothing new', async () => {
      const watched = watch();
      const open = watched.hold('a');
      await wake('a');
      await wake('b');
      await wake('c', inMs(50));
      await eventually(() => expect(watched.running()).toEqual(['a']));
      let stopped = false;
      const stopping = subject.queue.stop().then(() => {
        stopped = true;
      });
      await pause(QUIET_MS);
      expect(stopped).toBe(false);
      open();
      await stopping;
      expect(watched.ended).toEqual(['a']);
      await pause(QUIET_MS);
      expect(watched.starts.map(({ key }) => key)).toEqual(['a']);
    });

    it('stops at once when nothing runs, and twice as well as once', async () => {
      watch();
      await wake('later', inMs(3_600_000));
      await subject.queue.stop();
      await subject.queue.stop();
    });
  });
}
