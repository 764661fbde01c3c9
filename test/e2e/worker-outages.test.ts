import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addHours } from '#core/time/instant.ts';
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

/** Connection in the month, then day by day over its close. */
const START = addHours(firstSlot(1), 24 * 22);
const UNTIL = addHours(START, 24 * 18);

describe('worker processes whose servers go away', { timeout: 240_000 }, () => {
  let told: Told;
  let life: Disturbed;
  beforeAll(async () => {
    told = await tellUndisturbed(START, UNTIL);
  }, 120_000);
  afterEach(() => life.stop());

  it('go on when Redis is killed and started again, and when it is emptied', async () => {
    life = await startDisturbed(START, 2, 10);
    const restart = async () => {
      await life.redis.kill();
      await pause(1_000);
      await life.redis.start();
    };
    const made = await liveThrough(life, UNTIL, [restart, () => emptyRedis(life.redis)], () => 2_000);
    expect(made).toBe(2);
    await expectWhole(life, told, 'same figures');
  });

  it('go on when the Mongo server is killed and comes back after a while', async () => {
    life = await startDisturbed(START, 2, 10);
    const outage = async () => {
      await life.mongo.kill();
      await pause(20_000);
      await life.mongo.start();
    };
    expect(await liveThrough(life, UNTIL, [outage], () => 500 + 2_500 * Math.random())).toBe(1);
    await expectWhole(life, told, 'same items');
  });
});
