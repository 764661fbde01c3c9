import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { UNITS } from '#core/metrics/definition.ts';
import { operation } from '../operation.ts';
import type { ApiParts } from '../parts.ts';
import { notModifiedSchema, PROBLEMS, platformSchema } from '../schemas/common.ts';

const metricSchema = z.object({
  key: z.string(),
  level: z.enum(['account', 'post', 'live']),
  name: z.string(),
  definition: z.string(),
  unit: z.enum(UNITS),
  grain: z.enum(['instant', 'day']),
  nature: z.enum(['additive', 'level', 'unique', 'windowed', 'ratio']),
  paid: z.enum(['organic', 'paid', 'total']),
  source: z.object({ endpoint: z.string(), field: z.string() }).nullable(),
  screen: z.string(),
  validFrom: z.string().optional(),
  validUntil: z.string().optional(),
  supersededBy: z.string().optional(),
});

const roleSourceSchema = z.object({
  from: z.enum(['account', 'posts']),
  metrics: z.array(z.string()),
  fallback: z.string().optional(),
  formula: z.string().optional(),
});

const dictionarySchema = z.object({
  platform: platformSchema,
  version: z.int(),
  zone: z.string(),
  metrics: z.array(metricSchema),
  roles: z.record(z.string(), roleSourceSchema),
});

export function metricRoutes({ dictionaries }: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    const response = {
      200: z.object({ dictionaries: z.array(dictionarySchema) }),
      304: notModifiedSchema,
      ...PROBLEMS,
    };
    server.get('/metrics', { schema: { ...operation('metrics', 'figures'), response } }, async () => ({
      dictionaries: structuredClone([...dictionaries.values()]).map(({ platform, version, zone, metrics, roles }) => ({
        platform,
        version,
        zone,
        metrics: [...metrics],
        roles: Object.fromEntries(
          Object.entries(roles).map(([role, source]) => [role, { ...source, metrics: [...source.metrics] }]),
        ),
      })),
    }));
  };
}
