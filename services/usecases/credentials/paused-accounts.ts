import { accountDisconnected, connectionLost } from '#config/texts/credentials.ts';
import type { AnyAccount } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';

/** Cause of a pull that is not asked for, because nothing opens its account. */
export const ACCOUNT_PAUSED = 'account-paused';

/** Why accounts are not read until a person connects them again, by their id. */
export async function pausedAccounts(store: Store, accounts: readonly AnyAccount[]): Promise<Map<string, string>> {
  const credentials = await store.get(
    'credentials',
    accounts.map(({ id }) => id),
  );
  const dead = credentials.flatMap(({ id, dead: why }) =>
    why ? [[id, connectionLost(id, why.message)] as const] : [],
  );
  const left = accounts.filter(({ disconnectedAt }) => disconnectedAt !== undefined);
  return new Map([...left.map(({ id }) => [id, accountDisconnected(id)] as const), ...dead]);
}
