import { costOfCalls, type Estimate, ONE_CALL_EACH, pagesOf } from '#core/budget/cost.ts';
import type { Connector, PullRequest } from '#core/ports/connector.ts';
import { PAGE_SIZE, URNS_PER_CALL } from './client.ts';
import { listsOf, servedDays } from './due.ts';
import { MAX_START } from './listing.ts';

/** Gains of followers, statistics of the organization's posts and of its page. */
const SERIES = 3;

/**
 * LinkedIn counts calls, by app and by member, of each endpoint and UTC day. Source: "Rate limiting" of its documentation,
 * which publishes no number: it stands in the app's own analytics page.
 */
export const LINKEDIN_COSTS: Pick<Connector, 'mostOf' | 'costOf' | 'estimate'> = {
  ...ONE_CALL_EACH,
  estimate(request): Estimate {
    const { first, last } = servedDays(request);
    const isFirst = request.source === 'backfill';
    const requests = 1 + (isFirst ? everyPost() : knownPosts(request)) + (first <= last ? SERIES : 0);
    return { requests, cost: costOfCalls(requests), basis: isFirst ? 'at-most' : 'known-posts', minutes: 0 };
  },
};

// A listing is cut at a bound of ours; each of the two kinds of post may leave one list part empty.
function everyPost(): number {
  const posts = MAX_START + PAGE_SIZE;
  return pagesOf(posts, PAGE_SIZE) + pagesOf(posts, URNS_PER_CALL) + 1;
}

function knownPosts({ posts }: PullRequest): number {
  const natives = [...posts.recent, ...posts.older].map(({ native }) => native);
  return Math.max(1, pagesOf(posts.recent.length, PAGE_SIZE)) + listsOf(natives).length;
}
