import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LEDGER_PROBLEM } from '#config/texts/pauta-api.ts';
import { type Campaign, campaignId } from '#core/pauta/campaign.ts';
import { campaignSums, campaignView, saveCampaign, savedCampaigns } from '#services/usecases/ledger/campaigns.ts';
import { personOf } from '../../import-requests.ts';
import { askedMonths, asLedgerProblems } from '../../ledger-requests.ts';
import { totalView } from '../../ledger-view.ts';
import { operation } from '../../operation.ts';
import type { ApiParts } from '../../parts.ts';
import { problemError } from '../../plugins/problems.ts';
import {
  campaignListSchema,
  campaignRequestSchema,
  campaignSchema,
  campaignViewSchema,
} from '../../schemas/campaign.ts';
import { notModifiedSchema, PROBLEMS, WRITE_PROBLEMS } from '../../schemas/common.ts';
import { ledgerFilterSchema } from '../../schemas/ledger.ts';

const querystring = ledgerFilterSchema.pick({ from: true, until: true });
const params = z.object({ id: z.string().max(250) });

/** Campaigns: what joins lines bought and posts, however each of them names it. */
export function campaignRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/campaigns',
      {
        schema: {
          ...operation('campaigns', 'pauta'),
          querystring,
          response: { 200: campaignListSchema, 304: notModifiedSchema, ...PROBLEMS },
        },
      },
      async ({ query }) => {
        const months = await askedMonths(parts, query);
        const sums = await campaignSums(parts, months);
        return {
          ...months,
          campaigns: (await savedCampaigns(parts)).map(shown),
          sums: sums.map(({ name, campaign, totals }) => ({
            name,
            campaign: campaign?.id ?? null,
            totals: totals.map(totalView),
          })),
        };
      },
    );
    await server.register(oneCampaignRoutes(parts));
  };
}

function oneCampaignRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/campaigns/:id',
      {
        schema: {
          ...operation('campaign', 'pauta'),
          params,
          querystring,
          response: { 200: campaignViewSchema, 304: notModifiedSchema, ...PROBLEMS },
        },
      },
      async ({ params: { id }, query }) => {
        const months = await askedMonths(parts, query);
        const view = await asLedgerProblems(campaignView(parts, id, months));
        return { ...months, ...view, campaign: shown(view.campaign), totals: view.totals.map(totalView) };
      },
    );
    server.put(
      '/campaigns/:id',
      {
        schema: {
          ...operation('saveCampaign', 'pauta'),
          params,
          body: campaignRequestSchema,
          response: { 200: campaignSchema, ...WRITE_PROBLEMS },
        },
      },
      async (request) => {
        const { by, ...asked } = request.body;
        const { id } = request.params;
        const expected = campaignId(asked.name);
        if (expected !== id) throw problemError(400, 'other-campaign', LEDGER_PROBLEM.otherName(id, expected));
        return shown(await asLedgerProblems(saveCampaign(parts, asked, personOf(request, by))));
      },
    );
  };
}

function shown({ revision: _, ...campaign }: Campaign): Omit<Campaign, 'revision'> {
  return campaign;
}
