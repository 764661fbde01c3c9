import { nameOf } from '#core/metrics/definition.ts';
import type { Bundle, Capture, Mapped } from '#core/ports/connector.ts';
import { type PartVerdict, reasonOfPart } from '#core/pulls/part.ts';
import type { Cell, Gap, ReadingTable } from '#core/pulls/pull.ts';
import { addDays, type Day, dayOf, startOfDay } from '#core/time/day.ts';
import { epochMsOf, instantOfEpochMs } from '#core/time/instant.ts';
import { readBody } from '#services/exchange/failure.ts';
import { readEach, verdictsOf, withVerdicts } from '#services/exchange/parts.ts';
import {
  type Endpoint,
  endpointOf,
  followerStatisticsBody,
  networkSizesBody,
  pageStatisticsBody,
  shareStatisticsBody,
} from './answers.ts';
import { failureOf } from './failure.ts';
import { keysInForce, whole, ZONE } from './figures.ts';
import { mapPosts } from './map-posts.ts';

/** Metrics of the account, by the request that answers them. */
const ACCOUNT_METRICS = {
  networkSizes: ['linkedin.organization.followers'],
  followerStatistics: ['linkedin.organization.gained-organic', 'linkedin.organization.gained-paid'],
  shareStatistics: [
    'linkedin.organization.impressions',
    'linkedin.organization.clicks',
    'linkedin.organization.reactions',
    'linkedin.organization.comments',
    'linkedin.organization.shares',
    'linkedin.organization.share-mentions',
    'linkedin.organization.comment-mentions',
  ],
  pageStatistics: [
    'linkedin.organization.page-views',
    'linkedin.organization.page-visitors',
    'linkedin.organization.page-views-desktop',
    'linkedin.organization.page-visitors-desktop',
    'linkedin.organization.page-views-mobile',
    'linkedin.organization.page-visitors-mobile',
    'linkedin.organization.page-views-overview',
    'linkedin.organization.page-views-about',
    'linkedin.organization.page-views-people',
    'linkedin.organization.page-views-jobs',
    'linkedin.organization.page-views-careers',
    'linkedin.organization.page-views-life',
    'linkedin.organization.page-views-products',
    'linkedin.organization.page-views-insights',
  ],
} as const satisfies Partial<Record<Endpoint, readonly string[]>>;
type AccountEndpoint = keyof typeof ACCOUNT_METRICS;

/** Reads a bundle: one table per answer. Without the followers, which are essential, there is nothing to read. */
export function mapLinkedIn(bundle: Bundle): Mapped {
  const { request, captures } = bundle;
  const { native } = request.account;
  const read = captures.filter((capture) => !failureOf(capture));
  const of = (endpoint: Endpoint) => read.filter(({ call }) => endpointOf(call) === endpoint);
  const series = SERIES.map((endpoint) =>
    readEach(endpoint, of(endpoint), (capture) => dayTables(endpoint, capture, native, DAYS[endpoint](capture))),
  );
  const { verdicts: unread = [], ...posts } = mapPosts(bundle);
  const tables = [
    ...of('networkSizes').map((capture) => followersTable(capture, native)),
    ...series.flatMap(({ readings }) => readings.flat()),
  ];
  const failed = verdictsOf(captures, { endpointOf, failureOf });
  const verdicts = [...failed, ...series.flatMap((each) => each.verdicts), ...unread];
  return {
    ...posts,
    tables: [...tables, ...posts.tables],
    gaps: [...accountGaps(read, verdicts, tables), ...posts.gaps],
    ...withVerdicts(verdicts),
  };
}

function followersTable(capture: Capture, account: string): ReadingTable {
  const { receivedAt: learntAt } = capture.answer;
  const { firstDegreeSize } = readBody('LinkedIn', capture, networkSizesBody);
  const keys = keysInForce(ACCOUNT_METRICS.networkSizes, dayOf(learntAt, ZONE));
  const rows = [{ subject: account, cells: [whole(firstDegreeSize)] }];
  return { level: 'account', learntAt, keys, period: { grain: 'instant' }, rows };
}

interface DayRow {
  day: Day;
  cells: Cell[];
}
type TimeRange = { start: number; end?: number | null | undefined } | null | undefined;

function gainsByDay(capture: Capture): DayRow[] {
  const { elements } = readBody('LinkedIn', capture, followerStatisticsBody);
  return elements.flatMap(({ timeRange, followerGains: gains }) =>
    rowOf(timeRange, capture, [gains?.organicFollowerGain, gains?.paidFollowerGain]),
  );
}

// The unique impressions of a day are not promised, and are not taken.
function sharesByDay(capture: Capture): DayRow[] {
  const { elements } = readBody('LinkedIn', capture, shareStatisticsBody);
  return elements.flatMap(({ timeRange, totalShareStatistics: s }) =>
    rowOf(timeRange, capture, [
      s?.impressionCount,
      s?.clickCount,
      s?.likeCount,
      s?.commentCount,
      s?.shareCount,
      s?.shareMentionsCount,
      s?.commentMentionsCount,
    ]),
  );
}

function pageByDay(capture: Capture): DayRow[] {
  const { elements } = readBody('LinkedIn', capture, pageStatisticsBody);
  return elements.flatMap(({ timeRange, totalPageStatistics }) => {
    const views = totalPageStatistics?.views;
    const families = [views?.allPageViews, views?.allDesktopPageViews, views?.allMobilePageViews];
    const counts = families.flatMap((family) => [family?.pageViews, family?.uniquePageViews]);
    // The sections do not add up to the whole: a visit may be of several, and some have no section.
    const sections = [
      views?.overviewPageViews,
      views?.aboutPageViews,
      views?.peoplePageViews,
      views?.jobsPageViews,
      views?.careersPageViews,
      views?.lifeAtPageViews,
      views?.productsPageViews,
      views?.insightsPageViews,
    ];
    return rowOf(timeRange, capture, [...counts, ...sections.map((section) => section?.pageViews)]);
  });
}

// An element without a range is a total of everything, and one of several days is no day; a day that has not ended is
// not whole.
function rowOf(range: TimeRange, { answer }: Capture, counts: readonly (number | null | undefined)[]): DayRow[] {
  if (!range) return [];
  const day = dayOf(instantOfEpochMs(range.start), ZONE);
  const end = epochMsOf(startOfDay(addDays(day, 1), ZONE));
  const isOneDay = range.end == null || range.end === end;
  if (!isOneDay || end > epochMsOf(answer.receivedAt)) return [];
  return [{ day, cells: counts.map(whole) }];
}

const SERIES = ['followerStatistics', 'shareStatistics', 'pageStatistics'] as const;
const DAYS: Readonly<Record<(typeof SERIES)[number], (capture: Capture) => DayRow[]>> = {
  followerStatistics: gainsByDay,
  shareStatistics: sharesByDay,
  pageStatistics: pageByDay,
};

// One table per set of versions in force: a row is measured under the definition of its own day.
function dayTables(endpoint: AccountEndpoint, { answer }: Capture, account: string, days: DayRow[]): ReadingTable[] {
  const keysOn = (day: Day) => keysInForce(ACCOUNT_METRICS[endpoint], day);
  const groups = Map.groupBy(days, ({ day }) => keysOn(day).join());
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return {
      level: 'account' as const,
      learntAt: answer.receivedAt,
      keys: keysOn(first.day),
      period: { grain: 'day' as const, zone: ZONE },
      rows: group.map(({ day, cells }) => ({ subject: account, day, cells })),
    };
  });
}

function accountGaps(
  read: readonly Capture[],
  verdicts: readonly PartVerdict[],
  tables: readonly ReadingTable[],
): Gap[] {
  const held = new Set(tables.flatMap(namesHeld));
  const endpoints = Object.keys(ACCOUNT_METRICS) as AccountEndpoint[];
  return endpoints.flatMap((endpoint) => {
    const all: readonly string[] = ACCOUNT_METRICS[endpoint];
    const metrics = all.filter((name) => !held.has(name));
    if (metrics.length === 0) return [];
    const isAnswered = read.some(({ call }) => endpointOf(call) === endpoint);
    // Of an answer that has the others, a field that is absent is not offered.
    const silence = metrics.length < all.length ? 'not-exposed' : 'not-yet';
    const reason = reasonOfPart(endpoint, verdicts) ?? (isAnswered ? silence : 'not-collected');
    return [{ level: 'account' as const, metrics, reason }];
  });
}

/** Metrics, without version, of which some cell says something. */
function namesHeld({ keys, rows }: ReadingTable): string[] {
  return keys.filter((_, column) => rows.some(({ cells }) => cells[column] !== null)).map(nameOf);
}
