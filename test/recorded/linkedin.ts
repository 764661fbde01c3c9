import type { Leaf, Leaves } from './leaves.ts';

type Json = { [name: string]: Json } | Json[] | string | number | boolean | null | undefined;

const DAILY: readonly [metric: string, ...path: string[]][] = [
  ['linkedin.organization.gained-organic', 'followerGains', 'organicFollowerGain'],
  ['linkedin.organization.gained-paid', 'followerGains', 'paidFollowerGain'],
  ['linkedin.organization.impressions', 'totalShareStatistics', 'impressionCount'],
  ['linkedin.organization.clicks', 'totalShareStatistics', 'clickCount'],
  ['linkedin.organization.reactions', 'totalShareStatistics', 'likeCount'],
  ['linkedin.organization.comments', 'totalShareStatistics', 'commentCount'],
  ['linkedin.organization.shares', 'totalShareStatistics', 'shareCount'],
  ['linkedin.organization.share-mentions', 'totalShareStatistics', 'shareMentionsCount'],
  ['linkedin.organization.comment-mentions', 'totalShareStatistics', 'commentMentionsCount'],
  ...ofDevice('desktop', 'allDesktopPageViews'),
  ...['overview', 'about', 'people', 'jobs', 'careers', 'products', 'insights'].map(ofSection),
  ['linkedin.organization.page-views-life', 'totalPageStatistics', 'views', 'lifeAtPageViews', 'pageViews'],
  ...ofDevice('mobile', 'allMobilePageViews'),
  ['linkedin.organization.page-views', 'totalPageStatistics', 'views', 'allPageViews', 'pageViews'],
  ['linkedin.organization.page-visitors', 'totalPageStatistics', 'views', 'allPageViews', 'uniquePageViews'],
];
const OF_POST: readonly [metric: string, ...path: string[]][] = [
  ['linkedin.post.impressions', 'totalShareStatistics', 'impressionCount'],
  ['linkedin.post.unique-impressions', 'totalShareStatistics', 'uniqueImpressionsCount'],
  ['linkedin.post.clicks', 'totalShareStatistics', 'clickCount'],
  ['linkedin.post.reactions', 'totalShareStatistics', 'likeCount'],
  ['linkedin.post.comments', 'totalShareStatistics', 'commentCount'],
  ['linkedin.post.shares', 'totalShareStatistics', 'shareCount'],
];

/** Figures of LinkedIn's answers: followers, days by `timeRange.start` in UTC, posts by `share` or `ugcPost`. */
export const leaves: Leaves = ({ answer }) => {
  if (answer.status !== 200) return [];
  const body = JSON.parse(answer.body) as Json;
  const size = at(body, 'firstDegreeSize');
  const followers = typeof size === 'number' ? [{ metric: 'linkedin.organization.followers', amount: size }] : [];
  const elements = at(body, 'elements');
  return [...followers, ...(Array.isArray(elements) ? elements.flatMap(leavesOfElement) : [])];
};

function ofSection(section: string): [metric: string, ...path: string[]] {
  const family = `${section}PageViews`;
  return [`linkedin.organization.page-views-${section}`, 'totalPageStatistics', 'views', family, 'pageViews'];
}

function ofDevice(device: string, family: string): [metric: string, ...path: string[]][] {
  return [
    [`linkedin.organization.page-views-${device}`, 'totalPageStatistics', 'views', family, 'pageViews'],
    [`linkedin.organization.page-visitors-${device}`, 'totalPageStatistics', 'views', family, 'uniquePageViews'],
  ];
}

function leavesOfElement(element: Json): Leaf[] {
  const subject = at(element, 'share') ?? at(element, 'ugcPost');
  if (typeof subject === 'string') return figures(element, OF_POST).map((leaf) => ({ ...leaf, subject }));
  const start = at(element, 'timeRange', 'start');
  if (typeof start !== 'number') return [];
  const day = new Date(start).toISOString().slice(0, 10);
  return figures(element, DAILY).map((leaf) => ({ ...leaf, day }));
}

function figures(element: Json, wanted: typeof DAILY): Leaf[] {
  return wanted.flatMap(([metric, ...path]) => {
    const amount = at(element, ...path);
    return typeof amount === 'number' ? [{ metric, amount }] : [];
  });
}

function at(value: Json, ...path: string[]): Json {
  return path.reduce<Json>(
    (inner, name) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner[name] : undefined),
    value,
  );
}
