import type { FastifyPluginAsync } from 'fastify';
import { type NOT_READY, notReady } from '#config/texts/api.ts';
import type { App } from '#services/app.ts';
import { problemWith, sendProblem } from '../plugins/problems.ts';

type Missing = keyof typeof NOT_READY;

/**
 * What watches over a process asks: whether it lives, whether it can work, and its numbers. Nothing of it is kept by
 * anybody on the way.
 */
export function probeRoutes(app: App, stopping: AbortSignal): FastifyPluginAsync {
  const { telemetry } = app;
  const missing = missingOf(app, stopping);
  return async (server) => {
    server.addHook('onRequest', async (_, reply) => void reply.header('cache-control', 'no-store'));
    server.get('/health/live', async () => ({ status: 'ok' }));
    server.get('/health/ready', async ({ url }, reply) => {
      const found = await missing();
      if (found.length === 0) return { status: 'ok' };
      const problem = problemWith(503, 'not-ready', notReady(found), url);
      return sendProblem(reply, { ...problem, missing: found });
    });
    server.get('/metrics', async (_, reply) => {
      const { type, text } = await telemetry.exposition();
      return reply.type(type).send(text);
    });
  };
}

/** What keeps the process from working; each change of it is logged once. */
function missingOf(app: App, stopping: AbortSignal): () => Promise<Missing[]> {
  let before = '';
  return async () => {
    const found: Missing[] = stopping.aborted ? ['stopping'] : await app.missing();
    const now = found.join(' ');
    if (now !== before && now !== 'stopping') {
      if (now) app.log.warn({ missing: found }, 'the process is not ready');
      else app.log.info('the process is ready again');
    }
    before = now;
    return found;
  };
}
