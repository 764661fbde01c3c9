import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { foreignSite, notThisHost, tooManyRequests } from '#config/texts/api.ts';
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
    // Without it a browser calls the origin of our own forms `null`, and they could not be told from those of others.
    referrerPolicy: { policy: 'same-origin' },
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

/** Methods that change nothing. */
const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Keeps the pages of other sites from changing anything: a browser sends their forms to this machine too, and nobody signs
 * in. Browsers tell where a request comes from; what is no browser tells nothing, and is nobody's page.
 */
export function refuseOtherSites(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ method, headers }) => {
    if (READS.includes(method)) return;
    const site = headers['sec-fetch-site'];
    const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
    // An origin that the browser hides is ours where it says so by the other header.
    const isHidden = headers.origin === 'null' && site === 'same-origin';
    if (isForeign || !(isHidden || isOwnOrigin(headers.origin, headers.host)))
      throw problemError(403, 'foreign-site', foreignSite());
  });
}

/** An origin is compared by host and port alone: before a proxy with TLS stands another scheme. */
function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
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
