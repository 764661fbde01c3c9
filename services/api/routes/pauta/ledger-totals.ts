import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { BAD_VALUE, PAUTA_PARAMETERS } from '#config/texts/pauta-api.ts';
import { DIMENSIONS, type Dimension } from '#core/pauta/totals.ts';
import { ledgerTotals } from '#services/usecases/ledger/read-ledger.ts';
import { askedLines } from '../../ledger-requests.ts';
import { totalView } from '../../ledger-view.ts';
import { operation } from '../../operation.ts';
import type { ApiParts } from '../../parts.ts';
import { notModifiedSchema, PROBLEMS } from '../../schemas/common.ts';
import { ledgerFilterSchema, totalSchema } from '../../schemas/ledger.ts';

const MOST = 4;

const dimensionsSchema = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((word) => word !== ''))
  .refine((words) => isDimensions(words) && words.length <= MOST, BAD_VALUE.dimensions)
  .transform((words) => words as Dimension[])
  .meta({ description: PAUTA_PARAMETERS.by, example: 'medium,department' });

function isDimensions(words: readonly string[]): boolean {
  const known: readonly string[] = DIMENSIONS;
  return words.every((word) => known.includes(word)) && new Set(words).size === words.length;
}

const answer = z.object({ from: z.string(), until: z.string(), totals: z.array(totalSchema) });

export function ledgerTotalRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/totals',
      {
        schema: {
          ...operation('pautaTotals', 'pauta'),
          querystring: ledgerFilterSchema.extend({ by: dimensionsSchema }),
          response: { 200: answer, 304: notModifiedSchema, ...PROBLEMS },
        },
      },
      async ({ query: { by, ...asked } }) => {
        const filter = await askedLines(parts, asked);
        const totals = await ledgerTotals(parts.store, filter, by);
        return { from: filter.from, until: filter.until, totals: totals.map(totalView) };
      },
    );
  };
}
