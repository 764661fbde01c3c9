import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addHours, type Instant } from '#core/time/instant.ts';
import { firstSlot } from '#test/demo/scenario.ts';
import {
  type Disturbed,
  emptyRedis,
  expectWhole,
  liveThrough,
  startDisturbed,
  type Told,
  tellUndisturbed,
} from '#test/support/disturbed.ts';

const MINUTES = 60_000;

describe('a month and a half of worker processes on MongoDB and Redis', { timeout: 60 * MINUTES }, () => {
  const start: Instant = firstSlot(1);
  const until = addHours(start, 24 * 45);
  let told: Told;
  let life: Disturbed;
  beforeAll(async () => {
    told = await tellUndisturbed(start, until);
  });
  afterEach(() => life.stop());

  it('with a worker killed in mid-pull, a hundred times', async () => {
    life = await startDisturbed(start, 4, 40);
    const kills = Array.from({ length: 100 }, () => life.cluster.killInMidPull);
    const made = await liveThrough(life, until, kills, () => 150 * Math.random());
    expect(made).toBe(100);
    await expectWhole(life, told, 'same figures');
  });

  it('with Redis killed and started again, and emptied, ten times each', async () => {
    life = await startDisturbed(start, 3, 40);
    const restart = async () => {
      await life.redis.kill();
      await pause(3_000 * Math.random());
      await life.redis.start();
    };
    const troubles = Array.from({ length: 10 }, () => [restart, () => emptyRedis(life.redis)]).flat();
    expect(await liveThrough(life, until, troubles, () => 2_000 * Math.random())).toBe(20);
    await expectWhole(life, told, 'same figures');
  });

  it('with the Mongo server killed and started again after 20 s, three times', async () => {
    life = await startDisturbed(start, 3, 40);
    const outage = async () => {
      await life.mongo.kill();
      await pause(20_000);
      await life.mongo.start();
    };
    expect(await liveThrough(life, until, [outage, outage, outage], () => 5_000 * Math.random())).toBe(3);
    await expectWhole(life, told, 'same items');
  });
});
