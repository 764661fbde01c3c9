import { accountReplaced } from '#config/texts/errors.ts';
import { type Account, type AnyAccount, type AnyPlatform, isAdAccount } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Month } from '#core/time/month.ts';
import { requireSound } from './name-successor.ts';
import { withPredecessors } from './successions.ts';

/**
 * The accounts of the settings as stored: each with the slot of its connection. New ones are stored, changed names and
 * addresses are taken over; whose figures they are can be corrected until the first of them is read.
 * @throws AppError `fix-setup` when an account that was read is another one now: two series are not made one
 */
export async function storedAccounts<P extends AnyPlatform>(
  store: Store,
  configured: readonly Omit<Account<P>, 'revision'>[],
): Promise<Account<P>[]> {
  const present = await store.get(
    'accounts',
    configured.map(({ id }) => id),
  );
  const byId = new Map(present.map((account) => [account.id, account]));
  const stored = await Promise.all(configured.map((account) => upToDate(store, account, byId.get(account.id))));
  const organic = (stored as AnyAccount[]).filter((account) => !isAdAccount(account));
  if (organic.some(({ succeeds }) => succeeds)) requireSound(await withPredecessors(store, organic));
  return stored;
}

async function upToDate<P extends AnyPlatform>(
  store: Store,
  configured: Omit<Account<P>, 'revision'>,
  stored: AnyAccount | undefined,
): Promise<Account<P>> {
  if (!stored) {
    const account: Account<P> = { ...configured, revision: 0 };
    await store.insert('accounts', account as AnyAccount);
    return account;
  }
  const { name, url, native, platform } = configured;
  const named = stored.succeeds?.filter(({ namedAt }) => namedAt !== undefined) ?? [];
  // Of the same account only what a person said counts: told twice, its figures would be joined twice.
  const others = configured.succeeds?.filter(({ of }) => !named.some((each) => each.of === of)) ?? [];
  const succeeds = [...others, ...named];
  const isSame = stored.native === native && stored.platform === platform;
  if ((stored.connectedAt || stored.filesSince) && !isSame) throw replaced(stored);
  const isSameChain = JSON.stringify(succeeds) === JSON.stringify(stored.succeeds ?? []);
  const { succeeds: _, ...rest } = stored;
  const next: Account<P> = { ...rest, name, url, native, platform, ...(succeeds.length > 0 && { succeeds }) };
  if (stored.name === name && stored.url === url && isSame && isSameChain) return next;
  await store.replace('accounts', next as AnyAccount);
  return { ...next, revision: stored.revision + 1 };
}

function replaced({ id, platform, native }: AnyAccount): AppError {
  const message = accountReplaced(id, platform, native);
  return new AppError({ code: 'account-replaced', recovery: { do: 'fix-setup' }, message });
}

/** Marks an account as connected at the slot of its first pull. Marking it again changes nothing. */
export async function markConnected(store: Store, account: AnyAccount, slot: AnyAccount['connectedAt']): Promise<void> {
  for (;;) {
    const [stored] = await store.get('accounts', [account.id]);
    if (!stored || stored.connectedAt || !slot) return;
    // Its first pull is not made again: an account that stayed unmarked would never be read daily.
    if (await store.replace('accounts', { ...stored, connectedAt: slot })) return;
  }
}

/**
 * Marks that files tell of an account, and since which month; a month later than the one known changes nothing, unless it
 * was counted anew.
 * @param month none when no file tells of it any more
 * @param at when a file was taken in or withdrawn
 */
export async function markFiles(
  store: Store,
  id: string,
  month: Month | undefined,
  at: Instant,
  anew = false,
): Promise<void> {
  const [stored] = await store.get('accounts', [id]);
  if (!stored) return;
  const { filesSince: since, filesAt: before, ...rest } = stored;
  const kept = anew || (since !== undefined && month !== undefined && since > month) ? month : (since ?? month);
  const filesAt = before !== undefined && before > at ? before : at;
  if (kept === since && filesAt === before) return;
  const marked = { ...rest, ...(kept !== undefined && { filesSince: kept }), filesAt };
  if (!(await store.replace('accounts', marked))) await markFiles(store, id, month, at, anew);
}
