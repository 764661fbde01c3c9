import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { noSuchMonth } from '#config/texts/api.ts';
import { monthLives } from '#services/usecases/lives/month-lives.ts';
import { readableMonths } from '#services/usecases/read-month.ts';
import { withPredecessors } from '#services/usecases/successions.ts';
import { operation } from '../operation.ts';
import type { ApiParts } from '../parts.ts';
import { problemError } from '../plugins/problems.ts';
import {
  instantSchema,
  monthSchema,
  notModifiedSchema,
  PROBLEMS,
  platformSchema,
  valueSchema,
} from '../schemas/common.ts';

const liveSchema = z.object({
  account: z.string(),
  platform: platformSchema,
  native: z.string(),
  permalink: z.string(),
  startedAt: instantSchema,
  endedAt: instantSchema.nullable(),
  everyMinutes: z.int(),
  peak: z.object({ value: valueSchema, at: instantSchema.nullable() }),
  readings: z.object({ made: z.int(), expected: z.int().nullable() }),
  views: valueSchema,
  duration: valueSchema,
});

/** Live broadcasts of a month, with their permalinks. */
export function liveRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    const response = { 200: z.object({ lives: z.array(liveSchema) }), 304: notModifiedSchema, ...PROBLEMS };
    const schema = { ...operation('lives', 'figures'), params: z.object({ month: monthSchema }), response };
    server.get('/months/:month/lives', { schema }, async ({ params: { month } }) => {
      const accounts = await withPredecessors(parts.store, await parts.accounts());
      if (!readableMonths(accounts, parts.clock.now()).includes(month))
        throw problemError(404, 'no-month', noSuchMonth(month));
      return { lives: await monthLives(parts.store, accounts, month) };
    });
  };
}
