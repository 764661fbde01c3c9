import { z } from 'zod';
import type { Call } from '#core/ports/connector.ts';

export type Endpoint = 'adAccount' | 'adAnalytics' | 'adCampaigns';

/** Which of our requests a call is. */
export function endpointOf({ method, url }: Pick<Call, 'method' | 'url'>): Endpoint | null {
  if (method !== 'GET') return null;
  const { pathname } = new URL(url);
  if (pathname === '/rest/adAnalytics') return 'adAnalytics';
  if (/^\/rest\/adAccounts\/\d+$/.test(pathname)) return 'adAccount';
  return /^\/rest\/adAccounts\/\d+\/adCampaigns$/.test(pathname) ? 'adCampaigns' : null;
}

const adAccountBody = z.object({
  id: z.number().int(),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

const date = z.object({ year: z.number().int(), month: z.number().int(), day: z.number().int() });
const count = z.number().nullish();
const adAnalyticsBody = z.object({
  elements: z.array(
    z.object({
      dateRange: z.object({ start: date }),
      pivotValues: z.array(z.string()).nonempty(),
      /** With the noise of a float in it, or as `-2E-18`. */
      costInLocalCurrency: z.string().nullish(),
      impressions: count,
      clicks: count,
      approximateMemberReach: count,
    }),
  ),
});
export type AnalyticsRow = z.infer<typeof adAnalyticsBody>['elements'][number];

const adCampaignsBody = z.object({
  elements: z.array(z.object({ id: z.number().int(), name: z.string().nullish() })),
  metadata: z.object({ nextPageToken: z.string().nullish() }).nullish(),
});

/** What the answer to each of our requests has to be. */
export const BODIES = { adAccount: adAccountBody, adAnalytics: adAnalyticsBody, adCampaigns: adCampaignsBody };
