import { noAccountOf, noApp, noSuchAccountOf } from '#config/texts/credentials.ts';
import type { AnyAccount, AnyPlatform } from '#core/accounts/account.ts';
import { CONNECTION_MINUTES } from '#core/credentials/connection.ts';
import type { Authority } from '#core/ports/authority.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { scanAll } from '../scan-all.ts';
import { type ConnectionParts, mend } from './connection-parts.ts';

export interface ConnectionAsked {
  platform: AnyPlatform;
  /** Absent: every configured account of the platform that the owner's grant opens. */
  account?: string;
  redirectUri: string;
  /** What the browser that asks will prove itself with; absent on the command line. */
  browser?: string;
  /** Who asks, as they say. */
  by?: string;
}

/**
 * Begins to connect: makes the address at which the owner consents, and keeps what the answer is to be held against.
 * @throws AppError `fix-setup` when there is no account, no app or no key to seal with
 */
export async function beginConnection(
  parts: ConnectionParts,
  asked: ConnectionAsked,
): Promise<{ address: string; state: string; endsAt: Instant }> {
  const { store, clock, vault, nonces } = parts;
  const authority = authorityOf(parts, asked.platform);
  await wantedAccounts(parts, asked.platform, asked.account ?? null);
  const now = clock.now();
  await forgetEnded(parts, asked.platform, now);
  const [state, verifier] = [nonces.fresh(), nonces.fresh()];
  const id = nonces.digest(state);
  const endsAt = addMinutes(now, CONNECTION_MINUTES);
  await store.insert('connections', {
    id,
    revision: 0,
    platform: asked.platform,
    account: asked.account ?? null,
    browser: asked.browser === undefined ? null : nonces.digest(asked.browser),
    redirectUri: asked.redirectUri,
    verifier: vault.seal(verifier, id),
    sealed: null,
    by: asked.by ?? null,
    startedAt: now,
    endsAt,
    outcome: null,
  });
  const challenge = nonces.digest(verifier);
  return { address: authority.consentAddress({ state, challenge, redirectUri: asked.redirectUri }), state, endsAt };
}

/** @throws AppError `fix-setup` where the platform's app is not set */
export function authorityOf({ authorities }: ConnectionParts, platform: AnyPlatform): Authority {
  const authority = authorities.get(platform);
  if (authority?.isReady) return authority;
  throw mend('no-app', noApp(platform));
}

/** @throws AppError `fix-setup` where there is none */
export async function wantedAccounts(
  { everyAccount }: ConnectionParts,
  platform: AnyPlatform,
  id: string | null,
): Promise<AnyAccount[]> {
  const wanted = (await everyAccount()).filter((one) => one.platform === platform && (id === null || one.id === id));
  if (wanted.length > 0) return wanted;
  throw mend('no-account', id === null ? noAccountOf(platform) : noSuchAccountOf(platform, id));
}

async function forgetEnded({ store }: ConnectionParts, platform: AnyPlatform, now: Instant): Promise<void> {
  const ended = await scanAll(store, 'connections', {
    index: 'byPlatform',
    equal: { platform },
    range: { until: now },
  });
  if (ended.length > 0) {
    await store.remove(
      'connections',
      ended.map(({ id }) => id),
    );
  }
}
