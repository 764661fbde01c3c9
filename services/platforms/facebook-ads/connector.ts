import { ONE_CALL_EACH } from '#core/budget/cost.ts';
import { adWindows, halves } from '#core/pauta/ads/ad-windows.ts';
import type { AdsConnector } from '#core/ports/ads-connector.ts';
import type { Exchange, PullRequest } from '#core/ports/connector.ts';
import { closedAdAccount, readBody, requireAccount } from '#services/exchange/failure.ts';
import type { Secrets } from '#services/exchange/secrets.ts';
import type { FacebookSettings } from '../facebook/client.ts';
import { isTooMuch } from '../facebook/failures.ts';
import { BODIES, endpointOf, nextCursor } from './answers.ts';
import { createFacebookAdsClient, type FacebookAdsClient } from './client.ts';
import { failureOf } from './failures.ts';
import { mapFacebookAds } from './map.ts';

type Days = PullRequest['days'];

/** Ads on Facebook and Instagram: one advertising account, read with a token of somebody who sees it. */
export function createFacebookAdsConnector(settings: FacebookSettings, secrets: Secrets): AdsConnector {
  const client = createFacebookAdsClient(settings, secrets);
  return {
    platform: 'facebook-ads',
    mapper: 'facebook-ads/1',
    // Whose days are asked for; the account's own zone, which its answer tells, decides which of them had ended.
    zone: 'America/Bogota',
    trailingDays: 28,
    history: { series: 365, posts: 0 },
    endpointOf,
    failureOf,
    ...ONE_CALL_EACH,
    map: mapFacebookAds,
    async ask({ account: { native }, days }, exchange) {
      await askAccount(client, native, exchange);
      for (const window of adWindows(days)) await askWindow(client, native, window, exchange);
    },
  };
}

// Insights are an empty list for whoever may not see them: the account itself tells.
async function askAccount(client: FacebookAdsClient, native: string, exchange: Exchange): Promise<void> {
  const capture = await client.account(exchange, native);
  const failure = failureOf(capture);
  if (failure && failure.recovery.do === 'skip') throw closedAdAccount('Meta', native);
  if (failure) throw failure;
  requireAccount('Meta', native, `act_${readBody('Meta', capture, BODIES.adAccount).account_id}`);
}

async function askWindow(client: FacebookAdsClient, native: string, days: Days, exchange: Exchange): Promise<void> {
  let after: string | undefined;
  do {
    const capture = await client.insights(exchange, native, days, after);
    if (isTooMuch(capture) && days.first < days.last) {
      for (const half of halves(days)) await askWindow(client, native, half, exchange);
      return;
    }
    const failure = failureOf(capture);
    if (failure) throw failure;
    after = nextCursor(readBody('Meta', capture, BODIES.adInsights), after);
  } while (after !== undefined);
}
