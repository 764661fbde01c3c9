import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { addHours, addMinutes } from '#core/time/instant.ts';
import { firstSlot } from '#test/demo/scenario.ts';
import { ledger } from '#test/support/cluster.ts';
import { livesBetween, liveThrough } from '#test/support/disturbed.ts';
import { scheduler } from '#workers/start-workers.ts';

/** Connection in the month's last days, then day by day over its close; the proof lives through a month and a half. */
const START = addHours(firstSlot(1), 24 * 28);
const UNTIL = addHours(START, 24 * 12);

describe('worker processes', { timeout: 240_000 }, () => {
  const begin = livesBetween(START, UNTIL);

  it('leave what the product leaves in one process', async () => {
    const life = await begin(2);
    await life.cluster.runUntil(UNTIL);
    expect((await ledger(life.cluster.app.store)).filter(({ kind }) => kind === 'close')).toHaveLength(1);
    await life.expectWhole('same figures');
  });

  it('that are killed in mid-pull lose and double nothing', async () => {
    const life = await begin(3, 20);
    const kills = Array.from({ length: 4 }, () => life.cluster.killInMidPull);
    expect(await liveThrough(life, UNTIL, kills, () => 500 * Math.random())).toBe(4);
    await life.expectWhole('same figures');
  });

  it('that are stopped in mid-pull for longer than their lease make no further call once they go on', async () => {
    const life = await begin(2, 50);
    const { app, clock, calls, workers } = life.cluster;
    await app.accounts();
    const tick = setInterval(() => void scheduler(app).tick(), 500);
    await eventually(async () => calls.size > 8);
    const running = await eventually(async () => (await ledger(app.store)).find(({ state }) => state === 'running'));
    const holder = workers.find(({ pid }) => running.lease?.owner.split('/')[1] === String(pid));
    holder?.signal('SIGSTOP');
    // The clock of every process is past the lease; the other worker takes over what the stopped one held.
    clock.set(addMinutes(clock.now(), 6));
    await eventually(async () => (await ledger(app.store)).find(({ id, fence }) => id === running.id && fence === 2));
    holder?.signal('SIGCONT');
    clearInterval(tick);
    await life.cluster.runUntil(UNTIL);
    await life.expectWhole('same items');
  });
});

/** What is asked for, once it is there. */
async function eventually<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(20)) {
    const found = await ask();
    if (found) return found;
  }
  throw new Error('it did not come within a minute');
}
