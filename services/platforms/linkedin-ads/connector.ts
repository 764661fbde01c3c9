import { ONE_CALL_EACH } from '#core/budget/cost.ts';
import { adWindows, halves } from '#core/pauta/ads/ad-windows.ts';
import type { AdsConnector } from '#core/ports/ads-connector.ts';
import type { Exchange, PullRequest } from '#core/ports/connector.ts';
import { closedAdAccount, readBody, requireAccount, settledBy } from '#services/exchange/failure.ts';
import type { LinkedInSettings } from '../linkedin/client.ts';
import { BODIES, endpointOf } from './answers.ts';
import { createLinkedInAdsClient, type LinkedInAdsClient } from './client.ts';
import { failureOf } from './failures.ts';
import { mapLinkedInAds, ZONE } from './map.ts';

const settled = settledBy(failureOf);

type Days = PullRequest['days'];

/** Rows that one answer holds at most. */
const MOST_ROWS = 15_000;

/** Ads on LinkedIn: one sponsored account, read by a member with a role in it. */
export function createLinkedInAdsConnector(settings: LinkedInSettings): AdsConnector {
  const client = createLinkedInAdsClient(settings);
  return {
    platform: 'linkedin-ads',
    mapper: 'linkedin-ads/1',
    zone: ZONE,
    trailingDays: 28,
    // Daily figures are told for six months.
    history: { series: 180, posts: 0 },
    endpointOf,
    failureOf,
    ...ONE_CALL_EACH,
    map: mapLinkedInAds,
    async ask({ account: { native }, days }, exchange) {
      await askAccount(client, native, exchange);
      let rows = 0;
      for (const window of adWindows(days)) rows += await askWindow(client, native, window, exchange);
      if (rows > 0) await askCampaigns(client, native, exchange);
    },
  };
}

// Analytics are an empty list for whoever may not see them: the account itself tells.
async function askAccount(client: LinkedInAdsClient, native: string, exchange: Exchange): Promise<void> {
  const capture = await client.account(exchange, native);
  const { status } = capture.answer;
  if (status === 403 || status === 404) throw closedAdAccount('LinkedIn', native);
  const failure = failureOf(capture);
  if (failure) throw failure;
  const { id } = readBody('LinkedIn', capture, BODIES.adAccount);
  requireAccount('LinkedIn', native, `urn:li:sponsoredAccount:${id}`);
}

/** Analytics have no pages: more rows than they send are cut off without a word, and what is in doubt is asked in two. */
async function askWindow(client: LinkedInAdsClient, native: string, days: Days, exchange: Exchange): Promise<number> {
  const capture = await settled(client.analytics(exchange, native, days));
  const rows = readBody('LinkedIn', capture, BODIES.adAnalytics).elements.length;
  if (rows < MOST_ROWS || days.first === days.last) return rows;
  let all = 0;
  for (const half of halves(days)) all += await askWindow(client, native, half, exchange);
  return all;
}

/** Analytics name campaigns by their number only. */
async function askCampaigns(client: LinkedInAdsClient, native: string, exchange: Exchange): Promise<void> {
  let page: string | undefined;
  do {
    const capture = await settled(client.campaigns(exchange, native, page));
    const next = readBody('LinkedIn', capture, BODIES.adCampaigns).metadata?.nextPageToken ?? undefined;
    page = next === page ? undefined : next;
  } while (page !== undefined);
}
