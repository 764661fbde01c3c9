import { type AnyAccount, isAdAccount } from '#core/accounts/account.ts';
import { type UnreadAds, unreadDays } from '#core/pauta/ads/unread.ts';
import type { PautaPeriod } from '#core/pauta/report/period.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';

export interface UnreadParts {
  store: Store;
  everyAccount(): Promise<AnyAccount[]>;
}

/** Pulls that may have been made after the moment for a slot before it. */
const LOOKED_BACK = 5;

/** What a period lacks of the advertising accounts that were connected by then, as known at a moment. */
export async function unreadAds(
  { store, everyAccount }: UnreadParts,
  period: PautaPeriod,
  at: Instant,
): Promise<UnreadAds[]> {
  const accounts = (await everyAccount()).filter(isAdAccount);
  // Of one that was disconnected before, nobody expects anything.
  const expected = accounts.filter(
    ({ disconnectedAt }) => disconnectedAt === undefined || disconnectedAt > period.first,
  );
  const found = expected.map(async ({ id, name }) => {
    const range = { until: at };
    const query = {
      index: 'byAccount',
      equal: { account: id },
      order: 'descending',
      range,
      limit: LOOKED_BACK,
    } as const;
    const { documents } = await store.scan('adsPulls', query);
    const last = documents.find(({ learntAt }) => learntAt <= at);
    return last && unreadDays(name, last, period, at);
  });
  return (await Promise.all(found)).filter((one) => one !== undefined);
}
