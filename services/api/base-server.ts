import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { App } from '#services/app.ts';
import { answerProblems, answerUnknown, problemOf, sendProblem } from './plugins/problems.ts';
import { secure } from './plugins/security.ts';
import { probeRoutes } from './routes/probes.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How a route is counted when its own template would be one of very many. */
    countedAs?: string;
  }
}

/** A request must have arrived, and an answer must have begun, in this time. */
const REQUEST_TIMEOUT_MS = 10_000;
const HANDLER_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 5_000;
/** Nothing is sent to us yet. */
const BODY_LIMIT = 16_384;

/** A process that goes on. */
export const NOT_STOPPING = new AbortController().signal;

/** What every HTTP server of the product has: problems, host names, counts, health and metrics. It does not listen yet. */
export async function createBaseServer(app: App, stopping: AbortSignal): Promise<FastifyInstance> {
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
  countAnswers(server, app);
  await secure(server, app.settings.http.names);
  await server.register(probeRoutes(app, stopping));
  return server;
}

/**
 * Health and metrics alone, for a process that shows nothing.
 * @param stopping aborts when the process is asked to stop
 */
export async function createProbeServer(app: App, stopping: AbortSignal = NOT_STOPPING): Promise<FastifyInstance> {
  const server = await createBaseServer(app, stopping);
  answerUnknown(server);
  return server;
}

function countAnswers(server: FastifyInstance, { telemetry }: App): void {
  server.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const route = routeOptions.config.countedAs ?? routeOptions.url ?? 'none';
    telemetry.httpAnswered({ method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
  });
}
