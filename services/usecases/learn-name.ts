import type { Account } from '#core/accounts/account.ts';
import { withName } from '#core/accounts/succession.ts';
import type { Mapped } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';

/** Notes how the platform calls an account, where that is another name than before. Repeating it changes nothing. */
export async function learnName(
  store: Store,
  { id }: Pick<Account, 'id'>,
  { name }: Pick<Mapped, 'name'>,
): Promise<void> {
  for (;;) {
    const [stored] = await store.get('accounts', [id]);
    if (!stored || !name) return;
    const before = stored.names ?? [];
    const names = withName(before, name);
    if (names === before || (await store.replace('accounts', { ...stored, names }))) return;
  }
}
