import type { Settings } from '#config/env.ts';
import { linkedinSunset } from '#config/linkedin-versions.ts';
import { SCOPE_NEEDS } from '#config/scopes.ts';
import {
  type AdPlatform,
  type AnyAccount,
  type AnyPlatform,
  isAdPlatform,
  type Platform,
} from '#core/accounts/account.ts';
import type { Credential } from '#core/credentials/credential.ts';
import { type Ending, endingAt, endingsOf } from '#core/credentials/expiry.ts';
import { type Reach, reachOf } from '#core/credentials/reach.ts';
import type { PlatformDictionary } from '#core/metrics/definition.ts';
import type { AdsConnector } from '#core/ports/ads-connector.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Connector } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import type { Vault } from '#core/ports/vault.ts';
import { addDays, dayOf, startOfDay } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';

export interface BoardParts {
  store: Store;
  clock: Clock;
  vault: Vault;
  dictionaries: ReadonlyMap<Platform, PlatformDictionary>;
  connectors: ReadonlyMap<Platform, Connector>;
  adsConnectors: ReadonlyMap<AdPlatform, AdsConnector>;
  /** Of networks, and of ads on them. */
  everyAccount(): Promise<AnyAccount[]>;
  settings: Pick<Settings, 'grants' | 'platforms'>;
}

/** How an account is opened, and what somebody has to do about it. Nothing in it is secret. */
export interface ConnectionState {
  account: AnyAccount;
  /**
   * `connected` by its owner's consent; `dead`: that opens nothing any more; `configured`: by a grant of the environment;
   * `disconnected` on purpose; `none`: by nothing.
   */
  way: 'connected' | 'dead' | 'configured' | 'disconnected' | 'none';
  credential: Omit<Credential, 'sealed'> | null;
  /** Ends that a person has to act on, nearest first. */
  endings: readonly Ending[];
  /** What the permissions let be read; `null` where they are not known. */
  reach: Reach | null;
  /** Days back that a first reading reaches. */
  history: Connector['history'] | null;
  /** It was sealed with the key that is being retired. */
  isUnderOldKey: boolean;
}

/** How each account is connected, in their order. */
export async function expiryBoard(parts: BoardParts): Promise<ConnectionState[]> {
  const accounts = await parts.everyAccount();
  const stored = await parts.store.get(
    'credentials',
    accounts.map(({ id }) => id),
  );
  const byId = new Map(stored.map((credential) => [credential.id, credential]));
  return accounts.map((account) => stateOf(parts, account, byId.get(account.id)));
}

function stateOf(parts: BoardParts, account: AnyAccount, credential: Credential | undefined): ConnectionState {
  const { vault, clock, settings } = parts;
  const now = clock.now();
  const { platform } = account;
  const way = wayOf(account, credential, settings.grants[platform] !== undefined);
  const version = way === 'none' || way === 'disconnected' ? [] : versionEndings(platform, settings, now);
  const { sealed, ...open } = credential ?? { sealed: undefined };
  return {
    account,
    way,
    credential: credential ? (open as Omit<Credential, 'sealed'>) : null,
    endings: [...(credential ? endingsOf(credential, now) : []), ...version].sort((a, b) => a.days - b.days),
    ...reachIn(parts, platform, credential?.scopes ?? [], now),
    isUnderOldKey: sealed !== undefined && !vault.isCurrent(sealed),
  };
}

/** What can be read; of ads every figure needs every permission, so that nothing is told apart. */
function reachIn(
  { dictionaries, connectors, adsConnectors }: BoardParts,
  platform: AnyPlatform,
  scopes: readonly string[],
  now: Instant,
): Pick<ConnectionState, 'reach' | 'history'> {
  if (isAdPlatform(platform)) return { reach: null, history: adsConnectors.get(platform)?.history ?? null };
  const dictionary = dictionaries.get(platform);
  const isKnown = dictionary && scopes.length > 0;
  return {
    reach: isKnown ? reachOf(dictionary, SCOPE_NEEDS[platform], scopes, dayOf(now, dictionary.zone)) : null,
    history: connectors.get(platform)?.history ?? null,
  };
}

function wayOf({ disconnectedAt }: AnyAccount, credential: Credential | undefined, isConfigured: boolean) {
  if (credential) return credential.dead ? 'dead' : 'connected';
  if (disconnectedAt !== undefined) return 'disconnected';
  return isConfigured ? 'configured' : 'none';
}

/** LinkedIn's versions end by a calendar; what asks in one that ended is refused. */
function versionEndings(platform: AnyPlatform, { platforms }: BoardParts['settings'], now: Instant): Ending[] {
  if (platform !== 'linkedin' && platform !== 'linkedin-ads') return [];
  return [endingAt('version', startOfDay(addDays(linkedinSunset(platforms.linkedin.version).day, 1), 'UTC'), now)];
}
