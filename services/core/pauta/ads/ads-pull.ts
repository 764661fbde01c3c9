import type { AdPlatform } from '../../accounts/account.ts';
import { type PullSource, pullId } from '../../pulls/pull.ts';
import type { Instant } from '../../time/instant.ts';
import type { AdDays } from './ad-day.ts';

/** The stored fact of one reading of an advertising account: immutable, one per account, slot and source. Its insert is the commit. */
export interface AdsPull extends AdDays {
  /** `account|slot|source|0` */
  id: string;
  revision: 0;
  account: string;
  platform: AdPlatform;
  slot: Instant;
  source: PullSource;
  /** The mapper that read the captures: `facebook-ads/1`. */
  mapper: string;
  /** When the last answer arrived. */
  learntAt: Instant;
  /** Digest of the bundle of captures. */
  bundle: string;
  /** Answers in the bundle. */
  calls: number;
}

export function adsPullId(account: string, slot: Instant, source: PullSource): string {
  return pullId(account, slot, source, 0);
}
