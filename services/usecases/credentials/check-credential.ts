import type { AnyAccount } from '#core/accounts/account.ts';
import type { Credential } from '#core/credentials/credential.ts';
import { type Ending, newWarnings } from '#core/credentials/expiry.ts';
import { type Access, type Grant, usable } from '#core/credentials/grant.ts';
import { AppError } from '#core/error.ts';
import type { Inspection } from '#core/ports/authority.ts';
import { authorityOf } from './begin-connection.ts';
import type { ConnectionParts } from './connection-parts.ts';
import { reopenWork } from './reopen-work.ts';

/** What a check found. */
export interface Checked {
  credential: Credential;
  /** Warnings that came since the last one. */
  warnings: readonly Ending[];
}

/**
 * Renews what of an account's credential is near its end, and asks the platform whom it opens and what it may read. One that
 * opens nothing any more is marked dead, and one that opens again is marked alive, and what waited
 * for it is due: what a person must do stands with it.
 * @returns undefined where the account has no credential of its own
 * @throws AppError `retry` or `wait` when the platform cannot tell now
 */
export async function checkCredential(parts: ConnectionParts, account: AnyAccount): Promise<Checked | undefined> {
  const { store, clock } = parts;
  const authority = authorityOf(parts, account.platform);
  const [before] = await store.get('credentials', [account.id]);
  if (!before) return undefined;
  const asked = before.dead ? stillUsable(parts, before) : parts.access(account, authority.renewDaysAhead);
  try {
    const access = await asked?.();
    if (!access) return { credential: before, warnings: [] };
    const credential = await alive(parts, account.id, await authority.inspect(access, account.native));
    if (before.dead && credential) await reopenWork(parts, account);
    return (
      credential && { credential, warnings: newWarnings({ ...credential, checkedAt: before.checkedAt }, clock.now()) }
    );
  } catch (error) {
    if (!(error instanceof AppError) || error.recovery.do !== 'fix-setup') throw error;
    const credential = await dead(parts, account.id, error);
    return credential && { credential, warnings: [] };
  }
}

/** A dead one is asked again as long as there is something to ask with: what made it dead may have been mended. */
function stillUsable(
  { vault, clock }: ConnectionParts,
  { sealed, id }: Credential,
): (() => Promise<Access>) | undefined {
  const access = usable(JSON.parse(vault.open(sealed, id)) as Grant, clock.now());
  return access && (async () => access);
}

const alive = (parts: ConnectionParts, id: string, { scopes, endsAt, consentEndsAt, holder }: Inspection) =>
  change(parts, id, (credential) => ({
    ...credential,
    ...(scopes !== null && { scopes }),
    ...(endsAt !== undefined && { endsAt }),
    ...(consentEndsAt !== undefined && { consentEndsAt }),
    ...(holder !== undefined && { holder }),
    dead: null,
    checkedAt: parts.clock.now(),
  }));

const dead = (parts: ConnectionParts, id: string, { code, message }: AppError) =>
  change(parts, id, (credential) => {
    const at = parts.clock.now();
    return { ...credential, dead: credential.dead ?? { code, message, at }, checkedAt: at };
  });

/** Changes a credential, after whatever another process changed of it meanwhile. */
async function change(
  { store }: ConnectionParts,
  id: string,
  changed: (credential: Credential) => Credential,
): Promise<Credential | undefined> {
  for (;;) {
    const [stored] = await store.get('credentials', [id]);
    if (!stored) return undefined;
    const next = changed(stored);
    if (await store.replace('credentials', next)) return next;
  }
}
