import type { Instant } from '../../time/instant.ts';
import type { MediaBuy } from '../media-buy.ts';

/**
 * Whether a line of an import that counts is itself added, now or at a moment: one of an advertising account comes to count
 * later than its import began to, and not while a file tells of the same ads.
 */
export function isAdded({ ads, heldOut = [] }: Pick<MediaBuy, 'ads' | 'heldOut'>, at?: Instant): boolean {
  if (ads && at !== undefined && ads.statements[0].at > at) return false;
  return !heldOut.some(({ from, until }) =>
    at === undefined ? until === null : from <= at && (until === null || until > at),
  );
}
