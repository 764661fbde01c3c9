import type { Account } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';

/**
 * The accounts of the settings as stored: each with the slot of its connection. New ones are stored, changed names and
 * addresses are taken over; what an account was connected with stays.
 */
export async function storedAccounts(
  store: Store,
  configured: readonly Omit<Account, 'revision'>[],
): Promise<Account[]> {
  const present = await store.get(
    'accounts',
    configured.map(({ id }) => id),
  );
  const byId = new Map(present.map((account) => [account.id, account]));
  return Promise.all(configured.map((account) => upToDate(store, account, byId.get(account.id))));
}

async function upToDate(
  store: Store,
  configured: Omit<Account, 'revision'>,
  stored: Account | undefined,
): Promise<Account> {
  if (!stored) {
    const account = { ...configured, revision: 0 };
    await store.insert('accounts', account);
    return account;
  }
  const { name, url, native } = configured;
  if (stored.name === name && stored.url === url && stored.native === native) return stored;
  await store.replace('accounts', { ...stored, name, url, native });
  return { ...stored, name, url, native, revision: stored.revision + 1 };
}

/** Marks an account as connected at the slot of its first pull. Marking it again changes nothing. */
export async function markConnected(store: Store, account: Account, slot: Account['connectedAt']): Promise<void> {
  const [stored] = await store.get('accounts', [account.id]);
  if (!stored || stored.connectedAt || !slot) return;
  await store.replace('accounts', { ...stored, connectedAt: slot });
}
