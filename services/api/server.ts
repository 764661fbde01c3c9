import type { FastifyInstance } from 'fastify';
import type { App } from '#services/app.ts';
import { pautaReader } from '#services/usecases/pauta/read-pauta.ts';
import { monthReader } from '#services/usecases/read-month.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { createBaseServer, NOT_STOPPING } from './base-server.ts';
import type { ApiParts } from './parts.ts';
import { describeApi } from './plugins/documents.ts';
import { tagAnswers } from './plugins/etag.ts';
import { answerUnknown } from './plugins/problems.ts';
import { limitRequests, refuseOtherSites } from './plugins/security.ts';
import { accountRoutes } from './routes/accounts.ts';
import { healthRoutes } from './routes/health.ts';
import { importRoutes } from './routes/imports.ts';
import { metricRoutes } from './routes/metrics.ts';
import { monthRoutes } from './routes/months.ts';
import { pautaRoutes } from './routes/pauta.ts';
import { reportRoutes } from './routes/reports.ts';

/**
 * The HTTP server with the whole API; pages are registered on it, and it does not listen yet.
 * @param stopping aborts when the process is asked to stop
 */
export async function createServer(app: App, stopping: AbortSignal = NOT_STOPPING): Promise<FastifyInstance> {
  const server = await createBaseServer(app, stopping);
  tagAnswers(server);
  // After health and metrics: who watches over the service must see it also when others ask too much.
  await limitRequests(server);
  refuseOtherSites(server);
  await describeApi(server, packageJson.version);
  await server.register(apiRoutes({ ...app, readMonth: monthReader(app), readPauta: pautaReader(app) }), {
    prefix: '/api',
  });
  return server;
}

function apiRoutes(parts: ApiParts) {
  return async (server: FastifyInstance) => {
    answerUnknown(server);
    for (const routes of [
      accountRoutes,
      metricRoutes,
      monthRoutes,
      reportRoutes,
      importRoutes,
      pautaRoutes,
      healthRoutes,
    ]) {
      await server.register(routes(parts), { prefix: '/v1' });
    }
  };
}
