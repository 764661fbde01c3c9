import type { Account } from '#core/accounts/account.ts';
import type { Live } from '#core/lives/live.ts';
import type { Store } from '#core/ports/store.ts';
import { addHours, type Instant } from '#core/time/instant.ts';
import { scanAll } from '../scan-all.ts';

/** Broadcasts that began so long before the term may still have answers to let go: looks missed for a month are caught up. */
const LOOKED_BACK_HOURS = 24 * 60;

/** Lets go the answers about broadcasts that came before a moment; what they said of the audience stays. */
export async function forgetLives(
  store: Store,
  { id, disconnectedAt }: Account,
  before: Instant,
  now: Instant,
): Promise<number> {
  // After a disconnection all of them.
  const from = disconnectedAt === undefined ? { from: addHours(before, -LOOKED_BACK_HOURS) } : {};
  const lives = await scanAll(store, 'lives', {
    index: 'byAccount',
    equal: { account: id },
    range: { ...from, until: before },
  });
  let count = 0;
  for (const { live, capture } of lives.flatMap((each) => capturesOf(each, before))) {
    const { account, startedAt: slot, id: pull } = live;
    await store.insert('expired', { id: capture, revision: 0, account, slot, pull, expiredAt: now });
    if (await store.removeFile(capture)) count += 1;
  }
  return count;
}

function capturesOf(live: Live, before: Instant) {
  const all = [...live.readings, ...(live.end ? [live.end] : [])];
  return all.filter(({ learntAt }) => learntAt < before).map(({ capture }) => ({ live, capture }));
}
