import type { Capture, Connector, Exchange, PullRequest } from '#core/ports/connector.ts';
import { addDays, type Day } from '#core/time/day.ts';
import { batches } from '#services/exchange/batches.ts';
import { readBody, requireAccount } from '#services/exchange/failure.ts';
import type { Secrets } from '#services/exchange/secrets.ts';
import { endpointOf, nextCursor, pageBody, postsBody, reelsBody } from './answers.ts';
import {
  BATCH_SIZE,
  type BatchAsked,
  createFacebookClient,
  type FacebookClient,
  type FacebookSettings,
  ZONE,
} from './client.ts';
import { failureOf, isPartial, isTooMuch } from './failures.ts';
import { mapFacebook } from './map.ts';

/** One day less than the 90 that a request may span: a window over the end of summer time is an hour longer. */
const WINDOW_DAYS = 89;
/** Posts a page, and what is tried when the answer would be too large. */
const PAGE_SIZES = [50, 25, 10] as const;

/** Facebook: one page, read with its own token. */
export function createFacebookConnector(settings: FacebookSettings, secrets: Secrets): Connector {
  const client = createFacebookClient(settings, secrets);
  return {
    platform: 'facebook',
    mapper: 'facebook/1',
    zone: ZONE,
    trailingDays: 7,
    history: { series: 730, posts: 730 },
    endpointOf,
    failureOf,
    map: mapFacebook,
    async ask(request, exchange) {
      // Counters first: they are worth most close to the slot, and a series can be read later as well.
      await askPage(client, request, exchange);
      await askPosts(client, request, exchange);
      const older = request.posts.older.map(({ native }) => ({ of: 'post' as const, id: native }));
      const reels = await askReels(client, request, exchange);
      for (const items of batches([...older, ...reels], BATCH_SIZE)) await partOf(client.batch(exchange, items));
      await askSeries(client, request, exchange);
    },
  };
}

async function askPage(client: FacebookClient, { account }: PullRequest, exchange: Exchange): Promise<void> {
  const capture = await client.page(exchange, account.native);
  const failure = failureOf(capture);
  if (failure && failure.recovery.do !== 'skip') throw failure;
  requireAccount('Facebook', account.native, failure ? undefined : readBody('Facebook', capture, pageBody).id);
}

/** Lists the window's posts with their insights, in smaller pages or without insights where Facebook will not have it. */
async function askPosts(client: FacebookClient, { account, posts }: PullRequest, exchange: Exchange): Promise<void> {
  let size = 0;
  let insights = true;
  let after: string | undefined;
  while (true) {
    const limit = PAGE_SIZES[size] ?? 10;
    const capture = await client.posts(exchange, account.native, { since: posts.since, limit, after, insights });
    const failure = failureOf(capture);
    if (!failure) {
      after = nextCursor(readBody('Facebook', capture, postsBody), posts.since, after);
      if (after === undefined) return;
    } else if (isTooMuch(capture) && size < PAGE_SIZES.length - 1) size += 1;
    else if (isPartial(capture) && insights) insights = false;
    else throw failure;
  }
}

/** Lists the window's reels, whose figures are asked apart: they have no insights as posts. */
async function askReels(client: FacebookClient, { account, posts }: PullRequest, exchange: Exchange) {
  const reels: BatchAsked[] = [];
  let after: string | undefined;
  do {
    const capture = await partOf(client.reels(exchange, account.native, { since: posts.since, after }));
    if (!capture) return [];
    const page = readBody('Facebook', capture, reelsBody);
    reels.push(...page.data.map(({ id }) => ({ of: 'reel' as const, id })));
    after = nextCursor(page, posts.since, after);
  } while (after !== undefined);
  return reels;
}

async function askSeries(client: FacebookClient, { account, days }: PullRequest, exchange: Exchange): Promise<void> {
  for (const ask of [client.series, client.breakdown]) {
    for (const window of windows(days)) {
      // What is refused for one window is refused for all.
      if (!(await partOf(ask(exchange, account.native, window)))) break;
    }
  }
}

/** A part whose refusal leaves the rest standing: the mapper states the gap. */
async function partOf(asked: Promise<Capture>): Promise<Capture | undefined> {
  const capture = await asked;
  const failure = failureOf(capture);
  if (failure && !isPartial(capture)) throw failure;
  return failure ? undefined : capture;
}

function windows({ first, last }: PullRequest['days']): { first: Day; last: Day }[] {
  const found: { first: Day; last: Day }[] = [];
  for (let from = first; from <= last; from = addDays(from, WINDOW_DAYS)) {
    const to = addDays(from, WINDOW_DAYS - 1);
    found.push({ first: from, last: to < last ? to : last });
  }
  return found;
}
