import { notStored } from '#config/texts/credentials.ts';
import { ALL_PLATFORMS, type AnyAccount, type AnyPlatform } from '#core/accounts/account.ts';
import type { Credential } from '#core/credentials/credential.ts';
import type { Grant } from '#core/credentials/grant.ts';
import { AppError } from '#core/error.ts';
import type { Instant } from '#core/time/instant.ts';
import { scanAll } from '../scan-all.ts';
import { type ConnectionParts, mend } from './connection-parts.ts';

/**
 * What became of the consent: `revoked`; `shared`: another account may rest on the same one, so the platform was not asked;
 * `failed`: the platform did not take it back, and the owner should.
 */
export type Revocation = 'revoked' | 'shared' | 'failed';

/**
 * Disconnects an account: takes the consent back as far as the platform does it, and forgets the credential. From then on
 * the account is not read; what was read stays.
 * @throws AppError `fix-setup` when nothing of it is stored
 */
export async function disconnectAccount(
  parts: ConnectionParts,
  account: AnyAccount,
): Promise<{ revocation: Revocation }> {
  const { store, clock } = parts;
  const [credential] = await store.get('credentials', [account.id]);
  if (!credential) throw mend('not-connected', notStored(account.id));
  const revocation = await revoked(parts, credential);
  await store.remove('credentials', [account.id]);
  await markDisconnected(parts, account.id, clock.now());
  return { revocation };
}

async function revoked(parts: ConnectionParts, credential: Credential): Promise<Revocation> {
  if (await isShared(parts, credential)) return 'shared';
  try {
    const grant = JSON.parse(parts.vault.open(credential.sealed, credential.id)) as Grant;
    const authority = parts.authorities.get(credential.platform);
    if (!authority?.isReady) return 'failed';
    await authority.revoke(grant, credential.holder);
    return 'revoked';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return 'failed';
  }
}

/** A consent is of a person: where it is not known to be another's, it may carry another account. */
async function isShared({ store }: ConnectionParts, { id, platform, holder }: Credential): Promise<boolean> {
  const lists = await Promise.all(
    sameApp(platform).map((one) => scanAll(store, 'credentials', { index: 'byPlatform', equal: { platform: one } })),
  );
  const all = lists.flat();
  const isOther = (one: Credential) => holder !== undefined && one.holder !== undefined && one.holder !== holder;
  return all.some((one) => one.id !== id && !isOther(one));
}

/** The platforms whose accounts one consent to one app may carry: a network, and the ads on it. */
function sameApp(platform: AnyPlatform): AnyPlatform[] {
  const networkOf = (one: AnyPlatform) => one.replace(/-ads$/, '');
  return ALL_PLATFORMS.filter((one) => networkOf(one) === networkOf(platform));
}

async function markDisconnected({ store }: ConnectionParts, id: string, now: Instant): Promise<void> {
  for (;;) {
    const [stored] = await store.get('accounts', [id]);
    if (!stored || (await store.replace('accounts', { ...stored, disconnectedAt: now }))) return;
  }
}
