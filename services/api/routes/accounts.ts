import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { noSuchAccount } from '#config/texts/api.ts';
import { differenceOf } from '#core/metrics/screen-value.ts';
import { MISSING_REASONS } from '#core/metrics/value.ts';
import { accountFreshness } from '#services/usecases/account-freshness.ts';
import { screensOf } from '#services/usecases/screens/record-screen.ts';
import { operation } from '../operation.ts';
import type { ApiParts } from '../parts.ts';
import { problemError } from '../plugins/problems.ts';
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

const screenSchema = z.object({
  account: z.string(),
  metric: z.string(),
  day: z.string().meta({ format: 'date' }),
  seen: z.int(),
  ours: z.union([z.int(), z.enum(MISSING_REASONS)]),
  difference: z.int().nullable(),
  seenAt: instantSchema,
  note: z.string(),
});

export function accountRoutes({ store, clock, accounts }: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    const response = { 200: z.object({ accounts: z.array(accountSchema) }), 304: notModifiedSchema, ...PROBLEMS };
    const screens = { 200: z.object({ screens: z.array(screenSchema) }), 304: notModifiedSchema, ...PROBLEMS };
    const params = z.object({ account: z.string() });
    const schema = { ...operation('screens', 'figures'), params, response: screens };
    server.get('/accounts/:account/screens', { schema }, async ({ params: { account } }) => {
      if (!(await accounts()).some(({ id }) => id === account))
        throw problemError(404, 'no-account', noSuchAccount(account));
      const found = await screensOf(store, account);
      return {
        screens: found.map(({ id: _, revision: __, ...each }) => ({ ...each, difference: differenceOf(each) })),
      };
    });
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
