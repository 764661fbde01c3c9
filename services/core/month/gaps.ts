import type { MetricKey, SubjectLevel } from '../metrics/definition.ts';
import { versionsOf } from '../metrics/dictionary.ts';
import type { MissingReason } from '../metrics/value.ts';
import type { Instant } from '../time/instant.ts';
import { startOfMonth } from '../time/month.ts';
import type { AccountHistory } from './account-history.ts';
import type { MonthDocument } from './month-document.ts';

/**
 * Why a metric is lacking in a month, as pulls said: the gap learnt last, unless the metric was read after it. Then what
 * still lacks has another reason.
 */
export function gapReason(
  history: AccountHistory,
  document: MonthDocument | undefined,
  level: SubjectLevel,
  name: string,
): MissingReason | undefined {
  const gap = document?.gaps[name] ?? document?.gaps[level];
  if (!document || !gap) return undefined;
  const keys = versionsOf(history.dictionary, name).map(({ key }) => key);
  return lastRead(document, level, keys) >= gap.learntAt ? undefined : gap.reason;
}

/**
 * Since when the account's posts could not be listed for a month, as whole pulls said: from the last post that was read.
 * Nothing when a later pull listed them.
 */
export function unlistedSince(history: AccountHistory, document: MonthDocument | undefined) {
  const gap = document?.gaps.post;
  if (!document || !gap) return undefined;
  const keys = history.dictionary.metrics.filter(({ level }) => level === 'post').map(({ key }) => key);
  const from = lastRead(document, 'post', keys);
  return from >= gap.learntAt ? undefined : { reason: gap.reason, from: from || startOfMonth(document.month) };
}

/** When the API gave one of the metrics last in the month; the empty text when never. */
function lastRead(document: MonthDocument, level: SubjectLevel, keys: readonly MetricKey[]): Instant | '' {
  const held = keys.flatMap((key) =>
    level === 'post'
      ? document.posts.flatMap(({ closing }) => closing[key] ?? [])
      : Object.values(document.days[key] ?? document.counters[key] ?? {}),
  );
  // A file that fills some days does not undo what the platform refused of the others.
  const read = held.filter(({ from }) => from === undefined);
  return read.reduce<Instant | ''>((last, { learntAt }) => (learntAt > last ? learntAt : last), '');
}
