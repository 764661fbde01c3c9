import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LACKS_MEANING } from '#config/texts/api.ts';
import { parkedWork } from '#services/usecases/parked-work.ts';
import { operation } from '../operation.ts';
import type { ApiParts } from '../parts.ts';
import { instantSchema, notModifiedSchema, PROBLEMS } from '../schemas/common.ts';

const healthSchema = z.object({
  /** `attention`: something is parked until a person acts. */
  status: z.enum(['ok', 'attention']),
  now: instantSchema,
  accounts: z.object({ configured: z.int(), connected: z.int() }),
  work: z.object({ due: z.int(), running: z.int(), parked: z.int() }),
  store: z.object({
    engine: z.string(),
    lacks: z.array(z.enum(['replica-set', 'retryable-writes', 'validators'])).meta({ description: LACKS_MEANING }),
  }),
  queue: z.object({ kind: z.enum(['in-process', 'redis']), ready: z.boolean() }),
});

export function healthRoutes({ store, queue, queueKind, clock, accounts }: ApiParts): FastifyPluginAsyncZod {
  const countOf = async (state: 'due' | 'running') => {
    const [total] = await store.totals('work', { index: 'byState', equal: { state }, by: [], sums: [] });
    return total?.count ?? 0;
  };
  return async (server) => {
    const response = { 200: healthSchema, 304: notModifiedSchema, ...PROBLEMS };
    server.get('/health', { schema: { ...operation('health', 'service'), response } }, async () => {
      const all = await accounts();
      const [due, running] = [await countOf('due'), await countOf('running')];
      const parked = (await parkedWork(store, clock.now())).length;
      return {
        status: parked > 0 ? ('attention' as const) : ('ok' as const),
        now: clock.now(),
        accounts: { configured: all.length, connected: all.filter(({ connectedAt }) => connectedAt).length },
        work: { due, running, parked },
        store: { engine: store.about().engine, lacks: [...store.about().lacks] },
        queue: { kind: queueKind, ready: await queue.ready() },
      };
    });
  };
}
