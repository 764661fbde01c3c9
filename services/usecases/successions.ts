import { type Account, isAdAccount } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';
import { type Month, monthOfDay } from '#core/time/month.ts';

/** Accounts with those whose series they go on with, near or far, each once. */
export async function withPredecessors(store: Store, accounts: readonly Account[]): Promise<Account[]> {
  const found = new Map(accounts.map((account) => [account.id, account]));
  let fresh = accounts;
  while (fresh.length > 0) {
    const named = fresh.flatMap(({ succeeds = [] }) => succeeds.map(({ of }) => of));
    const unknown = [...new Set(named)].filter((id) => !found.has(id));
    fresh = (await store.get('accounts', unknown)).filter((account) => !isAdAccount(account));
    for (const account of fresh) found.set(account.id, account);
  }
  return [...found.values()];
}

/**
 * The accounts of which a month tells by themselves: one that was succeeded stands until the month in which it was, its
 * successor from then on; an account that took up another stood already before.
 */
export function standingIn(accounts: readonly Account[], month: Month): Account[] {
  const ended = new Set<string>();
  const unborn = new Set<string>();
  for (const { id, succeeds = [] } of accounts) {
    for (const { of, since, kind } of succeeds) {
      if (monthOfDay(since) <= month) ended.add(of);
      else if (kind !== 'merged') unborn.add(id);
    }
  }
  return accounts.filter(({ id }) => !ended.has(id) && !unborn.has(id));
}
