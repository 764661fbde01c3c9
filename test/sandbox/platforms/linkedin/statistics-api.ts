import { addDays, type Day, dayOf, dayRange, daysBetween, startOfDay } from '#core/time/day.ts';
import { epochMsOf, type Instant, instantOfEpochMs } from '#core/time/instant.ts';
import type { Reply } from '../../http.ts';
import { NATIVE } from '../../world/ministry.ts';
import { existsAt, visiblePosts, type WorldPost } from '../../world/posts.ts';
import {
  accessDenied,
  encodedSyntax,
  noSuchMethod,
  notByPost,
  parameterInvalid,
  parameterRequired,
  unpermittedField,
} from './errors.ts';
import type { RestliQuery } from './restli.ts';
import { counter, type DayName, day, followers, type PostName, postOf } from './truth.ts';

const ORGANIZATION = NATIVE.linkedin;
const WINDOW_DAYS = 365;

/** The 27 families of views of a page; each figure is a part of some other. */
const VIEW_FAMILIES = [
  'mobileProductsPageViews',
  'allDesktopPageViews',
  'insightsPageViews',
  'mobileAboutPageViews',
  'allMobilePageViews',
  'productsPageViews',
  'desktopProductsPageViews',
  'jobsPageViews',
  'peoplePageViews',
  'overviewPageViews',
  'mobileOverviewPageViews',
  'lifeAtPageViews',
  'desktopOverviewPageViews',
  'mobileCareersPageViews',
  'allPageViews',
  'careersPageViews',
  'mobileJobsPageViews',
  'mobileLifeAtPageViews',
  'desktopJobsPageViews',
  'desktopPeoplePageViews',
  'aboutPageViews',
  'desktopAboutPageViews',
  'mobilePeoplePageViews',
  'desktopCareersPageViews',
  'desktopInsightsPageViews',
  'desktopLifeAtPageViews',
  'mobileInsightsPageViews',
] as const;
const SHARE_OF_VIEWS: Readonly<Record<string, number>> = {
  allPageViews: 1,
  allDesktopPageViews: 0.58,
  allMobilePageViews: 0.42,
  overviewPageViews: 0.81,
  desktopOverviewPageViews: 0.46,
  mobileOverviewPageViews: 0.35,
  aboutPageViews: 0.06,
  jobsPageViews: 0.04,
  lifeAtPageViews: 0.02,
  peoplePageViews: 0.05,
};

export function networkSizes(path: string, query: RestliQuery, now: Instant): Reply {
  const edge = query.text('edgeType');
  if (edge === undefined) return parameterRequired('edgeType');
  if (edge !== 'COMPANY_FOLLOWED_BY_MEMBER') return encodedSyntax('edgeType');
  const urn = path.slice('/rest/networkSizes/'.length);
  // Raw colons in a key of the path do not resolve.
  if (urn.includes(':')) return noSuchMethod();
  if (decodeURIComponent(urn) !== ORGANIZATION) return accessDenied('networkSizes.GET');
  return { status: 200, body: { firstDegreeSize: followers(now) } };
}

export function followerStatistics(query: RestliQuery, now: Instant): Reply {
  const fault = wrongEntity(query, 'organizationalEntity', 'organizationalEntityFollowerStatistics');
  if (fault) return fault;
  return byDay(query, now, ['gainedOrganic', 'gainedPaid'], (figure) => ({
    followerGains: { organicFollowerGain: figure('gainedOrganic'), paidFollowerGain: figure('gainedPaid') },
    organizationalEntity: ORGANIZATION,
  }));
}

export function pageStatistics(query: RestliQuery, now: Instant): Reply {
  const fault = wrongEntity(query, 'organization', 'organizationPageStatistics');
  if (fault) return fault;
  return byDay(query, now, ['pageViews', 'pageVisitors'], (figure) => ({
    organization: ORGANIZATION,
    totalPageStatistics: {
      clicks: { mobileCustomButtonClickCounts: [], desktopCustomButtonClickCounts: [] },
      views: Object.fromEntries(
        VIEW_FAMILIES.map((family) => [
          family,
          {
            pageViews: Math.round(figure('pageViews') * (SHARE_OF_VIEWS[family] ?? 0)),
            uniquePageViews: Math.round(figure('pageVisitors') * (SHARE_OF_VIEWS[family] ?? 0)),
          },
        ]),
      ),
    },
  }));
}

/** Three forms: by day, by post (of all time), and the total of all time. */
export function shareStatistics(query: RestliQuery, now: Instant): Reply {
  const fault = wrongEntity(query, 'organizationalEntity', 'organizationalEntityShareStatistics');
  if (fault) return fault;
  const byPost = query.list('shares') ?? query.list('ugcPosts');
  if (byPost && query.range()) return notByPost();
  if (byPost) return statisticsOfPosts(query, now);
  if (!query.range()) return elements([{ totalShareStatistics: totals(now), organizationalEntity: ORGANIZATION }]);
  const names = [
    'impressions',
    'clicks',
    'reactions',
    'comments',
    'shares',
    'shareMentions',
    'commentMentions',
  ] as const;
  return byDay(query, now, names, (figure) => ({
    totalShareStatistics: withEngagement({
      shareCount: figure('shares'),
      shareMentionsCount: figure('shareMentions'),
      clickCount: figure('clicks'),
      likeCount: figure('reactions'),
      impressionCount: figure('impressions'),
      commentMentionsCount: figure('commentMentions'),
      commentCount: figure('comments'),
    }),
    organizationalEntity: ORGANIZATION,
  }));
}

function statisticsOfPosts(query: RestliQuery, now: Instant): Reply {
  const found: object[] = [];
  for (const [parameter, kind] of [
    ['shares', 'share'],
    ['ugcPosts', 'ugcPost'],
  ] as const) {
    for (const [index, urn] of (query.list(parameter) ?? []).entries()) {
      if (!urn.startsWith(`urn:li:${kind}:`)) return encodedSyntax(parameter);
      const post = postOf(urn);
      // Another author's post sinks the whole list.
      if (!post) return unpermittedField(`${parameter}[${index}]`);
      const counters = countersOf(post, now);
      const isActive = Object.values(counters).some((count) => count !== 0);
      if (existsAt(post, now) && isActive)
        found.push({
          totalShareStatistics: withEngagement(counters),
          [kind]: urn,
          organizationalEntity: ORGANIZATION,
        });
    }
  }
  return elements(found);
}

function countersOf(post: WorldPost, now: Instant) {
  const of = (name: PostName) => counter(post, name, now);
  return {
    uniqueImpressionsCount: of('uniqueImpressions'),
    shareCount: of('shares'),
    clickCount: of('clicks'),
    likeCount: of('reactions'),
    impressionCount: of('impressions'),
    commentCount: of('comments'),
  };
}

function totals(now: Instant) {
  const all = visiblePosts('linkedin', now).map((post) => countersOf(post, now));
  const sum = (name: keyof ReturnType<typeof countersOf>) => all.reduce((total, each) => total + each[name], 0);
  return withEngagement({
    uniqueImpressionsCount: sum('uniqueImpressionsCount'),
    shareCount: sum('shareCount'),
    shareMentionsCount: 0,
    clickCount: sum('clickCount'),
    likeCount: sum('likeCount'),
    impressionCount: sum('impressionCount'),
    commentMentionsCount: 0,
    commentCount: sum('commentCount'),
  });
}

type Engaging = {
  clickCount: number;
  likeCount: number;
  commentCount: number;
  shareCount: number;
  impressionCount: number;
};

function withEngagement<T extends Engaging>(counts: T): T & { engagement: number } {
  const { clickCount, likeCount, commentCount, shareCount, impressionCount } = counts;
  const actions = clickCount + likeCount + commentCount + shareCount;
  return { ...counts, engagement: impressionCount === 0 ? 0 : actions / impressionCount };
}

function wrongEntity(query: RestliQuery, parameter: string, resource: string): Reply | undefined {
  if (query.text('q') !== parameter) return noSuchMethod();
  const entity = query.text(parameter);
  if (entity === undefined) return parameterRequired(parameter);
  return entity === ORGANIZATION ? undefined : accessDenied(`${resource}.FINDER-${parameter}`);
}

/** One element a day that LinkedIn serves; start included, end not, both in the last twelve months. */
function byDay(
  query: RestliQuery,
  now: Instant,
  names: readonly DayName[],
  element: (figure: (name: DayName) => number) => object,
): Reply {
  const range = query.range();
  // The lifetime form, with its demographic facets, is not spoken here.
  if (!range) return parameterRequired('timeIntervals');
  const days = daysIn(range, now);
  if (!days) return parameterInvalid('timeIntervals');
  const served = days.flatMap((date) => {
    const figures = new Map(names.map((name) => [name, day(name, date, now)]));
    if ([...figures.values()].includes(null)) return [];
    const timeRange = { start: midnight(date), end: midnight(addDays(date, 1)) };
    return [{ ...element((name) => figures.get(name) ?? 0), timeRange }];
  });
  return elements(served);
}

function daysIn({ start, end }: { start: number; end: number }, now: Instant): Day[] | undefined {
  const [first, after] = [dayOf(instantOfEpochMs(start), 'UTC'), dayOf(instantOfEpochMs(end), 'UTC')];
  const today = dayOf(now, 'UTC');
  const isMidnights = midnight(first) === start && midnight(after) === end;
  if (!isMidnights || daysBetween(first, today) > WINDOW_DAYS || after > today) return undefined;
  return dayRange(first, addDays(after, -1));
}

function midnight(date: Day): number {
  return epochMsOf(startOfDay(date, 'UTC'));
}

function elements(found: readonly object[]): Reply {
  return { status: 200, body: { paging: { start: 0, count: 10, links: [] }, elements: found } };
}
