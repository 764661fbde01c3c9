import { z } from 'zod';
import type { Call } from '#core/ports/connector.ts';

export type Endpoint = 'adAccount' | 'adInsights';

const NODE = /^\/v\d+\.\d+\/act_\d+$/;
const INSIGHTS = /^\/v\d+\.\d+\/act_\d+\/insights$/;

/** Which of our requests a call is. */
export function endpointOf({ method, url }: Pick<Call, 'method' | 'url'>): Endpoint | null {
  if (method !== 'GET') return null;
  const { pathname } = new URL(url);
  if (NODE.test(pathname)) return 'adAccount';
  return INSIGHTS.test(pathname) ? 'adInsights' : null;
}

const adAccountBody = z.object({
  /** Without `act_`. */
  account_id: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  timezone_name: z.string(),
});

/** Every number is a text; what a day has none of is left out. */
const figure = z.string().nullish();
const insightsBody = z.object({
  data: z.array(
    z.object({
      campaign_id: z.string(),
      campaign_name: z.string().nullish(),
      date_start: z.iso.date(),
      date_stop: z.iso.date(),
      spend: figure,
      impressions: figure,
      inline_link_clicks: figure,
      reach: figure,
    }),
  ),
  paging: z
    .object({ cursors: z.object({ after: z.string().nullish() }).nullish(), next: z.string().nullish() })
    .nullish(),
});
export type InsightsPage = z.infer<typeof insightsBody>;

/** What the answer to each of our requests has to be. */
export const BODIES = { adAccount: adAccountBody, adInsights: insightsBody };

/** Only `next` tells that there is more: the last page still has a cursor. A page that answers with its own would never end. */
export function nextCursor({ paging }: InsightsPage, asked: string | undefined): string | undefined {
  const after = paging?.cursors?.after ?? undefined;
  return paging?.next && after !== asked ? after : undefined;
}
