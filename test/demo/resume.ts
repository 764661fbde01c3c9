import type { Account } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import { scanAll } from '#services/usecases/scan-all.ts';

/**
 * Where a demo that was interrupted goes on: the earliest slot with open work, else the last one that was read. The
 * sandbox's clock must not stand before what the store has already learnt.
 */
export async function resumeAt(store: Store, accounts: readonly Account[], start: Instant): Promise<Instant> {
  const open = await Promise.all(
    (['due', 'running'] as const).map((state) => scanAll(store, 'work', { index: 'byState', equal: { state } })),
  );
  const waiting = open.flat().map(({ slot }) => slot);
  if (waiting.length > 0) return waiting.toSorted()[0] ?? start;
  const last = await Promise.all(accounts.map(({ id }) => lastSlot(store, id)));
  return last.reduce<Instant>((latest, slot) => (slot && slot > latest ? slot : latest), start);
}

async function lastSlot(store: Store, account: string): Promise<Instant | undefined> {
  const query = { index: 'byAccount', equal: { account }, order: 'descending', limit: 1 } as const;
  return (await store.scan('pulls', query)).documents[0]?.slot;
}
