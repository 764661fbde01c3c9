import { ALL_PLATFORMS } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';
import type { Vault } from '#core/ports/vault.ts';
import { scanAll } from '../scan-all.ts';

/**
 * Seals with the present key what was sealed with the one before it. Doing it again changes nothing.
 * @returns how many were sealed anew, of how many there are
 * @throws AppError `fix-setup` when one can be opened with neither key
 */
export async function resealCredentials(store: Store, vault: Vault): Promise<{ sealed: number; all: number }> {
  const all = await Promise.all(
    ALL_PLATFORMS.map((platform) => scanAll(store, 'credentials', { index: 'byPlatform', equal: { platform } })),
  );
  let sealed = 0;
  for (const { id } of all.flat()) if (await reseal(store, vault, id)) sealed += 1;
  return { sealed, all: all.flat().length };
}

async function reseal(store: Store, vault: Vault, id: string): Promise<boolean> {
  for (;;) {
    const [credential] = await store.get('credentials', [id]);
    if (!credential || vault.isCurrent(credential.sealed)) return false;
    const sealed = vault.seal(vault.open(credential.sealed, id), id);
    if (await store.replace('credentials', { ...credential, sealed })) return true;
  }
}
