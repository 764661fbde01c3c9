import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { notThisHost, tooManyRequests } from '#config/texts/api.ts';
import { problemError } from './problems.ts';

/** Requests of one address per minute: far above a person with several tabs, far below a runaway script. */
const REQUESTS_PER_MINUTE = 600;

/** Names of this machine; whoever asks under another name was led here by a page of somebody else's. */
const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]', '::1'];

/** Headers that keep a page to what it was sent with, a limit of requests, and an answer to this machine's names only. */
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
  // Nobody signs in yet: a name that was made to point here (DNS rebinding) must not read.
  server.addHook('onRequest', async ({ hostname }) => {
    if (!OWN_NAMES.includes(hostname)) throw problemError(421, 'not-this-host', notThisHost(hostname));
  });
  await server.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    errorResponseBuilder: (_, { ttl }) =>
      problemError(429, 'too-many-requests', tooManyRequests(Math.ceil(ttl / 1000))),
  });
}
