import { successionCircular, successionNotNamed, successionOfOther, successionUnknown } from '#config/texts/errors.ts';
import { type Account, isAdAccount } from '#core/accounts/account.ts';
import type { Succession } from '#core/accounts/succession.ts';
import { AppError } from '#core/error.ts';
import type { Store } from '#core/ports/store.ts';
import { withPredecessors } from './successions.ts';

/**
 * Notes that an account goes on with the series of another, in place of what was said of the two before.
 * @throws AppError `fix-setup` when the other is not known, is of another platform, or follows this one
 */
export async function nameSuccessor(store: Store, id: string, succession: Succession): Promise<void> {
  await change(store, id, async (account) => {
    const others = (account.succeeds ?? []).filter(({ of }) => of !== succession.of);
    const succeeds = [...others, succession].sort((a, b) => (a.since < b.since ? -1 : 1));
    const next = { ...account, succeeds };
    requireSound(await withPredecessors(store, [next]));
    return next;
  });
}

/**
 * Takes back what a person said of two accounts.
 * @throws AppError `fix-setup` when no person said it: what stands in the settings is changed there
 */
export async function unnameSuccessor(store: Store, id: string, before: string): Promise<void> {
  await change(store, id, async ({ succeeds = [], ...account }) => {
    const left = succeeds.filter(({ of, namedAt }) => of !== before || namedAt === undefined);
    if (left.length === succeeds.length) throw unsound('succession-not-named', successionNotNamed(id, before));
    return { ...account, ...(left.length > 0 && { succeeds: left }) };
  });
}

/**
 * Holds the successions of accounts against those accounts.
 * @param accounts with those whose series they go on with
 * @throws AppError `fix-setup`
 */
export function requireSound(accounts: readonly Account[]): void {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  for (const { id, platform, succeeds = [] } of accounts) {
    for (const { of } of succeeds) {
      const before = byId.get(of);
      if (!before) throw unsound('succession-unknown', successionUnknown(id, of));
      if (before.platform !== platform) throw unsound('succession-of-other', successionOfOther(id, of));
    }
    if (reaches(byId, id, id, new Set())) throw unsound('succession-circular', successionCircular(id));
  }
}

function reaches(byId: ReadonlyMap<string, Account>, from: string, to: string, seen: Set<string>): boolean {
  return (byId.get(from)?.succeeds ?? []).some(({ of }) => {
    if (of === to) return true;
    if (seen.has(of)) return false;
    seen.add(of);
    return reaches(byId, of, to, seen);
  });
}

async function change(store: Store, id: string, next: (account: Account) => Promise<Account>): Promise<void> {
  for (;;) {
    const [stored] = await store.get('accounts', [id]);
    if (!stored || isAdAccount(stored) || (await store.replace('accounts', await next(stored)))) return;
  }
}

function unsound(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'fix-setup' }, message });
}
