import { describe, expect, it } from 'vitest';
import { differenceOf } from '#core/metrics/screen-value.ts';
import { foldMonth } from '#core/month/fold.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { recordScreen, screensOf } from '#services/usecases/screens/record-screen.ts';
import { dayTable, SMALL_ACCOUNT, smallHistory, smallPull } from '#test/support/small-world.ts';

const NOW = '2026-10-05T12:00:00.000Z';
const LIKES = 'facebook.page.likes@1';

describe('what a person saw on the platform', () => {
  it('is kept beside our figure of that moment, and stays when ours is restated', async () => {
    const store = createMemoryStore();
    const parts = { store, dictionaries: new Map([['facebook' as const, smallHistory([]).dictionary]]) };
    const fold = (count: number) => {
      const slot = '2026-10-03T05:10:00.000Z';
      return foldMonth('2026-10', [smallPull(slot, [dayTable(slot, LIKES, { '2026-10-02': count })])]);
    };
    const first = fold(40);
    if (first) await store.insert('months', first);
    const seen = { metric: LIKES, day: '2026-10-02' as const, seen: 43, note: 'con reacciones de historias' };
    const kept = await recordScreen(parts, SMALL_ACCOUNT, seen, NOW);
    expect(kept).toMatchObject({ ours: 40, seen: 43 });
    expect(differenceOf(kept)).toBe(3);
    const restated = fold(44);
    if (restated) await store.replace('months', restated);
    const other = await recordScreen(parts, SMALL_ACCOUNT, { ...seen, day: '2026-10-03' }, NOW);
    expect([other.ours, differenceOf(other)]).toEqual(['not-collected', null]);
    expect(await screensOf(store, SMALL_ACCOUNT.id)).toEqual([kept, other]);
  });

  it('is of a metric of accounts that the platform has', async () => {
    const parts = {
      store: createMemoryStore(),
      dictionaries: new Map([['facebook' as const, smallHistory([]).dictionary]]),
    };
    const entry = { metric: 'facebook.post.likes@1', day: '2026-10-02' as const, seen: 1, note: '' };
    await expect(recordScreen(parts, SMALL_ACCOUNT, entry, NOW)).rejects.toMatchObject({ code: 'no-metric' });
  });
});
