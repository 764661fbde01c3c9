import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { notThisHost, tooManyRequests } from '#config/texts/api.ts';
import { problemError } from './problems.ts';

/** Requests of one address per minute: far above a person with several tabs, far below a runaway script. */
const REQUESTS_PER_MINUTE = 600;

/** Names of this machine. */
const OWN_NAMES = ['127.0.0.1', 'localhost', '[::1]', '::1'];

/**
 * Headers that keep a page to what it was sent with, and an answer to names of our own only: whoever asks under another
 * name was led here by a page of somebody else's.
 * @param names further names of ours, in lower case
 */
export async function secure(server: FastifyInstance, names: readonly string[]): Promise<void> {
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
  // An address of IPv6 stands in brackets where a port may follow.
  const own = new Set([...OWN_NAMES, ...names.flatMap((name) => [name, `[${name}]`])]);
  // Nobody signs in yet: a name that was made to point here (DNS rebinding) must not read.
  server.addHook('onRequest', async ({ hostname }) => {
    if (!own.has(hostname.toLowerCase())) throw problemError(421, 'not-this-host', notThisHost(hostname));
  });
}

/** A limit of requests for each address that asks, on every route registered after it. */
export async function limitRequests(server: FastifyInstance): Promise<void> {
  await server.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    errorResponseBuilder: (_, { ttl }) =>
      problemError(429, 'too-many-requests', tooManyRequests(Math.ceil(ttl / 1000))),
  });
}
