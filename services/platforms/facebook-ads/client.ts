import type { Capture, Exchange, PullRequest } from '#core/ports/connector.ts';
import type { Secrets } from '#services/exchange/secrets.ts';
import { type FacebookSettings, graphAsk } from '../facebook/client.ts';

type Days = PullRequest['days'];

/** The two requests of ours, each answered whole; they present a token with `ads_read` of somebody who sees the account. */
export interface FacebookAdsClient {
  account(exchange: Exchange, native: string): Promise<Capture>;
  insights(exchange: Exchange, native: string, days: Days, after: string | undefined): Promise<Capture>;
}

const ROWS_PER_PAGE = 500;
/** Figures of each campaign: parts of an action stand beside their sum, so none is asked for. */
const FIELDS = 'campaign_id,campaign_name,spend,impressions,inline_link_clicks,reach';
/** Without it, what campaigns cost that were archived or deleted since is left out in silence. */
const STATES = ['ACTIVE', 'PAUSED', 'ARCHIVED', 'DELETED', 'IN_PROCESS', 'WITH_ISSUES'];

export function createFacebookAdsClient(settings: FacebookSettings, secrets: Secrets): FacebookAdsClient {
  const ask = graphAsk(settings, secrets);
  const get = (exchange: Exchange, path: string, query: Readonly<Record<string, string | undefined>>) =>
    ask(exchange, { method: 'GET', path, query });
  return {
    account: (exchange, native) => get(exchange, native, { fields: 'account_id,currency,timezone_name' }),
    insights: (exchange, native, { first, last }, after) =>
      get(exchange, `${native}/insights`, {
        level: 'campaign',
        time_increment: '1',
        time_range: JSON.stringify({ since: first, until: last }),
        fields: FIELDS,
        filtering: JSON.stringify([{ field: 'campaign.effective_status', operator: 'IN', value: STATES }]),
        limit: String(ROWS_PER_PAGE),
        after,
      }),
  };
}
