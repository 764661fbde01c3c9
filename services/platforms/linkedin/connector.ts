import type { Capture, Connector, Exchange, PullRequest } from '#core/ports/connector.ts';
import { addDays, type Day, dayOf } from '#core/time/day.ts';
import { batches } from '#services/exchange/batches.ts';
import { readBody } from '#services/exchange/failure.ts';
import { createParts } from '#services/exchange/parts.ts';
import { endpointOf, postsBody } from './answers.ts';
import {
  createLinkedInClient,
  type LinkedInClient,
  type LinkedInSettings,
  type PostKind,
  URNS_PER_CALL,
} from './client.ts';
import { failureOf } from './failure.ts';
import { ZONE } from './figures.ts';
import { duePublications, nextStart } from './listing.ts';
import { mapLinkedIn } from './map.ts';

/** Oldest and newest day that LinkedIn serves, counted back from the slot's: a day short of its own edge. */
const OLDEST_DAY = 364;
const NEWEST_DAY = 2;

/** LinkedIn: one organization's page, read as an administrator of it. */
export function createLinkedInConnector(settings: LinkedInSettings): Connector {
  const client = createLinkedInClient(settings);
  return {
    platform: 'linkedin',
    mapper: 'linkedin/2',
    zone: ZONE,
    trailingDays: 7,
    history: { series: OLDEST_DAY, posts: 365 },
    endpointOf,
    failureOf,
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
    const capture = await client.posts(exchange, request.account.native, start);
    throwFailure(capture);
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

/** Shares and UGC posts go in different lists; a post of another kind has no statistics. */
function listsOf(urns: readonly string[]): { kind: PostKind; urns: string[] }[] {
  const kinds = [
    ['shares', 'urn:li:share:'],
    ['ugcPosts', 'urn:li:ugcPost:'],
  ] as const;
  return kinds.flatMap(([kind, prefix]) => {
    const ofKind = urns.filter((urn) => urn.startsWith(prefix));
    return batches(ofKind, URNS_PER_CALL).map((list) => ({ kind, urns: list }));
  });
}

/** Of the days that are due, those that LinkedIn can serve: it refuses what is older, and yesterday is not ready. */
function servedDays({ slot, days }: PullRequest): PullRequest['days'] {
  const today = dayOf(slot, ZONE);
  const [oldest, newest] = [addDays(today, -OLDEST_DAY), addDays(today, -NEWEST_DAY)];
  const later = (a: Day, b: Day) => (a > b ? a : b);
  return { first: later(days.first, oldest), last: days.last < newest ? days.last : newest };
}

async function settled(asked: Promise<Capture>): Promise<void> {
  throwFailure(await asked);
}

function throwFailure(capture: Capture): void {
  const failure = failureOf(capture);
  if (failure) throw failure;
}
