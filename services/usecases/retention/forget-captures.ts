import type { Account } from '#core/accounts/account.ts';
import type { Cursor, Store } from '#core/ports/store.ts';
import { type Pull, pullId } from '#core/pulls/pull.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { latestSlot, nextSlot } from '#core/time/slot.ts';
import { dropCaptures, openCaptures } from '../open-captures.ts';

const AT_ONCE = 50;

/**
 * Lets go the bundles of pulls whose slot lies before a moment; resolves with how many. Pulls are gone through once, oldest
 * first: it goes on from the last bundle that went, which is removed again, since a run may have died before it was.
 */
export async function forgetBundles(store: Store, { id }: Account, before: Instant, now: Instant): Promise<number> {
  const query = { index: 'byAccount', equal: { account: id } };
  const [last] = (await store.scan('expired', { ...query, order: 'descending', limit: 1 })).documents;
  const range = { ...(last && { from: last.slot }), until: before };
  let count = 0;
  let after: Cursor | undefined;
  do {
    const page = await store.scan('pulls', { ...query, range, limit: AT_ONCE, ...(after && { after }) });
    // A file is its owner's.
    for (const pull of page.documents.filter(({ source }) => source !== 'file')) {
      if (await forgetBundle(store, pull, now)) count += 1;
    }
    after = page.next;
  } while (after);
  return count;
}

/** The digest first: what is gone without a word cannot be told from what was lost. */
async function forgetBundle(store: Store, { id, account, slot, bundle }: Pull, now: Instant): Promise<boolean> {
  await store.insert('expired', { id: bundle, revision: 0, account, slot, pull: id, expiredAt: now });
  return store.removeFile(bundle);
}

/** Answers of pulls that were given up, which nobody will come to once the account is disconnected. */
export async function forgetOpenCaptures(store: Store, { id, connectedAt }: Account, now: Instant): Promise<void> {
  const [last] = (
    await store.scan('pulls', { index: 'byAccount', equal: { account: id }, order: 'descending', limit: 1 })
  ).documents;
  const first = last?.slot ?? connectedAt;
  if (!first) return;
  for (let slot = nextSlot(addMinutes(first, -1)); slot <= latestSlot(now); slot = nextSlot(slot)) {
    for (const source of ['api', 'backfill'] as const)
      await dropCaptures(store, await openCaptures(store, pullId(id, slot, source, 0)));
  }
}
