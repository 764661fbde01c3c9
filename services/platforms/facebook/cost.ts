import { type Cost, costOfCalls, type Estimate, pagesOf } from '#core/budget/cost.ts';
import type { Call, Connector, FormatOf, PullRequest } from '#core/ports/connector.ts';
import { endpointOf } from './answers.ts';
import { windowsOf } from './ask-days.ts';
import { closingFrom } from './ask-posts.ts';
import { askedOf } from './batch.ts';
import { BATCH_SIZE, REELS_PAGE } from './client.ts';
import { POST_REACH } from './fields.ts';

/** The most posts of a year that Facebook lists of a page ("Page Feed", Graph API reference). */
const POSTS_A_YEAR = 600;
const YEARS = 2;

/** Facebook counts calls; in a batch each request is one, and the batch itself none ("Batch Requests", Graph API). */
function costOfCall({ method, url, body }: Pick<Call, 'method' | 'url' | 'body'>): Cost {
  if (endpointOf({ method, url }) !== 'batch') return costOfCalls(1);
  return costOfCalls(askedOf({ call: body === undefined ? {} : { body } }).length);
}

export const FACEBOOK_COSTS: Pick<Connector, 'mostOf' | 'costOf' | 'estimate'> = {
  mostOf: costOfCall,
  costOf: ({ call }) => costOfCall(call),
  estimate(request, formatOf): Estimate {
    const isFirst = request.source === 'backfill';
    const { listed, reels, alone } = isFirst ? everyPost() : knownPosts(request, formatOf);
    const inBatches = reels + alone + reachedAlone(request);
    // The page, its posts, its reels, and its daily series, whole and by origin.
    const single =
      1 + listingPages(listed, BATCH_SIZE) + listingPages(reels, REELS_PAGE) + 2 * windowsOf(request.days).length;
    return {
      requests: single + pagesOf(inBatches, BATCH_SIZE),
      cost: costOfCalls(single + inBatches),
      basis: isFirst ? 'at-most' : 'known-posts',
      minutes: 0,
    };
  },
};

function everyPost() {
  const posts = POSTS_A_YEAR * YEARS;
  return { listed: posts, reels: posts, alone: 0 };
}

/** A video that is no reel (a broadcast that has ended) has no figures of its own to ask. */
function knownPosts({ posts }: PullRequest, formatOf: FormatOf) {
  const ofReels = posts.recent.filter(({ native }) => formatOf(native) === 'short');
  return { listed: posts.recent.length, reels: ofReels.length, alone: posts.older.length };
}

function reachedAlone({ slot, posts, parts, source }: PullRequest): number {
  if (source === 'backfill' || !parts?.includes(POST_REACH)) return 0;
  return posts.recent.filter(({ published }) => published >= closingFrom(slot)).length;
}

function listingPages(items: number, size: number): number {
  return Math.max(1, pagesOf(items, size));
}
