import type { Capture, Connector, Exchange, PullRequest } from '#core/ports/connector.ts';
import { readBody, requireAccount } from '#services/exchange/failure.ts';
import type { Secrets } from '#services/exchange/secrets.ts';
import { endpointOf, failureOf, meBody, postsBody } from './answers.ts';
import { createXClient, LOOKUP_SIZE, type XClient, type XSettings } from './client.ts';
import { xCosts } from './cost.ts';
import { missingFrom } from './coverage.ts';
import { mapX } from './map.ts';
import { pageOf } from './pages.ts';
import { type Window, windowsOf } from './windows.ts';

// A timeline ends at 3,200 posts, 32 pages; reposts that X leaves out of its pages make them shorter, not more.
const MOST_PAGES = 64;

/** X: one account, read with its own keys. It has counters only: the days of a request are not asked for. */
export function createXConnector(settings: XSettings, secrets: Secrets): Connector {
  const client = createXClient(settings, secrets);
  return {
    platform: 'x',
    mapper: 'x/2',
    zone: 'UTC',
    trailingDays: 1,
    history: { series: 0, posts: 3650 },
    endpointOf,
    failureOf,
    ...xCosts(settings),
    map: mapX,
    async ask(request, exchange) {
      await askAccount(client, request, exchange);
      const listed: Capture[] = [];
      for (const window of windowsOf(request)) {
        if (!(await askWindow(client, request, exchange, window, listed))) return;
      }
      await askMissing(client, request, exchange, listed);
    },
  };
}

async function askAccount(client: XClient, { account }: PullRequest, exchange: Exchange): Promise<void> {
  const capture = await client.me(exchange);
  const failure = failureOf(capture);
  if (failure) throw failure;
  requireAccount('X', account.native, readBody('X', capture, meBody).data.id);
}

/**
 * Lists a window page by page, however short a page is. False when this account may not read timelines: the counters
 * stand, and the mapper states the gap.
 */
async function askWindow(
  client: XClient,
  { account }: PullRequest,
  exchange: Exchange,
  window: Window,
  listed: Capture[],
) {
  const tokens = new Set<string>();
  let token: string | undefined;
  do {
    const capture = await client.posts(exchange, account.native, window, token);
    const failure = failureOf(capture);
    if (failure && capture.answer.status === 403 && failure.recovery.do === 'fix-setup') return false;
    if (failure) throw failure;
    listed.push(capture);
    const next = readBody('X', capture, postsBody).meta?.next_token ?? undefined;
    // A token that comes again would page for ever; the mapper takes a listing with a page to come as incomplete.
    token = next && !tokens.has(next) && tokens.size < MOST_PAGES ? next : undefined;
    if (token) tokens.add(token);
  } while (token);
  return true;
}

/**
 * Looks up the known posts that whole listings lack, for what X says of them: deleted, withheld, or there all the same.
 * Those that are served cost five times a listed one, so one call is made, for the newest.
 */
async function askMissing(
  client: XClient,
  { posts }: PullRequest,
  exchange: Exchange,
  listed: readonly Capture[],
): Promise<void> {
  const ids = missingFrom(posts, listed.map(pageOf)).slice(0, LOOKUP_SIZE);
  if (ids.length === 0) return;
  const capture = await client.lookup(exchange, ids);
  const failure = failureOf(capture);
  // A lookup that this account may not make leaves the posts unread; the mapper states the gap.
  if (failure && capture.answer.status !== 403 && failure.recovery.do !== 'stop') throw failure;
}
