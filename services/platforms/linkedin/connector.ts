import type { Connector, Exchange, PullRequest } from '#core/ports/connector.ts';
import { readBody, settledBy } from '#services/exchange/failure.ts';
import { createParts } from '#services/exchange/parts.ts';
import { endpointOf, postsBody } from './answers.ts';
import { createLinkedInClient, type LinkedInClient, type LinkedInSettings } from './client.ts';
import { LINKEDIN_COSTS } from './cost.ts';
import { listsOf, OLDEST_DAY, servedDays } from './due.ts';
import { failureOf } from './failure.ts';
import { ZONE } from './figures.ts';
import { duePublications, nextStart } from './listing.ts';
import { mapLinkedIn } from './map.ts';

const settled = settledBy(failureOf);

/** LinkedIn: one organization's page, read as an administrator of it. */
export function createLinkedInConnector(settings: LinkedInSettings): Connector {
  const client = createLinkedInClient(settings);
  return {
    platform: 'linkedin',
    mapper: 'linkedin/3',
    zone: ZONE,
    trailingDays: 7,
    history: { series: OLDEST_DAY, posts: 365 },
    endpointOf,
    failureOf,
    ...LINKEDIN_COSTS,
    map: mapLinkedIn,
    ask: (request, exchange) => ask(client, request, exchange),
  };
}

// Counters first: what is read by day can still be had tomorrow.
async function ask(client: LinkedInClient, request: PullRequest, exchange: Exchange): Promise<void> {
  const organization = request.account.native;
  const parts = createParts();
  await parts.run('essential', async () => settled(client.networkSize(exchange, organization)));
  const listing: Listing = { due: [], isWhole: false };
  await parts.run('bearable', () => askPosts(client, request, exchange, listing));
  for (const { kind, urns } of listsOf(dueUrns(request, listing)))
    await parts.run('bearable', async () => settled(client.postStatistics(exchange, organization, kind, urns)));
  const days = servedDays(request);
  if (days.first <= days.last) {
    await parts.run('bearable', async () => settled(client.followerStatistics(exchange, organization, days)));
    await parts.run('bearable', async () => settled(client.shareStatistics(exchange, organization, days)));
    await parts.run('bearable', async () => settled(client.pageStatistics(exchange, organization, days)));
  }
  parts.end();
}

interface Listing {
  due: string[];
  /** Every post of the window has been listed. */
  isWhole: boolean;
}

async function askPosts(client: LinkedInClient, request: PullRequest, exchange: Exchange, listing: Listing) {
  let start: number | 'end' | 'cut' = 0;
  while (typeof start === 'number') {
    const capture = await settled(client.posts(exchange, request.account.native, start));
    const page = readBody('LinkedIn', capture, postsBody);
    listing.due.push(...duePublications(page, request.posts).map(({ id }) => id));
    start = nextStart(page, start, request.posts.since);
  }
  listing.isWhole = start === 'end';
}

// Posts known in the window are asked by name only when the listing could not tell which of them still exist.
function dueUrns({ posts }: PullRequest, { due, isWhole }: Listing): string[] {
  const known = [...(isWhole ? [] : posts.recent), ...posts.older].map(({ native }) => native);
  return [...new Set([...due, ...known])];
}
