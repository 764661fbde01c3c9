import type { Account, Platform } from '#core/accounts/account.ts';
import type { Value } from '#core/metrics/value.ts';
import type { TopPost } from '#core/report/social-report.ts';
import { rankedPosts } from '#core/report/top-posts.ts';
import type { Month } from '#core/time/month.ts';
import { loadHistories } from './load-histories.ts';
import type { ReadMonthParts } from './read-month.ts';
import { standingIn, withPredecessors } from './successions.ts';

/** A post published in a month, with its account. */
export interface MonthPost extends Omit<TopPost, 'rank'> {
  account: string;
  platform: Platform;
}

/**
 * Every post published in a month, with its figures at the month's end as known now: best first over all accounts, those
 * without a figure last, ties by earlier date and then by id.
 * @param account only this one's
 */
export async function monthPosts(parts: ReadMonthParts, month: Month, account?: string): Promise<MonthPost[]> {
  const all = standingIn(await withPredecessors(parts.store, await parts.accounts()), month);
  const accounts = all.filter(({ id }) => account === undefined || id === account);
  const histories = await loadHistories(parts, accounts, month, parts.clock.now());
  const posts = histories.flatMap((history) =>
    rankedPosts(history, month).map(({ rank: _, ...post }) => ({ ...ownerOf(history.account), ...post })),
  );
  return posts.sort(comparePosts);
}

/** Where a post stands in the order. */
export interface PostPlace {
  interactions: Value;
  published: string;
  account: string;
  native: string;
}

/** The order of {@link monthPosts}. */
export function comparePosts(a: PostPlace, b: PostPlace): number {
  const difference = amountOf(b.interactions) - amountOf(a.interactions);
  // Two posts without a figure: infinite minus infinite is no number.
  if (difference) return difference;
  return placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0;
}

function ownerOf({ id, platform }: Account) {
  return { account: id, platform };
}

function placeOf({ published, account, native }: PostPlace): string {
  return `${published}|${account}|${native}`;
}

function amountOf(value: Value): number {
  return value.kind === 'missing' ? Number.NEGATIVE_INFINITY : value.amount;
}
