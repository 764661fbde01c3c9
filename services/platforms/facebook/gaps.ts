import type { MissingReason } from '#core/metrics/value.ts';
import type { Bundle, Capture } from '#core/ports/connector.ts';
import type { Gap, ReadingTable } from '#core/pulls/pull.ts';
import { leftOutNames } from '#core/pulls/refused-names.ts';
import { readBody } from '#services/exchange/failure.ts';
import { type Endpoint, endpointOf, insightsBody, isBreakdown, pageBody } from './answers.ts';
import { failureOf, missingReasonOf, reasonOfName } from './failures.ts';
import { BREAKDOWN, metricsOfSeries, POST_COUNTERS, REEL_COUNTERS, SERIES } from './fields.ts';
import { postGaps } from './gaps-posts.ts';
import { metricsAnswered, metricsAsked } from './map-days.ts';

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
  const silence = emptyReason(of('page'));
  const known = request.posts.recent.length > 0;
  const remembered = leftOutGaps(request);
  const isLeftOut = (metric: string) => remembered.some(({ metrics }) => metrics.includes(metric));
  return [
    ...seriesGaps(
      of('insights').filter(({ call }) => !isBreakdown(call)),
      Object.values(SERIES).filter((metric) => !isLeftOut(metric)),
      silence,
    ),
    ...remembered,
    ...seriesGaps(
      of('insights').filter(({ call }) => isBreakdown(call)),
      Object.values(BREAKDOWN),
      silence,
    ),
    ...postGaps({ listings: of('posts'), batches: of('batch'), posts, silence, isKnown: known, isLeftOut }, tables),
    ...refusedGaps(of('reels'), Object.keys(REEL_COUNTERS)),
  ];
}

/** Metrics that were not asked because earlier pulls were refused them. */
function leftOutGaps(request: Bundle['request']): Gap[] {
  const counters = (of: typeof POST_COUNTERS, name: string) =>
    Object.entries(of).flatMap(([metric, { insight }]) => (insight === name ? [metric] : []));
  return (['series', 'posts', 'reels'] as const).flatMap((part) =>
    leftOutNames(request, part).map(({ name, reason }): Gap => {
      if (part === 'series') return { level: 'account', metrics: metricsOfSeries(name), reason };
      return { level: 'post', metrics: counters(part === 'posts' ? POST_COUNTERS : REEL_COUNTERS, name), reason };
    }),
  );
}

/** Metrics of a series that no answer speaks of, together where the reason is the same. */
function seriesGaps(asked: readonly Capture[], metrics: readonly string[], silence: MissingReason): Gap[] {
  const read = asked.filter((capture) => !failureOf(capture));
  const answered = new Set(read.flatMap(metricsAnswered));
  const absent = metrics.filter((metric) => !answered.has(metric));
  const byReason = Map.groupBy(absent, (metric) => absenceOf(metric, asked, read, silence));
  return [...byReason].map(([reason, together]) => ({ level: 'account', metrics: together, reason }));
}

function absenceOf(
  metric: string,
  asked: readonly Capture[],
  read: readonly Capture[],
  silence: MissingReason,
): MissingReason {
  const refused = asked.filter((capture) => failureOf(capture) && metricsAsked(capture).includes(metric));
  // The refusal that was of the fewest names says most of this one.
  const [narrowest] = refused.toSorted((a, b) => metricsAsked(a).length - metricsAsked(b).length);
  const failure = narrowest && failureOf(narrowest);
  if (failure) {
    const isAlone = metricsAsked(narrowest).length === 1 && read.length > 0;
    return isAlone ? reasonOfName(narrowest, failure) : missingReasonOf(failure);
  }
  if (read.length === 0) return 'not-collected';
  const isEmpty = read.every((capture) => readBody('Facebook', capture, insightsBody).data.length === 0);
  return isEmpty ? silence : 'not-exposed';
}

// A credential without `read_insights` is answered with nothing and no error, and so is a page with few likes.
function emptyReason(pages: readonly Capture[]): MissingReason {
  const hasFewFans = pages.some((capture) => {
    if (failureOf(capture)) return false;
    return (readBody('Facebook', capture, pageBody).fan_count ?? FANS_FOR_INSIGHTS) < FANS_FOR_INSIGHTS;
  });
  return hasFewFans ? 'not-exposed' : 'no-permission';
}

function refusedGaps(asked: readonly Capture[], metrics: readonly string[]): Gap[] {
  const refusal = asked.flatMap((capture) => failureOf(capture) ?? [])[0];
  return refusal ? [{ level: 'post', metrics, reason: missingReasonOf(refusal) }] : [];
}
