import type { Capture, Exchange, PullRequest } from '#core/ports/connector.ts';
import type { Day } from '#core/time/day.ts';
import { type LinkedInSettings, restGet } from '../linkedin/client.ts';

/** The three requests of ours; they present the token of a member with a role in the account (`r_ads`, `r_ads_reporting`). */
export interface LinkedInAdsClient {
  account(exchange: Exchange, native: string): Promise<Capture>;
  analytics(exchange: Exchange, native: string, days: PullRequest['days']): Promise<Capture>;
  campaigns(exchange: Exchange, native: string, pageToken: string | undefined): Promise<Capture>;
}

const CAMPAIGNS_PER_PAGE = 500;
/** Only impressions and clicks are told where none is named. */
const FIELDS = 'dateRange,pivotValues,costInLocalCurrency,impressions,clicks,approximateMemberReach';

/** Addresses are written by hand, as Rest.li wants them. */
export function createLinkedInAdsClient(settings: LinkedInSettings): LinkedInAdsClient {
  const get = restGet(settings);
  return {
    account: (exchange, native) => get(exchange, `adAccounts/${idOf(native)}`),
    analytics: (exchange, native, { first, last }) =>
      get(
        exchange,
        `adAnalytics?q=analytics&pivot=CAMPAIGN&timeGranularity=DAILY&dateRange=(start:${dateOf(first)},end:${dateOf(last)})&accounts=List(${encodeURIComponent(native)})&fields=${FIELDS}`,
      ),
    campaigns: (exchange, native, pageToken) =>
      get(
        exchange,
        `adAccounts/${idOf(native)}/adCampaigns?q=search&pageSize=${CAMPAIGNS_PER_PAGE}${pageToken === undefined ? '' : `&pageToken=${encodeURIComponent(pageToken)}`}`,
        { 'x-restli-method': 'FINDER' },
      ),
  };
}

/** `123` of `urn:li:sponsoredAccount:123` */
function idOf(urn: string): string {
  return urn.split(':').at(-1) ?? urn;
}

function dateOf(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `(year:${year},month:${month},day:${date})`;
}
