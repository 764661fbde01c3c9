import type { Instant } from '#core/time/instant.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import type { SandboxContext, SandboxPlatform } from '../../server.ts';
import { NATIVE } from '../../world/ministry.ts';
import { xAuthorization } from './authorization.ts';
import {
  clientForbidden,
  creditsDepleted,
  notFound,
  suspendedUser,
  tooManyInText,
  tooManyRequests,
  unauthorized,
  unavailable,
  usageCapped,
  userUnavailable,
} from './errors.ts';
import { createLimits } from './limits.ts';
import { lookup } from './lookup-api.ts';
import { createOAuthCheck } from './oauth.ts';
import { LISTING_TRAPS, posts, type Trap } from './posts-api.ts';
import { me } from './users-api.ts';

/** What the connector has to sign with; anything else is refused. */
export const CREDENTIALS = {
  appKey: 'demoAppKey00000000000000a',
  appSecret: 'demoAppSecret0000000000000000000000000000000000000',
  accessToken: '128450017-demoAccessToken00000000000000000000000',
  accessSecret: 'demoAccessSecret00000000000000000000000000000',
};

const API_HEADERS = { 'content-type': 'application/json; charset=utf-8', 'api-version': '2.168' };

/** X API v2 for one account, read with its own OAuth 1.0a keys or with what its owner consented to by OAuth 2. */
export function xSandbox(context: SandboxContext): SandboxPlatform {
  const { clock, faults } = context;
  const isSignedByKeys = createOAuthCheck(CREDENTIALS);
  const authorization = xAuthorization(context);
  const isSigned = (request: SandboxRequest) => {
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    return bearer === undefined ? isSignedByKeys(request) : authorization.isAlive(bearer, ['tweet.read', 'users.read']);
  };
  const limits = createLimits();

  const answer = (request: SandboxRequest): Reply => {
    const { method, path } = request;
    const now = clock.now();
    const endpoint = method === 'GET' ? endpointOf(path) : undefined;
    const fault = faults.hit('x', request, now);
    const refused = fault === undefined ? undefined : REFUSALS[fault]?.();
    if (refused || !isSigned(request)) return withHeaders(refused ?? unauthorized());
    if (!endpoint) return notFound();
    const spent = SPENT[fault ?? '']?.();
    if (spent || !limits.spend(path, now)) {
      return withHeaders(spent ?? tooManyRequests(), limits.headers(request, now, true));
    }
    const odd = ODD[fault ?? '']?.();
    const reply = odd ?? SERVED[endpoint](request, now, fault);
    const told = limits.headers(request, now, fault === 'last-of-window');
    return withHeaders(reply, { 'x-access-level': 'read', ...told });
  };

  return {
    isApiCall: (request) => authorization.routeOf(request) === undefined,
    handle: (request) => authorization.routeOf(request)?.(request) ?? answer(request),
  };
}

function endpointOf(path: string): 'me' | 'posts' | 'lookup' | undefined {
  if (path === '/2/users/me') return 'me';
  if (path === '/2/tweets') return 'lookup';
  return /^\/2\/users\/[^/]+\/tweets$/.test(path) ? 'posts' : undefined;
}

const SERVED = {
  me: (request: SandboxRequest, now: Instant) => me(request, now),
  posts: (request: SandboxRequest, now: Instant, fault: string | undefined) =>
    posts(request, now, { trap: trapOf(fault), hidden: fault?.split(':')[1] }),
  lookup: (request: SandboxRequest, now: Instant, fault: string | undefined) =>
    lookup(request, now, fault?.startsWith('withheld:') ? fault.split(':')[1] : undefined),
};

/** Refusals before any limit is counted: their answers carry no `x-rate-limit` header. */
const REFUSALS: Readonly<Record<string, () => Reply>> = {
  unavailable,
  'token-dead': unauthorized,
  'no-permission': clientForbidden,
  'credits-depleted': creditsDepleted,
};

/** The window is spent. */
const SPENT: Readonly<Record<string, () => Reply>> = {
  'rate-limited': tooManyRequests,
  'rate-limited-in-text': tooManyInText,
};

/** Calls remain, and yet. */
const ODD: Readonly<Record<string, () => Reply>> = {
  'usage-capped': usageCapped,
  'user-unavailable': () => userUnavailable(NATIVE.x),
  suspended: () => suspendedUser(NATIVE.x),
  unreadable: () => ({ status: 200, body: '<html>upstream error</html>' }),
};

function trapOf(fault: string | undefined): Trap | undefined {
  return LISTING_TRAPS.find((name) => name === fault);
}

function withHeaders(reply: Reply, headers: Readonly<Record<string, string>> = {}): Reply {
  if (typeof reply.body === 'string') return { ...reply, headers };
  return { ...reply, headers: { ...API_HEADERS, ...headers, ...reply.headers } };
}
