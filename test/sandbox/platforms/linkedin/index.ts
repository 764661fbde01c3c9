import { createHash } from 'node:crypto';
import { type Day, dayOf } from '#core/time/day.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import type { SandboxContext, SandboxPlatform } from '../../server.ts';
import { adAccount, adAccountUsers, adAnalytics } from './ads-api.ts';
import { linkedinAuthorization } from './authorization.ts';
import {
  accessDenied,
  emptyToken,
  invalidToken,
  notFound,
  parameterInvalid,
  restrictedMember,
  revokedToken,
  throttled,
  unavailable,
  unpermittedField,
  uriTooLong,
  versionInactive,
  versionMissing,
} from './errors.ts';
import { organization, organizationAcls } from './organizations-api.ts';
import { postsByAuthor } from './posts-api.ts';
import { type RestliQuery, readQuery } from './restli.ts';
import { followerStatistics, networkSizes, pageStatistics, shareStatistics } from './statistics-api.ts';

/** What the connector has to present; anything else is refused. */
export const CREDENTIALS = {
  accessToken: 'AQX-demo-linkedin-access-token',
  adsToken: 'AQX-demo-linkedin-ads-token',
};
const AD_SCOPES = ['r_ads', 'r_ads_reporting'];
const ALL_SCOPES = ['r_organization_social', 'rw_organization_admin'];

/** Last day of each version; those that are not named never were, or are dead for longer. */
const SUNSETS: Readonly<Record<string, Day>> = {
  '202508': '2026-08-17',
  '202509': '2026-09-15',
  '202510': '2026-10-15',
  '202511': '2026-11-16',
  '202601': '2027-01-15',
  '202602': '2027-02-15',
  '202603': '2027-03-16',
  '202604': '2027-04-15',
  '202605': '2027-05-15',
  '202606': '2027-06-15',
  '202607': '2027-07-15',
  '202608': '2027-08-15',
  '202609': '2027-09-15',
};
const API_DATE: Day = '2026-11-22';
const DAILY_QUOTA = 5_000;
const LONGEST_URI = 4_096;

const STATISTICS = ['q', 'organizationalEntity', 'timeIntervals'];
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  networkSizes: ['edgeType'],
  organizationAcls: ['q', 'role', 'state', 'count', 'start'],
  organizations: [],
  posts: ['q', 'author', 'count', 'start', 'sortBy', 'isDsc', 'viewContext'],
  organizationalEntityFollowerStatistics: STATISTICS,
  organizationalEntityShareStatistics: [...STATISTICS, 'shares', 'ugcPosts'],
  organizationPageStatistics: ['q', 'organization', 'timeIntervals'],
  adAccounts: ['q', 'search', 'pageSize', 'pageToken', 'sortOrder'],
  adAccountUsers: ['q'],
  adAnalytics: ['q', 'pivot', 'timeGranularity', 'dateRange', 'accounts', 'fields'],
};
/** What each resource needs; page statistics and all others an administrator of the organization. */
const NEEDED: Readonly<Record<string, string>> = {
  posts: 'r_organization_social',
  adAccounts: 'r_ads',
  adAccountUsers: 'r_ads',
};

/**
 * LinkedIn's Community Management API for one organization.
 * @param apiDate the day whose versions are alive; it does not follow the clock
 */
export function linkedinSandbox(
  context: SandboxContext,
  { apiDate = API_DATE }: { apiDate?: Day } = {},
): SandboxPlatform {
  const { clock, faults } = context;
  const authorization = linkedinAuthorization(context);
  const scopesOf = (token: string) => {
    if (token === CREDENTIALS.accessToken) return ALL_SCOPES;
    return token === CREDENTIALS.adsToken ? AD_SCOPES : authorization.scopesOf(token);
  };
  const used = new Map<string, number>();
  // Quotas are per resource, and whole again at midnight UTC.
  const isSpent = (resource: string): boolean => {
    const key = `${resource}|${dayOf(clock.now(), 'UTC')}`;
    used.set(key, (used.get(key) ?? 0) + 1);
    return (used.get(key) ?? 0) > DAILY_QUOTA;
  };

  const answer = (request: SandboxRequest): Reply => {
    const fault = faults.hit('linkedin', request, clock.now());
    const reply = faultReply(fault, request) ?? refusal(request, apiDate, scopesOf);
    if (reply) return reply;
    const resource = request.path.split('/')[2] ?? '';
    const allowed = PARAMETERS[resource];
    if (!allowed || request.method !== 'GET') return notFound();
    if (isSpent(resource)) return throttled();
    const query = readQuery(request);
    if ('status' in query) return query;
    const unknown = query.names.find((name) => !allowed.includes(name));
    return unknown ? unpermittedField(unknown) : route(resource, request, query, fault);
  };

  const route = (resource: string, request: SandboxRequest, query: RestliQuery, fault: string | undefined): Reply => {
    const { path } = request;
    const now = clock.now();
    const isOfPosts = query.names.some((name) => name === 'shares' || name === 'ugcPosts');
    if (fault === 'unreadable-post' && isOfPosts)
      return unpermittedField(query.list('shares') ? 'shares[0]' : 'ugcPosts[0]');
    if (fault === 'no-figures')
      return { status: 200, body: { paging: { start: 0, count: 10, links: [] }, elements: [] } };
    if (resource === 'networkSizes') return networkSizes(path, query, now);
    if (resource === 'adAccountUsers') return adAccountUsers();
    if (resource === 'adAccounts') return adAccount(path, query, fault === 'ad-account-gone', fault === 'short-pages');
    if (resource === 'adAnalytics') {
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      return adAnalytics(query, now, (scopesOf(token) ?? []).includes('r_ads_reporting'));
    }
    if (resource === 'organizationAcls') return organizationAcls(fault === 'role-revoked');
    if (resource === 'organizations') return organization(path);
    if (resource === 'posts')
      return postsByAuthor(query, now, { silent: fault === 'silent-paging', short: fault === 'short-pages' ? 4 : 0 });
    if (resource === 'organizationalEntityFollowerStatistics') return followerStatistics(query, now);
    return resource === 'organizationPageStatistics' ? pageStatistics(query, now) : shareStatistics(query, now);
  };

  return {
    isApiCall: (request) => authorization.routeOf(request) === undefined,
    handle: (request) => authorization.routeOf(request)?.(request) ?? withHeaders(answer(request), request),
  };
}

function refusal(
  { path, rawQuery, headers }: SandboxRequest,
  apiDate: Day,
  scopesOf: (token: string) => readonly string[] | undefined,
): Reply | undefined {
  if (path.length + rawQuery.length > LONGEST_URI) return uriTooLong();
  if (!path.startsWith('/rest/')) return notFound();
  const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  if (!token) return emptyToken();
  const scopes = scopesOf(token);
  if (!scopes) return invalidToken();
  const resource = path.split('/')[2] ?? '';
  const needed = NEEDED[resource] ?? 'rw_organization_admin';
  // Whoever may not see figures of ads is told of none.
  if (resource !== 'adAnalytics' && !scopes.includes(needed)) return accessDenied(`${path.split('/')[2]}.FINDER`);
  const version = headers['linkedin-version'];
  if (!version) return versionMissing();
  const sunset = SUNSETS[version];
  return sunset && apiDate < sunset ? undefined : versionInactive(version);
}

function faultReply(name: string | undefined, { path, headers }: SandboxRequest): Reply | undefined {
  const replies: Readonly<Record<string, () => Reply>> = {
    unavailable,
    'rate-limited': throttled,
    'token-dead': revokedToken,
    'token-invalid': invalidToken,
    'member-restricted': restrictedMember,
    'no-permission': () => accessDenied(`${path.split('/')[2]}.FINDER`),
    'not-found': notFound,
    'parameter-refused': () => parameterInvalid('q'),
    'uri-too-long': uriTooLong,
    'version-dead': () => versionInactive(headers['linkedin-version'] ?? ''),
    unreadable: () => ({ status: 200, body: '<html>upstream error</html>' }),
  };
  return name === undefined ? undefined : replies[name]?.();
}

function withHeaders(reply: Reply, { path, rawQuery }: SandboxRequest): Reply {
  const digest = createHash('sha256').update(`${path}?${rawQuery}`).digest('base64');
  return {
    ...reply,
    headers: {
      ...(typeof reply.body !== 'string' && { 'content-type': 'application/json' }),
      'x-restli-protocol-version': '2.0.0',
      'x-li-fabric': 'prod-lva1',
      'x-li-pop': 'prod-lva1-x',
      'x-li-proto': 'http/1.1',
      'x-li-uuid': `AAZ${digest.slice(0, 19)}==`,
      ...reply.headers,
    },
  };
}
