import { connectionLost, notConnected, renewedElsewhere } from '#config/texts/credentials.ts';
import type { AnyAccount, AnyPlatform } from '#core/accounts/account.ts';
import type { Credential } from '#core/credentials/credential.ts';
import { type Access, earlier, type Grant, usable } from '#core/credentials/grant.ts';
import { AppError } from '#core/error.ts';
import type { Authority, ScopedGrant } from '#core/ports/authority.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Exchange, RefusedAccess } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import type { Vault } from '#core/ports/vault.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';

/** How an account's access is found. */
export type AccessOf = (account: Pick<AnyAccount, 'id' | 'platform'>, daysAhead?: number) => Exchange['access'];

export interface AccessParts {
  store: Store;
  clock: Clock;
  vault: Vault;
  authorities: ReadonlyMap<AnyPlatform, Authority>;
  /** Grants that the operator set by hand, for accounts of a platform that were not connected otherwise. */
  configured: Readonly<Partial<Record<AnyPlatform, Grant>>>;
}

/** Minutes for which one process alone may renew a credential: longer than a token request may take. */
const RENEWING_MINUTES = 2;

/**
 * Access of accounts: of the credential that is stored for them, else of what the operator configured. One that is about to
 * end is renewed first, by one process at a time, and what comes is stored before it is used: a refresh token may serve once.
 */
export function createAccess(parts: AccessParts): AccessOf {
  const configured = configuredAccess(parts);
  return ({ id, platform }, daysAhead) => {
    // What was given in the place of a refused one: refused in its turn, the consent itself is dead.
    const replaced = new Set<string>();
    return async (refused) => {
      const [credential] = await parts.store.get('credentials', [id]);
      const isLast = refused !== undefined && replaced.has(refused.access.token);
      const given = credential
        ? await (refused ? otherAccess(parts, credential, refused, isLast) : storedAccess(parts, credential, daysAhead))
        : await configuredOr(id, platform, refused, isLast);
      if (refused) replaced.add(given.token);
      return given;
    };
  };

  async function configuredOr(id: string, platform: AnyPlatform, refused: RefusedAccess | undefined, isLast: boolean) {
    const grant = parts.configured[platform];
    if (!grant) throw refuse('not-connected', notConnected(id));
    if (isLast) throw refused?.failure;
    return configured(platform, grant, refused);
  }
}

async function storedAccess(parts: AccessParts, credential: Credential, daysAhead?: number): Promise<Access> {
  const { clock, vault } = parts;
  const { id, dead } = credential;
  if (dead) throw refuse('connection-lost', connectionLost(id, dead.message));
  const grant = JSON.parse(vault.open(credential.sealed, id)) as Grant;
  const present = usable(grant, clock.now());
  // What cannot be renewed ahead of its end is used up to its end.
  if (present && grant.refreshToken === undefined) return present;
  return usable(grant, clock.now(), daysAhead) ?? renewStored(parts, credential, grant);
}

/**
 * An access in the place of one that the platform refused before its end: that which somebody has renewed meanwhile, else one
 * that is renewed now. Where there is none, the credential is dead, and the account waits for a person.
 */
async function otherAccess(
  parts: AccessParts,
  credential: Credential,
  { access, failure }: RefusedAccess,
  isLast: boolean,
): Promise<Access> {
  const { store, vault, clock } = parts;
  const { id, dead, sealed } = credential;
  if (dead) throw refuse('connection-lost', connectionLost(id, dead.message));
  const grant = JSON.parse(vault.open(sealed, id)) as Grant;
  if (grant.access !== null && grant.access.token !== access.token) return storedAccess(parts, credential);
  if (!isLast && grant.refreshToken !== undefined && parts.authorities.get(credential.platform)?.renew)
    return renewStored(parts, credential, grant);
  const { code, message } = failure;
  await store.replace('credentials', { ...credential, dead: { code, message, at: clock.now() } });
  throw failure;
}

async function renewStored(parts: AccessParts, credential: Credential, grant: Grant): Promise<Access> {
  const { store, clock } = parts;
  const now = clock.now();
  const { id, platform, renewingUntil } = credential;
  const authority = parts.authorities.get(platform);
  if (grant.refreshToken === undefined || !authority?.renew) return ended(parts, credential);
  if (renewingUntil !== null && renewingUntil > now) throw elsewhere(id, renewingUntil);
  const taken = { ...credential, renewingUntil: addMinutes(now, RENEWING_MINUTES) };
  if (!(await store.replace('credentials', taken))) throw elsewhere(id, null);
  const held = { ...credential, revision: credential.revision + 1 };
  try {
    return await takeOver(parts, held, await authority.renew(grant.refreshToken), grant);
  } catch (error) {
    const isRefused = error instanceof AppError && error.code === 'token-refused';
    const dead = isRefused ? { code: error.code, message: error.message, at: now } : null;
    await store.replace('credentials', { ...held, renewingUntil: null, dead });
    throw error;
  }
}

/** Stores what came, then hands it on. A platform that does not send a new refresh token goes on with the old one. */
async function takeOver(
  { store, vault }: AccessParts,
  held: Credential,
  came: ScopedGrant,
  before: Grant,
): Promise<Access> {
  // Renewing never moves it later.
  const refreshEndsAt = earlier(came.refreshEndsAt, before.refreshEndsAt);
  const grant: Grant = {
    access: came.access,
    endsAt: came.endsAt,
    ...(before.refreshToken !== undefined && { refreshToken: came.refreshToken ?? before.refreshToken }),
    ...(refreshEndsAt !== undefined && { refreshEndsAt }),
  };
  const renewed: Credential = {
    ...held,
    sealed: vault.seal(JSON.stringify(grant), held.id),
    // A platform may leave them out where they are as before.
    scopes: came.scopes.length > 0 ? came.scopes : held.scopes,
    endsAt: grant.endsAt,
    renewableUntil: refreshEndsAt ?? null,
    renewingUntil: null,
  };
  const isStored = await store.replace('credentials', renewed);
  // Somebody connected the account anew meanwhile: theirs holds.
  if (!isStored || grant.access === null) throw elsewhere(held.id, null);
  return grant.access;
}

/** Nothing renews it: from now on a person has to. */
async function ended({ store, clock }: AccessParts, credential: Credential): Promise<never> {
  const error = refuse('connection-ended', connectionLost(credential.id, null));
  const dead = { code: error.code, message: error.message, at: clock.now() };
  await store.replace('credentials', { ...credential, dead });
  throw error;
}

/** Grants of the settings: nothing of them is stored, so each process renews them for itself, and once for all its calls. */
function configuredAccess({ authorities, clock }: AccessParts) {
  const renewed = new Map<AnyPlatform, Promise<Grant>>();
  const renew = (platform: AnyPlatform, { refreshToken }: Grant): Promise<Grant> => {
    const authority = authorities.get(platform);
    if (refreshToken === undefined || !authority?.renew)
      throw refuse('connection-ended', connectionLost(platform, null));
    const asked = authority.renew(refreshToken);
    renewed.set(platform, asked);
    asked.catch(() => renewed.delete(platform));
    return asked;
  };
  return async (platform: AnyPlatform, grant: Grant, refused?: RefusedAccess): Promise<Access> => {
    const latest = renewed.get(platform);
    const present = usable(latest ? await latest : grant, clock.now());
    if (present && present.token !== refused?.access.token) return present;
    if (refused && grant.refreshToken === undefined) throw refused.failure;
    // Another call of this process may have begun to renew it by now.
    const begun = renewed.get(platform);
    const { access } = await (begun === latest || !begun ? renew(platform, grant) : begun);
    if (access === null) throw refuse('connection-ended', connectionLost(platform, null));
    return access;
  };
}

function elsewhere(id: string, until: Instant | null): AppError {
  const recovery = until === null ? ({ do: 'retry' } as const) : ({ do: 'wait', until } as const);
  return new AppError({ code: 'renewed-elsewhere', recovery, message: renewedElsewhere(id) });
}

function refuse(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'fix-setup' }, message });
}
