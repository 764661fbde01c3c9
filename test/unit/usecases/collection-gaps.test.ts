import { expect, it } from 'vitest';
import type { Instant } from '#core/time/instant.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { collectionGaps } from '#services/usecases/collection-gaps.ts';
import { SMALL_ACCOUNT, smallPull } from '#test/support/small-world.ts';

const account = { ...SMALL_ACCOUNT, connectedAt: '2026-10-01T05:10:00.000Z' as const };

it('gaps are the slots since the connection that nobody read, once it is too late for them', async () => {
  const store = createMemoryStore();
  await store.insert('pulls', smallPull('2026-10-01T05:10:00.000Z', []));
  await store.insert('pulls', smallPull('2026-10-03T05:10:00.000Z', []));
  const missingAt = async (now: Instant) => (await collectionGaps(store, [account], now))[0]?.missing;
  // The slot of the fourth can still be read for six hours.
  expect(await missingAt('2026-10-04T11:10:00.000Z')).toEqual(['2026-10-02T05:10:00.000Z']);
  expect(await missingAt('2026-10-04T11:10:01.000Z')).toEqual(['2026-10-02T05:10:00.000Z', '2026-10-04T05:10:00.000Z']);
  const { connectedAt: _, ...unread } = SMALL_ACCOUNT;
  expect(await collectionGaps(store, [unread], '2026-10-04T12:00:00.000Z')).toEqual([]);
});
