import { describe, expect, it } from 'vitest';
import { addHours } from '#core/time/instant.ts';
import { firstSlot } from '#test/demo/scenario.ts';
import { emptyRedis, livesBetween, liveThrough, mongoOutage, restartRedis } from '#test/support/disturbed.ts';

/** Connection in the month's last days, then day by day over its close; the proof lives through a month and a half. */
const START = addHours(firstSlot(1), 24 * 28);
const UNTIL = addHours(START, 24 * 12);

describe('worker processes', { timeout: 240_000 }, () => {
  const begin = livesBetween(START, UNTIL);

  it('go on when Redis is killed and started again, and when it is emptied', async () => {
    const life = await begin(2, 10);
    const troubles = [() => restartRedis(life, 1_000), () => emptyRedis(life)];
    expect(await liveThrough(life, UNTIL, troubles, () => 1_000)).toBe(2);
    await life.expectWhole('same figures');
  });

  it('go on when the Mongo server is killed and comes back after a while', async () => {
    const life = await begin(2, 10);
    const outages = [() => mongoOutage(life)];
    expect(await liveThrough(life, UNTIL, outages, () => 500 + 1_500 * Math.random())).toBe(1);
    await life.expectWhole('same items');
  });
});
