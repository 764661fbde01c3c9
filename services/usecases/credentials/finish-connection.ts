import { connectionUnknown, consentDenied, otherAccount, roleLacking } from '#config/texts/credentials.ts';
import type { AnyAccount } from '#core/accounts/account.ts';
import type { Connection } from '#core/credentials/connection.ts';
import type { Credential } from '#core/credentials/credential.ts';
import type { Grant } from '#core/credentials/grant.ts';
import { AppError } from '#core/error.ts';
import type { FoundAccount, ScopedGrant } from '#core/ports/authority.ts';
import { authorityOf, wantedAccounts } from './begin-connection.ts';
import { checkCredential } from './check-credential.ts';
import { type ConnectionParts, mend } from './connection-parts.ts';
import { reopenWork } from './reopen-work.ts';

/** What the owner was sent back with. */
export interface ConnectionAnswer {
  state: string;
  code?: string;
  /** Why the platform gives no code: `access_denied`. */
  error?: string;
  /** What the browser proves itself with. */
  browser?: string;
}

/**
 * Ends what {@link beginConnection} began, once: takes the grant that the code is worth, stores it sealed before anything is
 * asked with it, and connects the accounts that it opens and that are wanted.
 * @returns the connected accounts, and the connection's id, under which its outcome is kept until it ends
 * @throws AppError `fix-setup` when the answer is to no question of ours, the owner refused, or another account was chosen
 */
export async function finishConnection(
  parts: ConnectionParts,
  answer: ConnectionAnswer,
): Promise<{ id: string; connected: AnyAccount[] }> {
  const claimed = await claim(parts, answer);
  try {
    const connected = await connect(parts, claimed, answer);
    await settle(parts, claimed.id, { connected: connected.map(({ id }) => id) });
    return { id: claimed.id, connected };
  } catch (error) {
    if (error instanceof AppError) await settle(parts, claimed.id, { message: error.message });
    throw error;
  }
}

/** The question as it stood, no longer answerable by anybody else. */
async function claim(
  { store, clock, nonces }: ConnectionParts,
  { state, browser }: ConnectionAnswer,
): Promise<Connection> {
  const [asked] = await store.get('connections', [nonces.digest(state)]);
  const isOfBrowser = asked?.browser === null || (browser !== undefined && asked?.browser === nonces.digest(browser));
  if (!asked || !isOfBrowser || asked.verifier === null || asked.endsAt <= clock.now())
    throw mend('connection-unknown', connectionUnknown());
  if (!(await store.replace('connections', { ...asked, verifier: null })))
    throw mend('connection-unknown', connectionUnknown());
  return asked;
}

async function connect(
  parts: ConnectionParts,
  asked: Connection,
  { code, error }: ConnectionAnswer,
): Promise<AnyAccount[]> {
  const { clock, vault } = parts;
  const { id, platform, redirectUri, verifier } = asked;
  if (code === undefined || code === '') throw mend('consent-denied', consentDenied(platform, error ?? null));
  const authority = authorityOf(parts, platform);
  const given = { code, verifier: vault.open(verifier ?? '', id), redirectUri };
  const grant = await authority.redeem(given, clock.now());
  await keep(parts, id, grant);
  const found = await authority.accounts(grant);
  const wanted = await wantedAccounts(parts, platform, asked.account);
  const pairs = wanted.flatMap((account) => {
    const open = found.find(({ native }) => native === account.native);
    return open ? [{ account, open }] : [];
  });
  if (pairs.length === 0)
    throw mend('another-account', otherAccount(platform, wanted.map(nameOf), found.map(foundName)));
  const readable = pairs.filter(({ open }) => open.isReadable);
  if (readable.length === 0)
    throw mend(
      'role-lacking',
      roleLacking(
        platform,
        pairs.map(({ open }) => foundName(open)),
      ),
    );
  for (const { account, open } of readable)
    await keepCredential(parts, asked, account, { ...open.grant, scopes: grant.scopes });
  for (const { account } of readable) await begin(parts, account);
  return readable.map(({ account }) => account);
}

/** The grant stands in the store before a platform is asked with it: a refresh token may be the only one. */
async function keep({ store, vault }: ConnectionParts, id: string, grant: Grant): Promise<void> {
  const [asked] = await store.get('connections', [id]);
  if (asked) await store.replace('connections', { ...asked, sealed: vault.seal(JSON.stringify(grant), id) });
}

async function keepCredential(
  parts: ConnectionParts,
  { by }: Connection,
  account: AnyAccount,
  { scopes, ...grant }: ScopedGrant,
): Promise<void> {
  const credential: Credential = {
    id: account.id,
    revision: 0,
    platform: account.platform,
    sealed: parts.vault.seal(JSON.stringify(grant), account.id),
    scopes,
    grantedAt: parts.clock.now(),
    endsAt: grant.endsAt,
    ...(grant.refreshToken !== undefined && { renewableUntil: grant.refreshEndsAt ?? null }),
    ...(by !== null && { connectedBy: by }),
    dead: null,
    renewingUntil: null,
    checkedAt: null,
  };
  // A new consent takes the place of the old one, also while that is being renewed.
  for (;;) {
    if (await parts.store.insert('credentials', credential)) return;
    const [before] = await parts.store.get('credentials', [account.id]);
    if (before && (await parts.store.replace('credentials', { ...credential, revision: before.revision }))) return;
  }
}

/** From now on it is read: what waited for the consent is due. That the platform cannot be asked just now changes nothing. */
async function begin(parts: ConnectionParts, account: AnyAccount): Promise<void> {
  await checkCredential(parts, account).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
  await markConnectedAgain(parts, account.id);
  await reopenWork(parts, account);
}

async function markConnectedAgain({ store: documents }: ConnectionParts, id: string): Promise<void> {
  for (;;) {
    const [stored] = await documents.get('accounts', [id]);
    if (stored?.disconnectedAt === undefined) return;
    const { disconnectedAt: _, ...connected } = stored;
    if (await documents.replace('accounts', connected)) return;
  }
}

async function settle(
  { store: documents }: ConnectionParts,
  id: string,
  outcome: Connection['outcome'],
): Promise<void> {
  const [asked] = await documents.get('connections', [id]);
  if (asked) await documents.replace('connections', { ...asked, verifier: null, sealed: null, outcome });
}

function nameOf({ name, native }: AnyAccount): string {
  return `${name} (${native})`;
}

function foundName({ name, native, role }: FoundAccount): string {
  return role === null ? `${name} (${native})` : `${name} (${native}, ${role})`;
}
