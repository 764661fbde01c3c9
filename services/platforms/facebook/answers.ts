import { z } from 'zod';
import type { Call } from '#core/ports/connector.ts';
import type { Instant } from '#core/time/instant.ts';
import { toInstant } from '#core/time/instant.ts';
import { SPLIT_ALIAS, splitName } from './fields.ts';

export type Endpoint = 'page' | 'insights' | 'posts' | 'reels' | 'batch' | 'lives' | 'live';

const VERSION = '(?:/v\\d+\\.\\d+)';
const PATHS: readonly [method: Call['method'], path: RegExp, endpoint: Endpoint][] = [
  ['GET', new RegExp(`^${VERSION}/\\d+$`), 'page'],
  ['GET', new RegExp(`^${VERSION}/\\d+/insights$`), 'insights'],
  ['GET', new RegExp(`^${VERSION}/\\d+/published_posts$`), 'posts'],
  ['GET', new RegExp(`^${VERSION}/\\d+/video_reels$`), 'reels'],
  ['GET', new RegExp(`^${VERSION}/\\d+/live_videos$`), 'lives'],
  ['POST', new RegExp(`^${VERSION}?/?$`), 'batch'],
];

/** Which of our requests a call is. An ad has insights at such a path too; those of a page are asked by metric. */
export function endpointOf({ method, url }: Pick<Call, 'method' | 'url'>): Endpoint | null {
  const { pathname, searchParams } = new URL(url);
  const endpoint = PATHS.find(([verb, path]) => verb === method && path.test(pathname))?.[2] ?? null;
  // A broadcast is a node as a page is: what is asked of it tells them apart.
  if (endpoint === 'page' && searchParams.get('fields')?.includes('total_views')) return 'live';
  return endpoint === 'insights' && !searchParams.has('metric') ? null : endpoint;
}

/** True for the insights call that splits by a dimension. */
export function isBreakdown({ url }: Pick<Call, 'url'>): boolean {
  return new URL(url).searchParams.has('breakdown');
}

/** The names of the insights that a request asks for: in a list of its own, or nested in its fields. */
export function insightsAsked({ searchParams }: URL): string[] {
  const listed = searchParams.get('metric');
  if (listed !== null) return listed.split(',').filter(Boolean);
  const nested = (searchParams.get('fields') ?? '').matchAll(/insights\.metric\(([^)]*)\)(\.breakdown)?/g);
  return [...nested].flatMap(([, names = '', breakdown]) => {
    const own = names.split(',').filter(Boolean);
    return breakdown ? own.map(splitName) : own;
  });
}

// A field that the page does not have is silently left out.
export const pageBody = z.object({
  id: z.string(),
  name: z.string().nullish(),
  followers_count: z.number().int().nullish(),
  fan_count: z.number().int().nullish(),
});

/** `value` is a number or an object of numbers by kind; it is absent when there is nothing to report. */
const insight = z.object({
  name: z.string(),
  period: z.string().nullish(),
  values: z
    .array(
      z.object({
        value: z.unknown().optional(),
        end_time: z.string().nullish(),
        is_from_ads: z.string().nullish(),
      }),
    )
    .nullish(),
});
export type Insight = z.infer<typeof insight>;

export const insightsBody = z.object({ data: z.array(insight) });

const paging = z
  .object({ cursors: z.object({ after: z.string().nullish() }).nullish(), next: z.string().nullish() })
  .nullish();

export const postNode = z.object({
  id: z.string(),
  created_time: z.string().nullish(),
  message: z.string().nullish(),
  permalink_url: z.string().nullish(),
  status_type: z.string().nullish(),
  attachments: z
    .object({
      data: z.array(
        z.object({
          media_type: z.string().nullish(),
          type: z.string().nullish(),
          target: z.object({ id: z.string().nullish() }).nullish(),
        }),
      ),
    })
    .nullish(),
  insights: insightsBody.nullish(),
  [SPLIT_ALIAS]: insightsBody.nullish(),
});
export type PostNode = z.infer<typeof postNode>;

/** The insights that a post came with, each under our name for it. */
export function insightsIn({ insights, [SPLIT_ALIAS]: split }: PostNode): Insight[] {
  const ofSplit = (split?.data ?? []).map((insight) => ({ ...insight, name: splitName(insight.name) }));
  return [...(insights?.data ?? []), ...ofSplit];
}

export const postsBody = z.object({ data: z.array(postNode), paging });

export const reelsBody = z.object({
  data: z.array(z.object({ id: z.string(), post_id: z.string().nullish(), created_time: z.string().nullish() })),
  paging,
});

/** One entry per request, in order; a request that timed out is literally `null`. */
export const batchBody = z.array(z.object({ code: z.number(), body: z.string().nullish() }).nullable());

/** What the answer to each of our requests has to be. */
const moment = z.string().transform((text) => toInstant(text));

/** A live broadcast; who watches and how many did are told only where the page may see it. */
export const liveNode = z.object({
  id: z.string(),
  status: z.string().nullish(),
  live_views: z.number().int().min(0).nullish(),
  total_views: z.number().int().min(0).nullish(),
  broadcast_start_time: moment.nullish(),
  creation_time: moment.nullish(),
  permalink_url: z.string().nullish(),
  video: z.object({ length: z.number().min(0).nullish() }).nullish(),
});
export type LiveNode = z.output<typeof liveNode>;

export const livesBody = z.object({ data: z.array(liveNode) });

export const BODIES = {
  lives: livesBody,
  live: liveNode,
  page: pageBody,
  insights: insightsBody,
  posts: postsBody,
  reels: reelsBody,
  batch: batchBody,
};

type Listing = Pick<z.infer<typeof reelsBody>, 'data' | 'paging'>;

/**
 * The cursor of the next page, or `undefined` at the end of the listing. Only `next` tells that there is more: a short
 * page may have it, and the last page still has a cursor.
 * @param asked cursor of the page itself; a listing that answers with the same one would never end
 */
export function nextCursor({ data, paging }: Listing, since: Instant, asked?: string): string | undefined {
  const after = paging?.cursors?.after ?? undefined;
  const oldest = data.at(-1)?.created_time;
  const isPastWindow = oldest != null && toInstant(oldest) < since;
  return paging?.next && after !== asked && !isPastWindow ? after : undefined;
}
