import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { tooManyRequests } from '#config/texts/api.ts';
import { problemError } from './problems.ts';

/** Requests of one address per minute: far above a person with several tabs, far below a runaway script. */
export const REQUESTS_PER_MINUTE = 600;

/** Headers that keep a page to what it was sent with, and a limit of requests. */
export async function secure(server: FastifyInstance): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Served over plain HTTP on loopback: who puts a proxy with TLS in front sets it there.
    strictTransportSecurity: false,
  });
  await server.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    errorResponseBuilder: (_, { ttl }) =>
      problemError(429, 'too-many-requests', tooManyRequests(Math.ceil(ttl / 1000))),
  });
}
