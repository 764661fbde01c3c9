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
    /** Its body may be large and arrive slowly: {@link UPLOAD_TIMEOUT_MS} holds for it. */
    slowBody?: boolean;
  }
}

/** A request must have arrived, and an answer must have begun, in this time. */
const REQUEST_TIMEOUT_MS = 10_000;
const HANDLER_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 5_000;
/** The largest file over a slow line; one that stands still is cut off like any idle connection. */
export const UPLOAD_TIMEOUT_MS = 20 * 60_000;
/** What is sent to us is small, but for files and answers. */
const BODY_LIMIT = 16_384;

/** Ids of lines have the name of their sheet in them, percent-encoded. */
const LONGEST_PARAMETER = 500;

/** A process that goes on. */
export const NOT_STOPPING = new AbortController().signal;

/** What every HTTP server of the product has: problems, host names, counts, health and metrics. It does not listen yet. */
export async function createBaseServer(app: App, stopping: AbortSignal): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = app.log;
  const server = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    connectionTimeout: HANDLER_TIMEOUT_MS + REQUEST_TIMEOUT_MS,
    // Node knows one time for all requests: the one of most of them is kept below.
    requestTimeout: UPLOAD_TIMEOUT_MS,
    http: { headersTimeout: REQUEST_TIMEOUT_MS },
    handlerTimeout: HANDLER_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    frameworkErrors: (error, request, reply) => void sendProblem(reply, problemOf(error, request.url)),
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  answerProblems(server);
  limitBodies(server);
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

/** Cuts off a request whose body does not arrive in time. */
function limitBodies(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ raw, routeOptions }) => {
    const hasBody = 'transfer-encoding' in raw.headers || Number(raw.headers['content-length'] ?? 0) > 0;
    if (!hasBody || routeOptions.config.slowBody) return;
    const late = setTimeout(() => raw.destroy(), REQUEST_TIMEOUT_MS);
    raw.once('end', () => clearTimeout(late)).once('close', () => clearTimeout(late));
  });
}

function countAnswers(server: FastifyInstance, { telemetry }: App): void {
  server.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const route = routeOptions.config.countedAs ?? routeOptions.url ?? 'none';
    telemetry.httpAnswered({ method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
  });
}
