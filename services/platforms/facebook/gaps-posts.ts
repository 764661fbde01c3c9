import { nameOf } from '#core/metrics/definition.ts';
import type { MissingReason } from '#core/metrics/value.ts';
import type { Capture } from '#core/ports/connector.ts';
import type { Gap, ReadingTable } from '#core/pulls/pull.ts';
import { readBody } from '#services/exchange/failure.ts';
import { insightsAsked, postsBody } from './answers.ts';
import { type AskedInBatch, askedOf, type BatchItem, itemsOf } from './batch.ts';
import { failureOf, missingReasonOf, reasonOfName } from './failures.ts';
import { insightsOf, POST_COUNTERS, REEL_COUNTERS } from './fields.ts';

interface Asked {
  listings: readonly Capture[];
  batches: readonly Capture[];
  /** Post of each reel's video. */
  posts: ReadonlyMap<string, string>;
  /** What an answer without any insights means. */
  silence: MissingReason;
  /** Whether posts of the window are known already. */
  isKnown: boolean;
  /** Whether a metric was not asked, and has a gap of its own. */
  isLeftOut(metric: string): boolean;
}

/** One refusal: of a subject, or of a whole listing where there is none. */
interface Refusal {
  of: AskedInBatch['of'];
  subject?: string;
  insights: readonly string[];
  reason: MissingReason;
}

/** Posts and reels that were asked for and have not every figure; and a listing that is empty although posts are known. */
export function postGaps(asked: Asked, tables: readonly ReadingTable[]): Gap[] {
  const { listings, batches, posts, silence, isKnown, isLeftOut } = asked;
  const read = listings.filter((capture) => !failureOf(capture));
  const listed = read.flatMap((capture) => readBody('Facebook', capture, postsBody).data.map(({ id }) => id));
  if (read.length > 0 && listed.length === 0 && isKnown)
    return [{ level: 'post', metrics: [], reason: 'no-permission' }];
  const items = batches.flatMap(outcomesOf);
  const inListings = new Set(listings.flatMap(({ call }) => insightsAsked(new URL(call.url))));
  const refusals = [...listings.flatMap(refusalOfListing), ...items.flatMap(refusalOfItem)];
  const gone = new Set(items.flatMap(({ kind, subject }) => (kind === 'gone' ? [subject] : [])));
  const subjectsOf = (of: AskedInBatch['of']) =>
    items.flatMap((item) => (item.of === of && !gone.has(item.subject) ? [item.subject] : []));
  return [
    ...gapsOfKind(POST_COUNTERS, [...new Set([...listed, ...subjectsOf('post')])], (subject) => subject, 'post'),
    ...gapsOfKind(REEL_COUNTERS, [...new Set(subjectsOf('video'))], (video) => posts.get(video) ?? video, 'video'),
  ];

  function gapsOfKind(
    counters: typeof POST_COUNTERS,
    subjects: readonly string[],
    postOf: (subject: string) => string,
    of: AskedInBatch['of'],
  ): Gap[] {
    const own = items.filter((item) => item.of === of);
    const names = insightsOf(counters);
    const isAnyAsked = names.some((name) => inListings.has(name)) || own.some(({ insights }) => insights.length > 0);
    // A pull lacks nothing that it did not ask; where it came to ask nothing, it lacks everything.
    const isAsked = (insight: string, subject: string) =>
      !isAnyAsked ||
      inListings.has(insight) ||
      own.some((item) => item.subject === subject && item.insights.includes(insight));
    const bare = Object.entries(counters).flatMap(([metric, { insight }]) => {
      if (isLeftOut(metric)) return [];
      const counted = subjectsCounted(tables, metric);
      const lacking = subjects.filter((subject) => isAsked(insight, subject) && !counted.has(postOf(subject)));
      const quiet = counted.size === 0 ? silence : 'not-exposed';
      return lacking.map((subject) => ({
        metric,
        subject: postOf(subject),
        reason: reasonFor({ of, subject, insight }, refusals) ?? quiet,
      }));
    });
    return grouped(bare, subjects.length);
  }
}

/** Batches that were refused whole refuse each of their requests. */
function outcomesOf(capture: Capture): (BatchItem | (Refusal & { kind: 'refused'; subject: string }))[] {
  const failure = failureOf(capture);
  if (!failure) return itemsOf(capture);
  return askedOf(capture).map((asked) => ({ ...asked, kind: 'refused', reason: missingReasonOf(failure) }));
}

function refusalOfItem(item: ReturnType<typeof outcomesOf>[number]): Refusal[] {
  return item.kind === 'refused' ? [item] : [];
}

// A page too large is asked for in smaller ones: that is no reason for anything.
function refusalOfListing(capture: Capture): Refusal[] {
  const failure = failureOf(capture);
  const insights = insightsAsked(new URL(capture.call.url));
  if (!failure || failure.recovery.do === 'retry') return [];
  const reason = insights.length === 1 ? reasonOfName(capture, failure) : missingReasonOf(failure);
  return [{ of: 'post', insights, reason }];
}

/** Of the refusals of an insight, the one of the fewest names says most; a name that is withdrawn is so for all. */
function reasonFor(
  { of, subject, insight }: { of: Refusal['of']; subject: string; insight: string },
  refusals: readonly Refusal[],
): MissingReason | undefined {
  const [narrowest] = refusals
    .filter((refusal) => refusal.of === of && refusal.insights.includes(insight))
    .filter((refusal) => refusal.reason === 'retired' || (refusal.subject ?? subject) === subject)
    .toSorted((a, b) => a.insights.length - b.insights.length);
  return narrowest?.reason;
}

function subjectsCounted(tables: readonly ReadingTable[], metric: string): ReadonlySet<string> {
  const own = tables.filter(({ level, keys }) => level === 'post' && keys.some((key) => nameOf(key) === metric));
  return new Set(own.flatMap(({ rows }) => rows.map(({ subject }) => subject)));
}

interface Bare {
  metric: string;
  subject: string;
  reason: MissingReason;
}

/** One gap for the metrics that lack the same subjects for the same reason; all subjects are the whole level. */
function grouped(bare: readonly Bare[], all: number): Gap[] {
  const byMetric = Map.groupBy(bare, ({ metric, reason }) => `${metric} ${reason}`);
  const sets = [...byMetric.values()].map((group) => ({ group, subjects: group.map(({ subject }) => subject) }));
  const alike = Map.groupBy(sets, ({ group, subjects }) => `${group[0]?.reason} ${subjects.join()}`);
  return [...alike.values()].flatMap((together): Gap[] => {
    const [first] = together;
    const reason = first?.group[0]?.reason;
    if (!first || !reason) return [];
    const metrics = together.flatMap(({ group }) => group[0]?.metric ?? []);
    return [{ level: 'post', metrics, reason, ...(first.subjects.length < all && { subjects: first.subjects }) }];
  });
}
