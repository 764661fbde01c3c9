import { addCosts, type Cost, costOfCalls, type Estimate, pagesOf } from '#core/budget/cost.ts';
import type { Call, Capture, Connector, PullRequest } from '#core/ports/connector.ts';
import type { Instant } from '#core/time/instant.ts';
import { parseJson } from '#services/exchange/failure.ts';
import { endpointOf, meBody, postsBody } from './answers.ts';
import { PAGE_SIZE, type XSettings } from './client.ts';
import { windowsOf } from './windows.ts';

/** Millionths of a US dollar for each resource that an answer returns. */
interface Prices {
  since: Instant;
  post: bigint;
  /** A post of the timeline of the account that owns the app. */
  ownPost: bigint;
  user: bigint;
}

/**
 * Newest first; moments before the oldest row are priced by it. Source: "Pricing" of X's developer documentation, as
 * published on 2026-08-22: pay per use since 2026-02-06, owned reads since 2026-04-20. Neither a lookup by id nor the
 * account's own `users/me` is an owned read. That a resource read again in the same UTC day is mostly not billed again
 * is no promise of X's: each reading counts here.
 */
const PRICES: readonly [Prices, ...Prices[]] = [
  { since: '2026-04-20T00:00:00.000Z', post: 5_000n, ownPost: 1_000n, user: 10_000n },
  { since: '2026-02-06T00:00:00.000Z', post: 5_000n, ownPost: 5_000n, user: 10_000n },
];

/** The most posts that X serves of a timeline, whatever its length. */
const TIMELINE_POSTS = 3_200;
/** Pages of a timeline that a user may ask for in a window of 15 minutes. */
const RATE = { pages: 900, minutes: 15 };

/** X bills what an answer returns, in money; an error returns nothing. */
export function xCosts({ appOwner }: Pick<XSettings, 'appOwner'>): Pick<Connector, 'mostOf' | 'costOf' | 'estimate'> {
  const postPrice = (user: string | undefined, at: Instant) => {
    const { ownPost, post } = pricesAt(at);
    return user !== undefined && user === appOwner ? ownPost : post;
  };
  const mostOf = (call: Pick<Call, 'method' | 'url'>, at: Instant): Cost =>
    oneCall(mostReturned(call) * priceOf(call, at, postPrice));
  return {
    mostOf,
    costOf(capture) {
      const { call, answer } = capture;
      if (answer.status !== 200) return oneCall(0n);
      const returned = returnedBy(capture);
      // What cannot be read may have been billed all the same.
      if (returned === undefined) return mostOf(call, answer.receivedAt);
      return oneCall(BigInt(returned) * priceOf(call, answer.receivedAt, postPrice));
    },
    estimate(request) {
      const { slot, account, source } = request;
      const pages = windowsOf(request).map((window) => postsIn(window, request));
      const isFirst = source === 'backfill';
      // Posts that nobody has counted fill their pages but for one of each window.
      const requests = isFirst ? pagesOf(TIMELINE_POSTS, PAGE_SIZE) + pages.length - 1 : sum(pages.map(pagesAsked));
      const posts = isFirst ? TIMELINE_POSTS : sum(pages);
      const money = pricesAt(slot).user + BigInt(posts) * postPrice(account.native, slot);
      return estimated(1 + requests, money, isFirst, requests);
    },
  };
}

function estimated(requests: number, microUsd: bigint, isFirst: boolean, pages: number): Estimate {
  return {
    requests,
    cost: addCosts([costOfCalls(requests), { calls: 0, units: 0, microUsd }]),
    basis: isFirst ? 'at-most' : 'known-posts',
    minutes: Math.max(0, pagesOf(pages, RATE.pages) - 1) * RATE.minutes,
  };
}

function pricesAt(at: Instant): Prices {
  return PRICES.find(({ since }) => since <= at) ?? (PRICES.at(-1) as Prices);
}

function priceOf(
  call: Pick<Call, 'method' | 'url'>,
  at: Instant,
  postPrice: (user: string | undefined, at: Instant) => bigint,
): bigint {
  if (endpointOf(call) === 'me') return pricesAt(at).user;
  return postPrice(/\/users\/(\d+)\/tweets$/.exec(new URL(call.url).pathname)?.[1], at);
}

function mostReturned(call: Pick<Call, 'method' | 'url'>): bigint {
  const { searchParams } = new URL(call.url);
  const endpoint = endpointOf(call);
  if (endpoint === 'lookup') return BigInt(searchParams.get('ids')?.split(',').length ?? 0);
  return endpoint === 'posts' ? BigInt(searchParams.get('max_results') ?? PAGE_SIZE) : 1n;
}

/** Resources in an answer; `undefined` where it cannot be read. */
function returnedBy({ call, answer }: Capture): number | undefined {
  const body = parseJson(answer.body);
  if (endpointOf(call) === 'me') return meBody.safeParse(body).success ? 1 : 0;
  const page = postsBody.safeParse(body);
  return page.success ? (page.data.data ?? []).length : undefined;
}

function postsIn({ start, end }: { start: Instant; end?: Instant }, { posts }: PullRequest): number {
  const known = [...posts.recent, ...posts.older];
  return known.filter(({ published }) => published >= start && (end === undefined || published < end)).length;
}

function pagesAsked(posts: number): number {
  return Math.max(1, pagesOf(posts, PAGE_SIZE));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function oneCall(microUsd: bigint): Cost {
  return { calls: 1, units: 0, microUsd };
}
