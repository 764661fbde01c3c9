import type { Connector, Exchange, PullRequest } from '#core/ports/connector.ts';
import { readBody, requireAccount } from '#services/exchange/failure.ts';
import type { Secrets } from '#services/exchange/secrets.ts';
import { endpointOf, failureOf, meBody, postsBody } from './answers.ts';
import { createXClient, type XClient, type XSettings } from './client.ts';
import { mapX } from './map.ts';
import { type Window, windowsOf } from './windows.ts';

// A timeline ends at 3,200 posts, 32 pages; reposts that X leaves out of its pages make them shorter, not more.
const MOST_PAGES = 64;

/** X: one account, read with its own keys. It has counters only: the days of a request are not asked for. */
export function createXConnector(settings: XSettings, secrets: Secrets): Connector {
  const client = createXClient(settings, secrets);
  return {
    platform: 'x',
    mapper: 'x/1',
    zone: 'UTC',
    trailingDays: 1,
    history: { series: 0, posts: 3650 },
    endpointOf,
    failureOf,
    map: mapX,
    async ask(request, exchange) {
      await askAccount(client, request, exchange);
      for (const window of windowsOf(request)) {
        if (!(await askWindow(client, request, exchange, window))) return;
      }
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
async function askWindow(client: XClient, { account }: PullRequest, exchange: Exchange, window: Window) {
  const tokens = new Set<string>();
  let token: string | undefined;
  do {
    const capture = await client.posts(exchange, account.native, window, token);
    const failure = failureOf(capture);
    if (failure && capture.answer.status === 403 && failure.recovery.do === 'fix-setup') return false;
    if (failure) throw failure;
    const next = readBody('X', capture, postsBody).meta?.next_token ?? undefined;
    // A token that comes again would page for ever; the mapper takes a listing with a page to come as incomplete.
    token = next && !tokens.has(next) && tokens.size < MOST_PAGES ? next : undefined;
    if (token) tokens.add(token);
  } while (token);
  return true;
}
