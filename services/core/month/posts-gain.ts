import type { MetricKey } from '../metrics/definition.ts';
import { versionsOf } from '../metrics/dictionary.ts';
import { MISSING_REASONS, type MissingReason, measured, missing, type Value } from '../metrics/value.ts';
import { isGoneAt, type Post } from '../posts/post.ts';
import type { Origin } from '../pulls/pull.ts';
import { addDays, startOfDay } from '../time/day.ts';
import { addHours, type Instant } from '../time/instant.ts';
import { addMonths, endOfMonth, firstDayOf, type Month, startOfMonth } from '../time/month.ts';
import { COUNTER_GRACE_HOURS } from '../time/slot.ts';
import { type AccountHistory, isOfSeries, isReadToItsEnd, soFar } from './account-history.ts';
import { gapReason } from './gaps.ts';
import { type Held, type HeldPost, heldAt } from './month-document.ts';
import { fromMember, originOf } from './origin.ts';

/**
 * What one post gained in a month, or why that is not known. A figure that the platform does not offer for a post (clicks
 * on one without a link) is no hole: the post is left out.
 */
type Gain =
  | { kind: 'gained'; amount: number; keys: MetricKey[]; isWhole: boolean; from: Origin | undefined }
  | { kind: 'unknown'; reason: MissingReason };

/**
 * What the counters of an account's posts gained in a month: closing − opening of each, added up, over the posts young
 * enough to be read. A post published in the month opens at zero; one that has no opening reading otherwise is unknown,
 * and one that was not read at a boundary counts with what it had: the sum is a part.
 */
export function postsGain(
  history: AccountHistory,
  names: readonly string[],
  month: Month,
): { value: Value; metrics: MetricKey[]; from?: Origin } {
  const frame = frameOf(history, names, month);
  const posts = history.posts.filter((post) => isExpected(frame, post) && isOfSeries(history, post, month));
  if (frame.closing.size === 0) return { value: nothingRead(history, frame, month, posts), metrics: [] };
  const gains = posts.map((post) => gainOf(history, names, frame, post));
  const known = gains.filter((gain) => gain.kind === 'gained');
  const metrics = [...new Set(known.flatMap(({ keys }) => keys))].sort();
  const value = sumOfGains(gains, known);
  // A month that goes on has gained what its days so far tell, however whole each post's reading is.
  const goesOn = history.cutoff < frame.end && value.kind !== 'missing';
  return { value: goesOn ? soFar(history, month, value.amount) : value, metrics, ...fromMember(originOf(known)) };
}

/** Without a reading of any post: a true zero where the account was read and there was none to read. */
function nothingRead(history: AccountHistory, frame: Frame, month: Month, posts: readonly Post[]): Value {
  const { connectedAt } = history.account;
  const wasRead = connectedAt !== undefined && connectedAt < frame.end && isReadToItsEnd(history, month);
  return wasRead && posts.length === 0 && !frame.gap ? measured(0) : missing(frame.gap ?? 'not-collected');
}

function sumOfGains(all: readonly Gain[], known: readonly Extract<Gain, { kind: 'gained' }>[]): Value {
  const gains = all.filter((gain) => gain.kind === 'gained' || gain.reason !== 'not-exposed');
  if (all.length > 0 && gains.length === 0) return missing('not-exposed');
  const reasons = new Set(gains.flatMap((gain) => reasonOf(gain) ?? []));
  const ordered = MISSING_REASONS.filter((reason) => reasons.has(reason));
  if (gains.length > 0 && known.length === 0) return missing(ordered[0] ?? 'not-collected');
  const amount = known.reduce((sum, gain) => sum + gain.amount, 0);
  if (ordered.length === 0) return measured(amount);
  return {
    kind: 'partial',
    amount,
    covered: known.filter(({ isWhole }) => isWhole).length,
    expected: gains.length,
    of: 'posts',
    reasons: ordered,
  };
}

function reasonOf(gain: Gain): MissingReason | undefined {
  if (gain.kind === 'unknown') return gain.reason;
  return gain.isWhole ? undefined : 'not-collected';
}

/** A month seen by its posts: moments are worked out once, since every post is held against them. */
interface Frame {
  start: Instant;
  end: Instant;
  /** Posts published before it are too old to be read at the month's end. */
  oldest: Instant;
  opening: ReadonlyMap<string, HeldPost>;
  closing: ReadonlyMap<string, HeldPost>;
  /** Why whole pulls lacked one of the metrics, if they did. */
  gap: MissingReason | undefined;
}

function frameOf(history: AccountHistory, names: readonly string[], month: Month): Frame {
  const gaps = names.map((name) => gapReason(history, history.months.get(month), 'post', name));
  const held = (of: Month) => new Map(history.months.get(of)?.posts.map((post) => [post.native, post]));
  const lastDay = firstDayOf(addMonths(month, 1));
  return {
    start: startOfMonth(month),
    end: endOfMonth(month),
    oldest: startOfDay(addDays(lastDay, -history.trackedDays), 'America/Bogota'),
    opening: held(addMonths(month, -1)),
    closing: held(month),
    gap: gaps.find((reason) => reason !== undefined),
  };
}

/** A post counts in a month when it was published in it, or read for it, or should have been. */
function isExpected({ start, end, oldest, opening, closing }: Frame, post: Post): boolean {
  const { published, native } = post;
  if (published >= end || post.versions[0]?.shared) return false;
  if (published >= start) return true;
  return published >= oldest && (closing.has(native) || (opening.has(native) && !isGoneBy(post, start)));
}

function gainOf(history: AccountHistory, names: readonly string[], frame: Frame, post: Post): Gain {
  const isNew = post.published >= frame.start;
  const isWhole = isReadAtBoth(frame, post);
  const gain: Gain & { kind: 'gained' } = { kind: 'gained', amount: 0, keys: [], isWhole, from: undefined };
  for (const name of names) {
    const end = readingOf(history, name, frame.closing.get(post.native));
    const start = isNew ? undefined : readingOf(history, name, frame.opening.get(post.native));
    if (!end || typeof end.cell !== 'number') return unknown(end, history, post, frame);
    if (!isNew && typeof start?.cell !== 'number') return unknown(start, history, post, frame);
    gain.amount += end.cell - (typeof start?.cell === 'number' ? start.cell : 0);
    gain.keys.push(end.key, ...(start ? [start.key] : []));
    gain.from = originOf([gain, end, start]);
  }
  return gain;
}

/**
 * A post that was read before a boundary and not at it: what it gained in between is of the other month, or of none. A
 * metric that the platform serves no longer, of a post that was read, keeps its last figure.
 */
function isReadAtBoth({ start, end, opening, closing }: Frame, post: Post): boolean {
  const isReadAt = (held: HeldPost | undefined, boundary: Instant) =>
    Object.values(held?.closing ?? {}).some((reading) => reading && heldAt(reading) >= boundary);
  const isClosed = isReadAt(closing.get(post.native), end) || isGoneBy(post, end);
  return isClosed && (post.published >= start || isReadAt(opening.get(post.native), start));
}

function unknown(held: Held | undefined, { cutoff }: AccountHistory, post: Post, { end, gap }: Frame): Gain {
  if (held && typeof held.cell === 'string') return { kind: 'unknown', reason: held.cell };
  if (isGoneBy(post, end)) return { kind: 'unknown', reason: 'gone' };
  return { kind: 'unknown', reason: cutoff < end ? 'not-yet' : (gap ?? 'not-collected') };
}

/** The pull of a month boundary finds missing what vanished before it. */
function isGoneBy(post: Post, boundary: Instant): boolean {
  return isGoneAt(post, addHours(boundary, COUNTER_GRACE_HOURS));
}

function readingOf(history: AccountHistory, name: string, post: HeldPost | undefined) {
  let newest: (Held & { key: MetricKey }) | undefined;
  for (const { key } of versionsOf(history.dictionary, name)) {
    const held = post?.closing[key];
    if (held && !(newest && heldAt(newest) > heldAt(held))) newest = { ...held, key };
  }
  return newest;
}
