import type { Account } from '#core/accounts/account.ts';
import { type Live, type LiveFigures, liveFigures } from '#core/lives/live.ts';
import type { Store } from '#core/ports/store.ts';
import { endOfMonth, type Month, startOfMonth } from '#core/time/month.ts';
import { scanAll } from '../scan-all.ts';

/** A broadcast of a month with its figures. */
export type MonthLive = Pick<Live, 'account' | 'platform' | 'native' | 'permalink' | 'startedAt' | 'everyMinutes'> &
  LiveFigures & { endedAt: Live['startedAt'] | null };

/** Broadcasts of accounts that began in a month, oldest first. */
export async function monthLives(store: Store, accounts: readonly Account[], month: Month): Promise<MonthLive[]> {
  const range = { from: startOfMonth(month), until: endOfMonth(month) };
  const found = await Promise.all(
    accounts.map(({ id }) => scanAll(store, 'lives', { index: 'byAccount', equal: { account: id }, range })),
  );
  return found
    .flat()
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    .map((live) => {
      const { account, platform, native, permalink, startedAt, everyMinutes, end } = live;
      const said = { account, platform, native, permalink, startedAt, everyMinutes, endedAt: end?.endedAt ?? null };
      return { ...said, ...liveFigures(live) };
    });
}

function placeOf({ startedAt, id }: Live): string {
  return `${startedAt}|${id}`;
}
