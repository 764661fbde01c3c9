import type { Capture, Connector, Exchange, PullRequest } from '#core/ports/connector.ts';
import { readBody, requireAccount } from '#services/exchange/failure.ts';
import type { Secrets } from '#services/exchange/secrets.ts';
import { endpointOf, nextCursor, pageBody, reelsBody } from './answers.ts';
import { askAlone } from './ask-alone.ts';
import { askDays } from './ask-days.ts';
import { askPosts } from './ask-posts.ts';
import { failureInside } from './batch.ts';
import { type BatchAsked, createFacebookClient, type FacebookClient, type FacebookSettings, ZONE } from './client.ts';
import { FACEBOOK_COSTS } from './cost.ts';
import { failureOf, isPartial } from './failures.ts';
import { insightsOf, POST_REACH, REEL_COUNTERS } from './fields.ts';
import { createFacebookLives } from './lives.ts';
import { mapFacebook } from './map.ts';
import { askedNames } from './names.ts';

/** Facebook: one page, read with its own token. */
export function createFacebookConnector(settings: FacebookSettings, secrets: Secrets): Connector {
  const client = createFacebookClient(settings, secrets);
  return {
    platform: 'facebook',
    mapper: 'facebook/3',
    zone: ZONE,
    trailingDays: 7,
    monthly: [{ part: POST_REACH, at: 'boundary' }],
    history: { series: 730, posts: 730 },
    lives: createFacebookLives(client),
    endpointOf,
    failureOf: (capture) => failureOf(capture) ?? failureInside(capture),
    ...FACEBOOK_COSTS,
    map: mapFacebook,
    async ask(request, exchange) {
      // Counters first: they are worth most close to the slot, and a series can be read later as well.
      await askPage(client, request, exchange);
      const { bare, unlisted, ofMonth, insights } = await askPosts(client, request, exchange);
      const reels = await askReels(client, request, exchange);
      const alone = [...bare, ...unlisted, ...request.posts.older.map(({ native }) => native)];
      const posts = alone.map((id) => ({ of: 'post' as const, id, insights }));
      const reach = request.parts?.includes(POST_REACH) ? askedNames(request, 'posts', [POST_REACH]) : [];
      const reached = reach.length > 0 ? ofMonth.map((id) => ({ of: 'figures' as const, id, insights: reach })) : [];
      await askAlone(client, exchange, [...posts, ...reels, ...reached]);
      await askDays(client, request, exchange);
    },
  };
}

async function askPage(client: FacebookClient, { account }: PullRequest, exchange: Exchange): Promise<void> {
  const capture = await client.page(exchange, account.native);
  const failure = failureOf(capture);
  if (failure && failure.recovery.do !== 'skip') throw failure;
  requireAccount('Facebook', account.native, failure ? undefined : readBody('Facebook', capture, pageBody).id);
}

/** Lists the window's reels, whose figures are asked apart: they have no insights as posts. */
async function askReels(client: FacebookClient, request: PullRequest, exchange: Exchange) {
  const { account, posts } = request;
  const reels: BatchAsked[] = [];
  const insights = askedNames(request, 'reels', insightsOf(REEL_COUNTERS));
  if (insights.length === 0) return [];
  let after: string | undefined;
  do {
    const capture = await partOf(client.reels(exchange, account.native, { since: posts.since, after }));
    if (!capture) return [];
    const page = readBody('Facebook', capture, reelsBody);
    reels.push(...page.data.map(({ id }) => ({ of: 'reel' as const, id, insights })));
    after = nextCursor(page, posts.since, after);
  } while (after !== undefined);
  return reels;
}

/** A part whose refusal leaves the rest standing: the mapper states the gap. */
async function partOf(asked: Promise<Capture>): Promise<Capture | undefined> {
  const capture = await asked;
  const failure = failureOf(capture);
  if (failure && !isPartial(capture)) throw failure;
  return failure ? undefined : capture;
}
