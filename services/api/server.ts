import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { App } from '#services/app.ts';
import { monthReader } from '#services/usecases/read-month.ts';
import packageJson from '../../package.json' with { type: 'json' };
import type { ApiParts } from './parts.ts';
import { describeApi } from './plugins/documents.ts';
import { tagAnswers } from './plugins/etag.ts';
import { answerProblems, answerUnknown, problemOf, sendProblem } from './plugins/problems.ts';
import { secure } from './plugins/security.ts';
import { accountRoutes } from './routes/accounts.ts';
import { healthRoutes } from './routes/health.ts';
import { metricRoutes } from './routes/metrics.ts';
import { monthRoutes } from './routes/months.ts';
import { reportRoutes } from './routes/reports.ts';

/** A request must have arrived, and an answer must have begun, in this time. */
const REQUEST_TIMEOUT_MS = 10_000;
const HANDLER_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 5_000;
/** Nothing is sent to us yet. */
const BODY_LIMIT = 16_384;

/** The HTTP server with the whole API; pages are registered on it, and it does not listen yet. */
export async function createServer(app: App): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = app.log;
  const server = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    connectionTimeout: HANDLER_TIMEOUT_MS + REQUEST_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    handlerTimeout: HANDLER_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => void sendProblem(reply, problemOf(error, request.url)),
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  answerProblems(server);
  tagAnswers(server);
  await secure(server);
  await describeApi(server, packageJson.version);
  await server.register(apiRoutes({ ...app, readMonth: monthReader(app) }), { prefix: '/api' });
  return server;
}

function apiRoutes(parts: ApiParts) {
  return async (server: FastifyInstance) => {
    answerUnknown(server);
    for (const routes of [accountRoutes, metricRoutes, monthRoutes, reportRoutes, healthRoutes]) {
      await server.register(routes(parts), { prefix: '/v1' });
    }
  };
}
