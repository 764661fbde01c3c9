import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { accountFreshness } from '#services/usecases/account-freshness.ts';
import { operation } from '../operation.ts';
import type { ApiParts } from '../parts.ts';
import { instantSchema, notModifiedSchema, PROBLEMS, platformSchema } from '../schemas/common.ts';

const accountSchema = z.object({
  id: z.string(),
  platform: platformSchema,
  name: z.string(),
  url: z.string(),
  connectedAt: instantSchema.nullable(),
  reading: z.object({
    state: z.enum(['waiting', 'reading', 'retrying', 'skipped', 'parked']),
    lastReadAt: instantSchema.nullable(),
    nextAt: instantSchema.nullable(),
    cause: z.string().nullable(),
  }),
});

export function accountRoutes({ store, clock, accounts }: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    const response = { 200: z.object({ accounts: z.array(accountSchema) }), 304: notModifiedSchema, ...PROBLEMS };
    server.get('/accounts', { schema: { ...operation('accounts', 'figures'), response } }, async () => {
      const readings = await accountFreshness(store, await accounts(), clock.now());
      return {
        accounts: readings.map(({ account: { id, platform, name, url, connectedAt }, ...reading }) => ({
          id,
          platform,
          name,
          url,
          connectedAt: connectedAt ?? null,
          reading,
        })),
      };
    });
  };
}
