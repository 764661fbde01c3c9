import type { Account } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';
import { addHours, type Instant } from '#core/time/instant.ts';
import { isSlotMissed, nextSlot } from '#core/time/slot.ts';
import { scanAll } from './scan-all.ts';

/** Days looked back for slots without a pull. */
const LOOK_BACK_DAYS = 60;

export interface CollectionGap {
  account: string;
  /** Daily slots at which the account was not read, oldest first. */
  missing: Instant[];
}

/** Slots of the last sixty days at which each connected account should have been read and was not. */
export async function collectionGaps(
  store: Store,
  accounts: readonly Account[],
  now: Instant,
): Promise<CollectionGap[]> {
  const connected = accounts.filter(({ connectedAt }) => connectedAt);
  return Promise.all(connected.map((account) => gapsOf(store, account, now)));
}

async function gapsOf(store: Store, { id, connectedAt }: Account, now: Instant): Promise<CollectionGap> {
  const lookBack = addHours(now, -24 * LOOK_BACK_DAYS);
  const from = connectedAt && connectedAt > lookBack ? connectedAt : lookBack;
  const pulls = await scanAll(store, 'pulls', { index: 'byAccount', equal: { account: id }, range: { from } });
  const read = new Set(pulls.flatMap(({ slot, source }) => (source === 'file' ? [] : [slot])));
  const missing: Instant[] = [];
  // A slot that can still be read is not missing yet.
  for (let slot = nextSlot(from); isSlotMissed(slot, now); slot = nextSlot(slot))
    if (!read.has(slot)) missing.push(slot);
  return { account: id, missing };
}
