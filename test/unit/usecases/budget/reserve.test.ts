import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Budgets } from '#core/budget/budget.ts';
import type { MeterEntry } from '#core/budget/meter-entry.ts';
import { AppError } from '#core/error.ts';
import type { Store } from '#core/ports/store.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { reserve } from '#services/usecases/budget/reserve.ts';

const NOW: Instant = '2026-10-15T05:10:00.000Z';
const budgets = (x: bigint): Budgets => ({
  limits: { facebook: null, x, youtube: 10n, linkedin: null, 'facebook-ads': null, 'linkedin-ads': null },
  pausePercent: 75,
});
const entry = (id: string, microUsd: bigint, at: Instant = NOW): MeterEntry => ({
  id,
  revision: 0,
  platform: 'x',
  account: 'x-a',
  endpoint: 'posts',
  at,
  state: 'reserved',
  calls: 1,
  units: 0,
  microUsd,
});
const settle = (store: Store, reserved: MeterEntry, microUsd: bigint) =>
  store.replace('meter', { ...reserved, microUsd, state: 'settled' });
const codeOf = (asked: Promise<void>) =>
  asked.then(
    () => 'reserved',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

describe('reserving what a call can take', () => {
  it('goes up to the budget and not past it, and waits until the month ends', async () => {
    const store = createMemoryStore();
    const first = entry('a', 600n);
    await reserve({ store, budgets: budgets(1_000n) }, first);
    await settle(store, first, 500n);
    expect(await codeOf(reserve({ store, budgets: budgets(1_000n) }, entry('b', 500n)))).toBe('reserved');
    const over = reserve({ store, budgets: budgets(999n) }, entry('c', 500n, addMinutes(NOW, 30)));
    await expect(over).rejects.toMatchObject({
      code: 'budget-spent',
      recovery: { do: 'wait', until: '2026-11-01T00:00:00.000Z' },
      message: expect.stringMatching(/del mes de X.*van US\$.0,001 de US\$.0,000999.*RENDIR_X_USD_PER_MONTH/),
    });
    // What was refused takes nothing.
    expect(await store.get('meter', ['c'])).toEqual([]);
  });

  it('waits a minute for what calls under way may give back, and for no answer that will not come', async () => {
    const store = createMemoryStore();
    const parts = { store, budgets: budgets(1_000n) };
    await reserve(parts, entry('dead', 800n));
    await expect(reserve(parts, entry('b', 500n, addMinutes(NOW, 4)))).rejects.toMatchObject({
      code: 'budget-held',
      recovery: { do: 'wait', until: addMinutes(NOW, 5) },
    });
    expect(await codeOf(reserve(parts, entry('c', 500n, addMinutes(NOW, 6))))).toBe('budget-spent');
  });

  it('counts a month for itself, and a call that takes nothing of what is bounded never', async () => {
    const store = createMemoryStore();
    const parts = { store, budgets: budgets(1_000n) };
    await reserve(parts, entry('october', 1_000n));
    expect(await codeOf(reserve(parts, entry('november', 1_000n, '2026-11-01T00:00:00.000Z')))).toBe('reserved');
    expect(await codeOf(reserve(parts, entry('free', 0n)))).toBe('reserved');
    const report: MeterEntry = { ...entry('report', 0n), platform: 'youtube', units: 0 };
    expect(await codeOf(reserve({ store, budgets: { ...budgets(0n) } }, report))).toBe('reserved');
  });

  it('counts once a call that is reserved again because the first answer of the store was lost', async () => {
    const store = createMemoryStore();
    const parts = { store, budgets: budgets(1_000n) };
    await reserve(parts, entry('a', 600n));
    expect(await codeOf(reserve(parts, entry('a', 600n)))).toBe('reserved');
  });

  it('never lets workers pass the budget together, however their steps interleave', async () => {
    const calls = fc.array(
      fc.record({ most: fc.integer({ min: 1, max: 100 }), part: fc.integer({ min: 0, max: 100 }) }),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), calls, calls, fc.integer({ min: 1, max: 300 }), async (s, one, other, limit) => {
        const memory = createMemoryStore();
        const store: Store = {
          ...memory,
          insert: s.scheduleFunction(memory.insert),
          replace: s.scheduleFunction(memory.replace),
          remove: s.scheduleFunction(memory.remove),
          totals: s.scheduleFunction(memory.totals),
        } as Store;
        let [taken, atMost] = [0, 0];
        const worker = async (name: string, all: typeof one) => {
          for (const [number, { most, part }] of all.entries()) {
            const reserved = entry(`${name}${number}`, BigInt(most));
            if ((await codeOf(reserve({ store, budgets: budgets(BigInt(limit)) }, reserved))) !== 'reserved') continue;
            const cost = Math.floor((most * part) / 100);
            taken += cost;
            atMost = Math.max(atMost, taken);
            // A call in five dies without an answer: it was made all the same.
            if (part % 5 !== 0) await settle(store, reserved, BigInt(cost));
          }
        };
        const done = Promise.all([worker('a', one), worker('b', other)]);
        await s.waitFor(done);
        expect(atMost).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 300 },
    );
  });
});
