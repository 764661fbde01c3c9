import { FACEBOOK } from '#config/dictionary/facebook.ts';
import type { MetricKey } from '#core/metrics/definition.ts';
import { keyInForce } from '#core/metrics/dictionary.ts';
import type { PostFacts, PostFormat } from '#core/posts/post.ts';
import type { Cell, ReadingRow, ReadingTable } from '#core/pulls/pull.ts';
import { dayOf } from '#core/time/day.ts';
import { type Instant, toInstant } from '#core/time/instant.ts';
import type { Insight, PostNode } from './answers.ts';
import { ZONE } from './client.ts';
import type { POST_COUNTERS } from './fields.ts';

/** A subject with the insights that one answer gave of it. */
export interface Counted {
  subject: string;
  /** Names of the insights that were asked; none where the request does not say. */
  asked: readonly string[];
  insights: readonly Insight[];
}

/** Tables of counters with a row per subject, one for each set of insights that was asked. */
export function counterTables(
  counters: typeof POST_COUNTERS,
  counted: readonly Counted[],
  learntAt: Instant,
): ReadingTable[] {
  const groups = Map.groupBy(counted, ({ asked }) => asked.join());
  return [...groups.values()].flatMap((group): ReadingTable[] => {
    const asked = group[0]?.asked ?? [];
    const answered = new Set(group.flatMap(({ insights }) => insights.map(({ name }) => name)));
    const columns = Object.entries(counters).filter(
      ([, { insight }]) => asked.length === 0 || asked.includes(insight) || answered.has(insight),
    );
    const keys = columns.map(([metric]) => inForce(metric, learntAt));
    const rows: ReadingRow[] = group.map(({ subject, insights }) => ({
      subject,
      cells: columns.map(([, counter]) => cellOf(insights, counter)),
    }));
    return [{ level: 'post', learntAt, keys, period: { grain: 'instant' }, rows }];
  });
}

/** The metric's key in force when it was learnt: counters are measured when they are read. */
export function inForce(metric: string, learntAt: Instant): MetricKey {
  const key = keyInForce(FACEBOOK, metric, dayOf(learntAt, ZONE));
  if (!key) throw new RangeError(`${metric} is not in the dictionary`);
  return key;
}

/** The lifetime figure of an insight; one that is left out is not served for this subject. */
function cellOf(insights: readonly Insight[], { insight: name, part, side }: (typeof POST_COUNTERS)[string]): Cell {
  const found = insights.find((insight) => insight.name === name && (insight.period ?? 'lifetime') === 'lifetime');
  if (!found) return 'not-exposed';
  // A breakdown that was ignored answers the whole, and says of no side.
  const value = found.values?.find(({ is_from_ads: of }) => side === undefined || of === side)?.value;
  if (part === undefined) return typeof value === 'number' ? Math.round(value) : null;
  return typeof value === 'object' && value !== null ? partOf(value, part) : null;
}

/** An object counts by kind and leaves out the kinds that nobody used: those are true zeros. */
function partOf(value: object, part: string): number {
  const kinds = Object.entries(value).filter(([kind, count]) => typeof count === 'number' && matches(kind, part));
  return kinds.reduce((sum, [, count]) => sum + Number(count), 0);
}

function matches(kind: string, part: string): boolean {
  return part === '*' || kind === part;
}

/** What a post says of itself; `undefined` for an answer without its time. */
export function factsOf(post: PostNode): PostFacts | undefined {
  if (post.created_time == null) return undefined;
  const video = post.attachments?.data.find(({ media_type }) => media_type === 'video')?.target?.id;
  return {
    native: post.id,
    published: toInstant(post.created_time),
    text: post.message ?? '',
    permalink: post.permalink_url ?? `https://www.facebook.com/${post.id}`,
    format: formatOf(post),
    ...(video && { parts: { video } }),
  };
}

const FORMATS: Readonly<Record<string, PostFormat>> = {
  photo: 'image',
  album: 'image',
  link: 'link',
  video: 'video',
};

// An upload and a live broadcast that has ended both answer as a video; only a reel has an address of its own.
function formatOf({ permalink_url: permalink, attachments, status_type: status }: PostNode): PostFormat {
  if (permalink?.includes('/reel/')) return 'short';
  const [first] = attachments?.data ?? [];
  if (first?.media_type) return FORMATS[first.media_type] ?? 'other';
  return status === 'mobile_status_update' || !first ? 'text' : 'other';
}
