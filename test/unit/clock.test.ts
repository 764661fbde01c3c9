import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { addHours, addMinutes } from '#core/time/instant.ts';
import { createSystemClock } from '#services/clock.ts';

const clock = createSystemClock();
const inMs = (milliseconds: number) => addMinutes(clock.now(), milliseconds / 60_000);

describe('the clock of the machine', () => {
  it('tells the time of the machine, to the millisecond', () => {
    const [before, now, after] = [Date.now(), clock.now(), Date.now()];
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(now)).toSatisfy((ms: number) => before <= ms && ms <= after);
  });

  it('waits until a moment has come, not less', async () => {
    const moment = inMs(40);
    await clock.until(moment, new AbortController().signal);
    expect(clock.now()).toSatisfy((now: string) => now >= moment);
  });

  it('does not wait for the past, nor after an abort', async () => {
    await clock.until(addHours(clock.now(), -1), new AbortController().signal);
    await clock.until(addHours(clock.now(), 24 * 365), AbortSignal.abort());
  });

  // Longer than one timer can be set for.
  it.each([1, 24 * 40])('ends a wait of %i hours when it is aborted', async (hours) => {
    const stop = new AbortController();
    const waited = clock.until(addHours(clock.now(), hours), stop.signal);
    stop.abort();
    await waited;
  });

  it('leaves nothing behind on the signal', async () => {
    const { signal } = new AbortController();
    for (let n = 0; n < 3; n += 1) await clock.until(inMs(2), signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
