import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLATFORMS, type Platform } from '#core/accounts/account.ts';
import type { Instant } from '#core/time/instant.ts';
import { newStore } from '#test/support/engine-pair.ts';
import { openPuller, type Puller } from '#test/support/puller.ts';
import { type Holdings, holdingsOf, storeHolding, watchedStore } from '#test/support/whole-store.ts';

const CONNECTED: Instant = '2025-11-28T05:10:00.000Z';
const SLOT: Instant = '2025-12-02T05:10:00.000Z';

// YouTube's pull dies before and after each write in the tests of pulling an account.
const OTHERS = PLATFORMS.filter((platform) => platform !== 'youtube');

describe.each(OTHERS)('a daily pull of %s that dies', (platform: Platform) => {
  let puller: Puller;
  let before: Holdings;
  let told: Holdings;
  let callsTold: number;

  beforeAll(async () => {
    puller = await openPuller(platform, CONNECTED);
    const store = await newStore();
    await puller.pull(store, CONNECTED, 'backfill');
    before = await holdingsOf(store, puller.account.id);
    puller.clock.set(SLOT);
    callsTold = await callsOf(() => puller.pull(store, SLOT));
    told = await holdingsOf(store, puller.account.id);
  });
  afterAll(() => puller.sandbox.stop());

  async function callsOf(run: () => Promise<unknown>): Promise<number> {
    const start = puller.sandbox.calls[platform];
    await run();
    return puller.sandbox.calls[platform] - start;
  }

  it('after any write ends, tried again, as if it had not, and with no call more', async () => {
    let died = true;
    let deaths = 0;
    for (let n = 1; died; n += 1) {
      const store = await storeHolding(before);
      let writes = 0;
      const mortal = watchedStore(store, (when) => {
        writes += when === 'after' ? 1 : 0;
        if (when === 'after' && writes === n) throw new Error('died');
      });
      const calls = await callsOf(async () => {
        died = await puller.pull(mortal, SLOT).then(
          () => false,
          (error: unknown) => String(error).includes('died') || Promise.reject(error),
        );
        await puller.pull(store, SLOT);
      });
      expect({ n, calls, ...(await holdingsOf(store, puller.account.id)) }).toEqual({ n, calls: callsTold, ...told });
      deaths += died ? 1 : 0;
    }
    // An answer each, the bundle, a post or more, the pull, its month, and the captures that it no longer needs.
    expect(deaths).toBeGreaterThanOrEqual(callsTold + 4);
  });
});
