import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { PROBLEM_DETAIL, PROBLEM_TITLE } from '#config/texts/api.ts';
import type { Problem } from '../schemas/common.ts';

/** An error that a route means: a status, a stable code and a Spanish detail. */
export interface ProblemError extends Error {
  statusCode: number;
  problem: { code: string; detail: string };
}

export function problemError(statusCode: number, code: string, detail: string): ProblemError {
  return Object.assign(new Error(detail), { statusCode, problem: { code, detail } });
}

/** Answers every error of the API as problem+json (RFC 9457). What went wrong inside goes to the log only. */
export function answerProblems(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError | ProblemError, request, reply) => {
    const problem = problemOf(error, request.url);
    if (problem.status >= 500) request.log.error({ err: error, url: problem.instance }, 'a request failed');
    return sendProblem(reply, problem);
  });
}

/** Answers unknown addresses under the API; registered in its scope, so that pages keep their own. */
export function answerUnknown(server: FastifyInstance): void {
  server.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) =>
    sendProblem(reply, problemWith(404, 'not-found', PROBLEM_DETAIL[404], request.url)),
  );
}

/** Sends a problem, with members of its own beside those that every problem has. */
export function sendProblem(reply: FastifyReply, problem: Problem & Readonly<Record<string, unknown>>): FastifyReply {
  const body = JSON.stringify(problem);
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(Buffer.from(body));
}

export function problemOf(error: FastifyError | ProblemError, url: string): Problem {
  if ('problem' in error) return problemWith(error.statusCode, error.problem.code, error.problem.detail, url);
  if (hasZodFastifySchemaValidationErrors(error)) return { ...invalid(url), errors: error.validation.map(fieldError) };
  const status = error.statusCode && error.statusCode >= 400 ? error.statusCode : 500;
  if (status === 503) return problemWith(503, 'unavailable', PROBLEM_DETAIL[503], url);
  if (status >= 500) return problemWith(500, 'internal', PROBLEM_DETAIL[500], url);
  const detail = status === 400 ? PROBLEM_DETAIL[400] : PROBLEM_DETAIL.other;
  return problemWith(status, 'refused', detail, url);
}

function fieldError({ instancePath, message }: { instancePath: string; message?: string | undefined }) {
  return { field: instancePath.split('/').filter(Boolean).join('.'), message: message ?? PROBLEM_DETAIL.validation };
}

function invalid(url: string): Problem {
  return problemWith(400, 'invalid', PROBLEM_DETAIL.validation, url);
}

export function problemWith(status: number, code: string, detail: string, url: string): Problem {
  const title = PROBLEM_TITLE[status] ?? PROBLEM_DETAIL.other;
  return { type: `urn:rendir:problem:${code}`, title, status, detail, instance: url.split('?')[0] ?? url };
}
