import type { Account } from '../accounts/account.ts';
import type { SuccessionKind } from '../accounts/succession.ts';
import type { PlatformDictionary } from '../metrics/definition.ts';
import { type MissingReason, missing, type Value } from '../metrics/value.ts';
import { isFromPlatform, type Post } from '../posts/post.ts';
import { slotsRead } from '../pulls/pull.ts';
import { type Day, dayOf, startOfDay } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { daysOf, endOfMonth, type Month, monthOfDay, startOfMonth } from '../time/month.ts';
import type { MonthDocument } from './month-document.ts';

/** All that is known of one account, as needed for the figures of its months. */
export interface AccountHistory {
  account: Account;
  dictionary: PlatformDictionary;
  months: ReadonlyMap<Month, MonthDocument>;
  /** Every post known by the cutoff, oldest first. */
  posts: readonly Post[];
  cutoff: Instant;
  /** Age in days beyond which posts are no longer read. */
  trackedDays: number;
  /** Where the series passes from one account to another, oldest first; absent: it is of one account. */
  links?: readonly SeriesLink[];
}

/** The place at which a series passes from an account to its successor. */
export interface SeriesLink {
  of: Pick<Account, 'id' | 'name'>;
  into: string;
  /** First day of the successor, Bogotá. */
  since: Day;
  kind: SuccessionKind;
  reason: string;
}

/**
 * True when a post counts for a month of a joined series: those of an account that ended count as long as it stood, those
 * of the one that replaced it from then on.
 */
export function isOfSeries({ links = [] }: AccountHistory, { account, published }: Post, month: Month): boolean {
  return links.every(({ of, into, since, kind }) => {
    if (kind === 'renamed') return true;
    const isBefore = published < startOfDay(since, 'America/Bogota');
    if (account === of.id) return isBefore && month <= monthOfDay(since);
    return !(account === into && kind === 'replaced') || !isBefore || month > monthOfDay(since);
  });
}

/** Own publications of a month, oldest first; a reposted post is not one. */
export function postsPublishedIn(history: AccountHistory, month: Month): Post[] {
  const [start, end] = [startOfMonth(month), endOfMonth(month)];
  return history.posts.filter(
    (post) =>
      post.published >= start && post.published < end && !post.versions[0]?.shared && isOfSeries(history, post, month),
  );
}

/** The last slot at which the account was read for a month, if any. */
function lastSlotFor(history: AccountHistory, month: Month): Instant | undefined {
  const slots = slotsRead(history.months.get(month)?.pulls ?? []);
  return slots.reduce<Instant | undefined>((last, slot) => (last && last > slot ? last : slot), undefined);
}

/** True when the account was read at or after the month's end: nothing of the month is still to come from listings. */
export function isReadToItsEnd(history: AccountHistory, month: Month): boolean {
  const { connectedAt } = history.account;
  if (connectedAt && endOfMonth(month) <= connectedAt) return reachesBefore(history, month);
  const last = lastSlotFor(history, month);
  return last !== undefined && last >= endOfMonth(month);
}

/** What was counted of a month by whole days, when it was not read to its end. */
export function soFar(history: AccountHistory, month: Month, amount: number): Value {
  const last = lastSlotFor(history, month);
  // Read after its end all the same: a listing of the past that may not reach it, which days it covers nobody knows.
  if (!last || last >= endOfMonth(month)) return missing('not-collected');
  return daysUntil(last, month, amount, history.cutoff < endOfMonth(month) ? 'not-yet' : 'not-collected');
}

/** What was counted in the whole days of a month before a moment: a part of it, or nothing before its second day. */
export function daysUntil(moment: Instant, month: Month, amount: number, reason: MissingReason): Value {
  if (moment < startOfMonth(month)) return missing(reason);
  const covered = Number(dayOf(moment, 'America/Bogota').slice(8)) - 1;
  if (covered === 0) return missing(reason);
  return { kind: 'partial', amount, covered, expected: daysOf(month).length, of: 'days', reasons: [reason] };
}

// A listing of the past may end before the account's beginning: a month is known only if something older is. A file lists
// what was chosen for it, and proves nothing of the listing.
function reachesBefore(history: AccountHistory, month: Month): boolean {
  const start = startOfMonth(month);
  return history.posts.some((post) => post.published < start && isFromPlatform(post));
}
