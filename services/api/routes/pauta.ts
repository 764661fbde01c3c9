import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { ApiParts } from '../parts.ts';
import { campaignRoutes } from './pauta/campaigns.ts';
import { ledgerChangeRoutes } from './pauta/ledger-changes.ts';
import { ledgerLineRoutes } from './pauta/ledger-lines.ts';
import { ledgerTotalRoutes } from './pauta/ledger-totals.ts';
import { pautaReportRoutes } from './pauta/pauta-reports.ts';
import { registerRoutes } from './pauta/register.ts';

/** Paid media: the ledger, its campaigns, and its report. */
export function pautaRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    const all = [
      ledgerLineRoutes,
      ledgerChangeRoutes,
      ledgerTotalRoutes,
      campaignRoutes,
      registerRoutes,
      pautaReportRoutes,
    ];
    for (const routes of all) await server.register(routes(parts), { prefix: '/pauta' });
  };
}
