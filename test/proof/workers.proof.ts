import { describe, expect, it } from 'vitest';
import { addHours, type Instant } from '#core/time/instant.ts';
import { firstSlot } from '#test/demo/scenario.ts';
import { emptyRedis, livesBetween, liveThrough, mongoOutage, restartRedis } from '#test/support/disturbed.ts';

describe('a month and a half of worker processes on MongoDB and Redis', { timeout: 3_600_000 }, () => {
  const start: Instant = firstSlot(1);
  const until = addHours(start, 24 * 45);
  const begin = livesBetween(start, until);

  it('with a worker killed in mid-pull, a hundred times', async () => {
    const life = await begin(4, 40);
    const kills = Array.from({ length: 100 }, () => life.cluster.killInMidPull);
    expect(await liveThrough(life, until, kills, () => 300 * Math.random())).toBe(100);
    await life.expectWhole('same figures');
  });

  it('with Redis killed and started again, and emptied, ten times each', async () => {
    const life = await begin(3, 40);
    const both = [() => restartRedis(life, 3_000 * Math.random()), () => emptyRedis(life)];
    const troubles = Array.from({ length: 10 }, () => both).flat();
    expect(await liveThrough(life, until, troubles, () => 1_000 * Math.random())).toBe(20);
    await life.expectWhole('same figures');
  });

  it('with the Mongo server killed and started again after 20 s, three times', async () => {
    const life = await begin(3, 40);
    const outages = Array.from({ length: 3 }, () => () => mongoOutage(life));
    expect(await liveThrough(life, until, outages, () => 5_000 * Math.random())).toBe(3);
    await life.expectWhole('same items');
  });
});
