import type { Instant } from '../time/instant.ts';
import type { Month } from '../time/month.ts';
import type { SeenName, Succession } from './succession.ts';

export const PLATFORMS = ['facebook', 'x', 'youtube', 'linkedin'] as const;

/** A social network whose API is read; the order is the order of every page and report. */
export type Platform = (typeof PLATFORMS)[number];

export const AD_PLATFORMS = ['facebook-ads', 'linkedin-ads'] as const;

/** Where ads are bought on a network, and whose API tells what they cost and did. */
export type AdPlatform = (typeof AD_PLATFORMS)[number];

/** Whatever is opened by a credential and read by pulls. */
export const ALL_PLATFORMS = [...PLATFORMS, ...AD_PLATFORMS] as const;
export type AnyPlatform = (typeof ALL_PLATFORMS)[number];

/** One page, profile, channel or organization on a platform; of an {@link AdPlatform} one advertising account. */
export interface Account<P extends AnyPlatform = Platform> {
  /** Chosen by the entity, stable for ever: `facebook-mintrabajo`. */
  id: string;
  revision: number;
  platform: P;
  /** The platform's own id: page id, user id, channel id, organization URN, `act_…`, or URN of a sponsored account. */
  native: string;
  /** Name shown to people; a setting of the entity, not what the platform answers today. */
  name: string;
  /** Public address of the account. */
  url: string;
  /** Slot of the first pull, once history has been read; absent until then. */
  connectedAt?: Instant;
  /** When it was disconnected on purpose: it is not read until it is connected again. */
  disconnectedAt?: Instant;
  /** First month of which imported files tell something; absent where none does. */
  filesSince?: Month;
  /** When a file was taken in or withdrawn last. */
  filesAt?: Instant;
  /** Accounts whose series this one goes on with, oldest first; absent: none. */
  succeeds?: readonly Succession[];
  /** Names that the platform gave it, oldest first; absent until it was read. */
  names?: readonly SeenName[];
}

export type AdAccount = Account<AdPlatform>;
export type AnyAccount = Account | AdAccount;

/** Whether an account buys ads, and so tells of media buys in place of figures of posts. */
export function isAdAccount(account: AnyAccount): account is AdAccount {
  return isAdPlatform(account.platform);
}

export function isAdPlatform(platform: AnyPlatform): platform is AdPlatform {
  return (AD_PLATFORMS as readonly string[]).includes(platform);
}

/** True when something of a month may be known: the account was connected in it or before, or a file tells of it. */
export function isKnownIn({ connectedAt, filesSince }: Account, month: Month, end: Instant): boolean {
  return (connectedAt !== undefined && connectedAt < end) || (filesSince !== undefined && filesSince <= month);
}
