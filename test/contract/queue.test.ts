import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Clock } from '#core/ports/clock.ts';
import { addHours, addMinutes, type Instant } from '#core/time/instant.ts';
import { createSystemClock } from '#services/clock.ts';
import { createInProcessQueue } from '#services/queue/in-process.ts';
import { createSimulatedClock } from '#test/sandbox/clock.ts';
import { queueContract } from './queue.contract.ts';

queueContract('in-process', async () => {
  const clock = createSystemClock();
  const errors: unknown[] = [];
  const queue = createInProcessQueue({ clock, onError: (error) => errors.push(error) });
  return { queue, clock, errors, dispose: () => queue.stop() };
});

const START: Instant = '2026-10-05T05:00:00.000Z';

function onSimulatedClock(watchClock: (clock: Clock) => Clock = (clock) => clock) {
  const clock = createSimulatedClock(START);
  const errors: unknown[] = [];
  const queue = createInProcessQueue({ clock: watchClock(clock), onError: (error) => errors.push(error) });
  const handled: string[] = [];
  const at = async (moment: Instant) => {
    clock.set(moment);
    await turn();
    return [...handled];
  };
  const handler = async (key: string) => void handled.push(`${key} ${clock.now().slice(11, 23)}`);
  return { clock, queue, errors, handled, handler, at };
}

describe('the in-process queue on a simulated clock', () => {
  it('handles at its moment to the millisecond, however long that is ahead', async () => {
    const { queue, handler, at } = onSimulatedClock();
    queue.work('q', handler, { concurrency: 1 });
    await queue.wake('q', 'a', addHours(START, 24 * 90));
    expect(await at(addMinutes(addHours(START, 24 * 90), -1 / 60_000))).toEqual([]);
    expect(await at(addHours(START, 24 * 90))).toEqual(['a 05:00:00.000']);
    expect(await at(addHours(START, 24 * 365))).toHaveLength(1);
  });

  it('moves a key to the earlier moment, and handles it once', async () => {
    const { queue, handler, at } = onSimulatedClock();
    queue.work('q', handler, { concurrency: 1 });
    await queue.wake('q', 'a', addHours(START, 3));
    await queue.wake('q', 'a', addHours(START, 1));
    await queue.wake('q', 'a', addHours(START, 2));
    expect(await at(addHours(START, 1))).toEqual(['a 06:00:00.000']);
    expect(await at(addHours(START, 9))).toHaveLength(1);
  });

  it('keeps to its rate over any window', async () => {
    const { queue, handler, at } = onSimulatedClock();
    queue.work('q', handler, { concurrency: 9, rate: { max: 2, perMs: 60_000 } });
    for (const key of ['a', 'b', 'c', 'd', 'e']) await queue.wake('q', key, START);
    expect(await at(START)).toHaveLength(2);
    expect(await at(addMinutes(START, 0.999))).toHaveLength(2);
    expect(await at(addMinutes(START, 1))).toHaveLength(4);
    expect(await at(addMinutes(START, 1.5))).toHaveLength(4);
    expect(await at(addMinutes(START, 2))).toHaveLength(5);
  });

  it('sleeps once for many keys that are woken again and again', async () => {
    let sleeps = 0;
    const counted = (clock: Clock): Clock => ({
      now: () => clock.now(),
      until: (moment, signal) => {
        sleeps += 1;
        return clock.until(moment, signal);
      },
    });
    const { queue, handler, at } = onSimulatedClock(counted);
    queue.work('q', handler, { concurrency: 1 });
    for (let tick = 0; tick < 20; tick += 1) {
      for (let n = 0; n < 100; n += 1) await queue.wake('q', `key ${n}`, addMinutes(START, 60 + n));
    }
    expect(sleeps).toBe(1);
    expect(await at(addMinutes(START, 100))).toHaveLength(41);
    expect(await at(addMinutes(START, 400))).toHaveLength(100);
  });

  it('is ready until it is stopped', async () => {
    const { queue } = onSimulatedClock();
    expect(await queue.ready()).toBe(true);
    await queue.stop();
    expect(await queue.ready()).toBe(false);
  });

  it('reports a handler that throws before it has a promise', async () => {
    const { queue, errors, at } = onSimulatedClock();
    const thrower = (): Promise<void> => {
      throw new Error('thrown, not rejected');
    };
    queue.work('q', thrower, { concurrency: 1 });
    await queue.wake('q', 'a', START);
    await queue.wake('q', 'b', START);
    await at(START);
    await at(START);
    expect(errors.map(String)).toEqual(['Error: thrown, not rejected', 'Error: thrown, not rejected']);
  });
});
