import { type Cost, type Estimate, pagesOf } from '#core/budget/cost.ts';
import type { Call, Connector, PullRequest } from '#core/ports/connector.ts';
import { DIMENSIONS, endpointOf } from './answers.ts';
import { PAGE_SIZE } from './client.ts';
import { CONTENT_TYPES } from './content-types.ts';
import { typeWindowsOf, windowsOf } from './windows.ts';

/** The most uploads that a playlist is listed to. */
const LISTED_UPLOADS = 20_000;

/**
 * Quota units of a request of ours. Source: "Quota costs" of the YouTube Data API, 2026: each `list` costs one, whatever
 * its parts, and a refused request costs one too. Reports are of another API, whose quota is counted in queries and
 * published nowhere.
 */
function costOfCall(call: Pick<Call, 'method' | 'url'>): Cost {
  const isReport = Object.hasOwn(DIMENSIONS, endpointOf(call) ?? '');
  return { calls: 1, units: isReport ? 0 : 1, microUsd: 0n };
}

export const YOUTUBE_COSTS: Pick<Connector, 'mostOf' | 'costOf' | 'estimate'> = {
  mostOf: costOfCall,
  costOf: ({ call }) => costOfCall(call),
  estimate(request): Estimate {
    const isFirst = request.source === 'backfill';
    const { listed, videos } = isFirst ? everything() : known(request);
    const units = 1 + listed + videos;
    const byType = request.parts?.includes(CONTENT_TYPES) ? typeWindowsOf(request, undefined).length : 0;
    const requests = units + windowsOf(request, undefined).length + byType;
    const cost = { calls: requests, units, microUsd: 0n };
    return { requests, cost, basis: isFirst ? 'at-most' : 'known-posts', minutes: 0 };
  },
};

function everything() {
  const pages = pagesOf(LISTED_UPLOADS, PAGE_SIZE);
  return { listed: pages, videos: pages };
}

// New uploads come first: the first page reaches a known one.
function known({ posts }: PullRequest) {
  return { listed: 1, videos: pagesOf(posts.recent.length + posts.older.length, PAGE_SIZE) };
}
