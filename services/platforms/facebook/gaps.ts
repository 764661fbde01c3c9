import { nameOf } from '#core/metrics/definition.ts';
import type { MissingReason } from '#core/metrics/value.ts';
import type { Bundle, Capture } from '#core/ports/connector.ts';
import type { Gap, ReadingTable } from '#core/pulls/pull.ts';
import { readBody } from '#services/exchange/failure.ts';
import { type Endpoint, endpointOf, insightsBody, isBreakdown, pageBody, postsBody } from './answers.ts';
import { askedOf, itemsOf } from './batch.ts';
import { failureOf, missingReasonOf } from './failures.ts';
import { BREAKDOWN, POST_COUNTERS, REEL_COUNTERS, SERIES } from './fields.ts';
import { metricsAnswered } from './map-days.ts';

/** Below this many likes Facebook gives a page no insights. */
const FANS_FOR_INSIGHTS = 100;

/**
 * What a bundle should hold and does not, each with its reason.
 * @param posts post of each reel's video
 */
export function gapsOf(
  { captures, request }: Bundle,
  tables: readonly ReadingTable[],
  posts: ReadonlyMap<string, string>,
): Gap[] {
  const of = (endpoint: Endpoint) => captures.filter(({ call }) => endpointOf(call) === endpoint);
  const few = hasFewFans(of('page'));
  const insights = of('insights');
  return [
    ...seriesGaps(
      insights.filter(({ call }) => !isBreakdown(call)),
      Object.values(SERIES),
      few,
    ),
    ...seriesGaps(
      insights.filter(({ call }) => isBreakdown(call)),
      Object.values(BREAKDOWN),
      few,
    ),
    ...listingGaps(of('posts'), tables, { few, known: request.posts.recent.length }),
    ...refusedGaps(of('reels'), Object.keys(REEL_COUNTERS)),
    ...of('batch').flatMap((capture) => batchGaps(capture, posts)),
  ];
}

/** Metrics of a series that no answer speaks of. */
function seriesGaps(asked: readonly Capture[], metrics: readonly string[], few: boolean): Gap[] {
  const read = asked.filter((capture) => !failureOf(capture));
  const answered = new Set(read.flatMap(metricsAnswered));
  const absent = metrics.filter((metric) => !answered.has(metric));
  if (absent.length === 0) return [];
  return [{ level: 'account', metrics: absent, reason: absenceOf(asked, read, few) }];
}

function absenceOf(asked: readonly Capture[], read: readonly Capture[], few: boolean): MissingReason {
  const refusal = asked.flatMap((capture) => failureOf(capture) ?? [])[0];
  if (refusal) return missingReasonOf(refusal);
  if (read.length === 0) return 'not-collected';
  const isEmpty = read.every((capture) => readBody('Facebook', capture, insightsBody).data.length === 0);
  return isEmpty ? emptyReason(few) : 'not-exposed';
}

// A credential without `read_insights` is answered with nothing and no error, and so is a page with few likes.
function emptyReason(few: boolean): MissingReason {
  return few ? 'not-exposed' : 'no-permission';
}

function hasFewFans(pages: readonly Capture[]): boolean {
  return pages.some((capture) => {
    if (failureOf(capture)) return false;
    return (readBody('Facebook', capture, pageBody).fan_count ?? FANS_FOR_INSIGHTS) < FANS_FOR_INSIGHTS;
  });
}

/** Posts that were listed without their figures; and a listing that is empty although posts are known. */
function listingGaps(
  asked: readonly Capture[],
  tables: readonly ReadingTable[],
  { few, known }: { few: boolean; known: number },
): Gap[] {
  const read = asked.filter((capture) => !failureOf(capture));
  const listed = read.flatMap((capture) => readBody('Facebook', capture, postsBody).data.map(({ id }) => id));
  if (listed.length === 0) return known > 0 ? [{ level: 'post', metrics: [], reason: 'no-permission' }] : [];
  const counted = new Set(tables.filter(({ level }) => level === 'post').flatMap(subjectsCounted));
  const bare = listed.filter((id) => !counted.has(id));
  if (bare.length === 0) return [];
  // The last refusal made the listing go on without insights; a smaller page was asked for other reasons.
  const refusal = asked
    .flatMap((capture) => failureOf(capture) ?? [])
    .findLast(({ recovery }) => recovery.do !== 'retry');
  const silence = bare.length === listed.length ? emptyReason(few) : 'not-exposed';
  const reason = refusal ? missingReasonOf(refusal) : silence;
  const subjects = bare.length === listed.length ? {} : { subjects: bare };
  return [{ level: 'post', metrics: Object.keys(POST_COUNTERS), reason, ...subjects }];
}

function subjectsCounted({ keys, rows }: ReadingTable): string[] {
  return keys.some((key) => nameOf(key) in POST_COUNTERS) ? rows.map(({ subject }) => subject) : [];
}

function refusedGaps(asked: readonly Capture[], metrics: readonly string[]): Gap[] {
  const refusal = asked.flatMap((capture) => failureOf(capture) ?? [])[0];
  return refusal ? [{ level: 'post', metrics, reason: missingReasonOf(refusal) }] : [];
}

function batchGaps(capture: Capture, posts: ReadonlyMap<string, string>): Gap[] {
  const failure = failureOf(capture);
  const refused = failure
    ? askedOf(capture).map((asked) => ({ ...asked, reason: missingReasonOf(failure) }))
    : itemsOf(capture).flatMap((item) => (item.kind === 'refused' ? [item] : []));
  const groups = Map.groupBy(refused, ({ of, reason }) => `${of} ${reason}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const metrics = Object.keys(first.of === 'post' ? POST_COUNTERS : REEL_COUNTERS);
    const subjects = group.map(({ subject }) => posts.get(subject) ?? subject);
    return [{ level: 'post' as const, metrics, reason: first.reason, subjects }];
  });
}
