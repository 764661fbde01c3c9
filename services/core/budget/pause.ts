import { type AdPlatform, type AnyPlatform, isAdPlatform, type Platform } from '../accounts/account.ts';
import { addHours, addMinutes, type Instant } from '../time/instant.ts';

/** What an answer told of a limit of its platform. */
export interface LimitTold {
  limit: string;
  /** Whose it is: of one kind of request of an account, of all of an account's, or of the app. */
  of: 'endpoint' | 'account' | 'app';
  /** Used part; 1 is all of it. */
  ratio: number;
  /** When it can be used again, as far as the answer says. */
  endsAt: Instant | null;
}

/** Until when what a limit is of is not asked, because an answer told that it is (nearly) used up. */
export interface Pause {
  /** `platform|whose` */
  id: string;
  revision: number;
  platform: AnyPlatform;
  limit: string;
  percent: number;
  until: Instant;
}

/** What is not told to end: a rolling hour, as Facebook counts an app's use. */
const UNTOLD_MINUTES = 60;
/** An end further away than the longest window of a platform is not believed. */
const LONGEST_HOURS = 24;

/** Until when to pause for what was told at a moment; `undefined`: go on. A window of calls is used to its end. */
export function pauseEnd({ of, ratio, endsAt }: LimitTold, pausePercent: number, at: Instant): Instant | undefined {
  if (ratio * 100 < (of === 'endpoint' ? 100 : pausePercent)) return undefined;
  const until = endsAt ?? (of === 'endpoint' ? at : addMinutes(at, UNTOLD_MINUTES));
  const latest = addHours(at, LONGEST_HOURS);
  if (until <= at) return undefined;
  return until < latest ? until : latest;
}

const NETWORK: Readonly<Record<AdPlatform, Platform>> = { 'facebook-ads': 'facebook', 'linkedin-ads': 'linkedin' };

export function pauseId(
  platform: AnyPlatform,
  of: LimitTold['of'],
  { account, endpoint }: { account: string; endpoint: string },
): string {
  // One app asks for a network and for the ads on it.
  if (of === 'app') return `${isAdPlatform(platform) ? NETWORK[platform] : platform}|app`;
  return of === 'account' ? `${platform}|${account}` : `${platform}|${account}|${endpoint}`;
}
