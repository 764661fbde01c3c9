import { z } from 'zod';
import type { Call } from '#core/ports/connector.ts';

export type Endpoint =
  | 'networkSizes'
  | 'posts'
  | 'postStatistics'
  | 'followerStatistics'
  | 'shareStatistics'
  | 'pageStatistics';

/** Which of our requests a call is. The lifetime forms of the statistics (without `timeIntervals`) are none of ours. */
export function endpointOf({ method, url }: Pick<Call, 'method' | 'url'>): Endpoint | null {
  if (method !== 'GET') return null;
  const { pathname, searchParams: query } = new URL(url);
  if (/^\/rest\/networkSizes\/[^/]+$/.test(pathname)) return 'networkSizes';
  if (pathname === '/rest/posts') return query.get('q') === 'author' ? 'posts' : null;
  const isDaily = query.has('timeIntervals');
  if (pathname === '/rest/organizationalEntityFollowerStatistics') return isDaily ? 'followerStatistics' : null;
  if (pathname === '/rest/organizationPageStatistics') return isDaily ? 'pageStatistics' : null;
  if (pathname !== '/rest/organizationalEntityShareStatistics') return null;
  if (query.has('shares') || query.has('ugcPosts')) return 'postStatistics';
  return isDaily ? 'shareStatistics' : null;
}

/** The post URNs that a call for statistics asked, in its order. */
export function askedUrns(url: string): string[] {
  const lists = [...new URL(url).search.matchAll(/[?&](?:shares|ugcPosts)=List\(([^)]*)\)/g)];
  return lists.flatMap(([, list = '']) => list.split(',').filter(Boolean).map(decodeURIComponent));
}

// Counters may be negative: LinkedIn takes back what was withdrawn.
const counter = z.number().nullish();
const epochMs = z.number().int().nonnegative();
const timeRange = z.object({ start: epochMs, end: epochMs.nullish() }).nullish();

const shareCounters = z.object({
  impressionCount: counter,
  uniqueImpressionsCount: counter,
  clickCount: counter,
  likeCount: counter,
  commentCount: counter,
  shareCount: counter,
  shareMentionsCount: counter,
  commentMentionsCount: counter,
});

const pageCounters = z.object({ pageViews: counter, uniquePageViews: counter }).nullish();

export const networkSizesBody = z.object({ firstDegreeSize: z.number() });

export const followerStatisticsBody = z.object({
  elements: z.array(
    z.object({
      timeRange,
      followerGains: z.object({ organicFollowerGain: counter, paidFollowerGain: counter }).nullish(),
    }),
  ),
});

/** Both forms: by day, with `timeRange`; by post, with `share` or `ugcPost`. */
export const shareStatisticsBody = z.object({
  elements: z.array(
    z.object({
      timeRange,
      share: z.string().nullish(),
      ugcPost: z.string().nullish(),
      totalShareStatistics: shareCounters.nullish(),
    }),
  ),
});

export const pageStatisticsBody = z.object({
  elements: z.array(
    z.object({
      timeRange,
      totalPageStatistics: z
        .object({
          views: z
            .object({
              allPageViews: pageCounters,
              allDesktopPageViews: pageCounters,
              allMobilePageViews: pageCounters,
              overviewPageViews: pageCounters,
              aboutPageViews: pageCounters,
              peoplePageViews: pageCounters,
              jobsPageViews: pageCounters,
              careersPageViews: pageCounters,
              lifeAtPageViews: pageCounters,
              productsPageViews: pageCounters,
              insightsPageViews: pageCounters,
            })
            .nullish(),
        })
        .nullish(),
    }),
  ),
});

export const postsBody = z.object({
  paging: z
    .object({
      start: z.number().int().nullish(),
      // Given by some finders only.
      total: z.number().int().nullish(),
      links: z.array(z.object({ rel: z.string(), href: z.string() })).nullish(),
    })
    .nullish(),
  elements: z.array(
    z.object({
      id: z.string(),
      commentary: z.string().nullish(),
      createdAt: epochMs,
      publishedAt: epochMs.nullish(),
      lastModifiedAt: epochMs.nullish(),
      lifecycleState: z.string().nullish(),
      reshareContext: z.looseObject({}).nullish(),
      adContext: z.object({ isDsc: z.boolean().nullish() }).nullish(),
      content: z.looseObject({ media: z.object({ id: z.string() }).nullish() }).nullish(),
    }),
  ),
});
export type PostsPage = z.infer<typeof postsBody>;
export type PostElement = PostsPage['elements'][number];
