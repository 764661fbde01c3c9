import { createHmac } from 'node:crypto';
import type { Instant } from '#core/time/instant.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import type { SandboxContext, SandboxPlatform } from '../../server.ts';
import { NATIVE } from '../../world/ministry.ts';
import { between, chance } from '../../world/random.ts';
import { adRoute } from './ads.ts';
import type { Ask } from './ask.ts';
import { APP, facebookAuthorization } from './authorization.ts';
import * as errors from './errors.ts';
import { publishedPosts, videoReels } from './listings.ts';
import { liveVideo, liveVideos } from './lives.ts';
import { pageNode, singlePost, videoInsights } from './nodes.ts';
import { pageInsights } from './page-insights.ts';

/** What the connector has to present; anything else is refused. */
export const CREDENTIALS = {
  adsToken: 'EAADemoRendirAdsToken000000000000000000000000ZD',
  pageToken: 'EAADemoRendirPageToken0000000000000000000000ZD',
  appId: APP.clientId,
  appSecret: APP.clientSecret,
};

/** Newest and oldest living version in November 2026; an older one is served by the oldest, without a word. */
const ALL_SCOPES = ['pages_read_engagement', 'pages_read_user_content', 'read_insights'];
const NEWEST = 26;
const OLDEST = 21;
const CALLS_A_DAY = 60_000;
const MAX_BATCH = 50;

/** The Graph API for one page, read with its own token. */
export function facebookSandbox(context: SandboxContext): SandboxPlatform {
  const { clock, faults } = context;
  const authorization = facebookAuthorization(context);
  const pageScopes = (token: string) => (token === CREDENTIALS.pageToken ? ALL_SCOPES : authorization.scopesOf(token));
  const adScopes = (token: string) =>
    token === CREDENTIALS.adsToken ? ['ads_read'] : authorization.personScopes(token);
  const spent = new Map<string, number>();
  const spend = (now: Instant): number => {
    const day = now.slice(0, 10);
    spent.set(day, (spent.get(day) ?? 0) + 1);
    return spent.get(day) ?? 0;
  };
  const one = (ask: Ask): Reply => {
    if (spend(ask.now) > CALLS_A_DAY) return errors.pageLimit();
    const reply = route(ask);
    return ask.scopes.includes('read_insights') || ask.path.startsWith('/act_')
      ? reply
      : { ...reply, body: withoutInsights(reply.body, ask) };
  };

  const answer = (request: SandboxRequest): Reply => {
    const now = clock.now();
    const { version, path } = versionOf(request.path);
    const scopesOf = path.startsWith('/act_') ? adScopes : pageScopes;
    const fault = faults.hit('facebook', request, now);
    const used = (spent.get(now.slice(0, 10)) ?? 0) / CALLS_A_DAY;
    const headers = (status: number) => ({
      ...commonHeaders(request, now, version),
      ...(status < 400 && (fault === 'nearly-limited' ? NEARLY_LIMITED : pageUsage(now, used))),
    });
    const refused = wholeFault(fault) ?? refusedCall(request, version, scopesOf) ?? refusedProof(request, fault);
    const scopes = scopesOf(tokenOf(request) ?? '') ?? [];
    const ask: Ask = {
      method: request.method,
      path,
      query: request.query,
      now,
      page: NATIVE.facebook,
      fault,
      link,
      scopes,
    };
    const reply = refused ?? (isBatch(ask) ? batch(request.body, ask, one) : one(ask));
    return traced(
      { ...reply, headers: { ...headers(reply.status), ...errorHeaders(reply), ...reply.headers } },
      request,
      now,
    );
  };
  const ofAuthority = (request: SandboxRequest) => authorization.route(request, versionOf(request.path).path);
  return {
    isApiCall: ({ path }) =>
      !/\/(dialog\/oauth|oauth\/access_token|me\/(ad)?accounts|debug_token|\d+\/permissions)$/.test(path),
    handle: (request) => ofAuthority(request) ?? answer(request),
  };
}

/** Without `read_insights` every insight is an empty list, with status 200. */
function withoutInsights(body: unknown, { path }: Ask): unknown {
  if (/\/(video_)?insights$/.test(path) && typeof body === 'object' && body !== null && 'data' in body)
    return { ...body, data: [] };
  return body;
}

function isBatch({ method, path }: Ask): boolean {
  return method === 'POST' && path === '/';
}

function route(ask: Ask): Reply {
  const { method, path } = ask;
  const ofAds = adRoute(ask);
  if (ofAds) return ofAds;
  const [, id = '', edge, ...rest] = path.split('/');
  if (method !== 'GET' || rest.length > 0) return errors.unknownPath(path);
  if (id === NATIVE.facebook) return pageRoute(edge, ask);
  if (edge === undefined && /^\d+_\d+$/.test(id)) return singlePost(id, ask);
  if (edge === undefined) return liveVideo(id, ask) ?? errors.objectGone(id);
  return edge === 'video_insights' ? videoInsights(id, ask) : errors.unknownPath(`/${edge}`);
}

function pageRoute(edge: string | undefined, ask: Ask): Reply {
  if (edge === undefined) return pageNode(ask);
  if (edge === 'insights') return pageInsights(ask);
  if (edge === 'live_videos') return liveVideos(ask);
  if (edge === 'published_posts') return publishedPosts(ask);
  return edge === 'video_reels' ? videoReels(ask) : errors.unknownPath(`/${edge}`);
}

/** Each request of a batch is answered, and counted, on its own; its body comes as text. */
function batch(body: string, ask: Ask, one: (ask: Ask) => Reply): Reply {
  const form = new URLSearchParams(body);
  const asked = requestsOf(form.get('batch') ?? '');
  if (!asked) return errors.badBatch();
  if (asked.length > MAX_BATCH) return errors.tooManyInBatch();
  const items = asked.map(({ method, relative_url: relative }, index) => {
    if (ask.fault === 'batch-timeout' && index === 0) return null;
    const url = new URL(relative, 'http://batch/');
    const inside = index > 0 ? INSIDE[ask.fault ?? '']?.() : undefined;
    const reply = inside ?? one({ ...ask, method, path: url.pathname, query: url.searchParams });
    const headers = [{ name: 'Content-Type', value: 'text/javascript; charset=UTF-8' }];
    const shown = form.get('include_headers') === 'false' ? {} : { headers };
    return { code: reply.status, ...shown, body: JSON.stringify(withTrace(reply.body, `${relative}`)) };
  });
  return { status: 200, body: items };
}

/** What a request behind the first of a batch is refused with; the batch answers 200 all the same. */
const INSIDE: Readonly<Record<string, () => Reply>> = {
  'limited-inside': errors.pageLimit,
  'token-dies-inside': errors.tokenDead,
};

function requestsOf(text: string): { method: string; relative_url: string }[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function versionOf(path: string): { version: number; path: string } {
  const [, version, rest] = /^\/v(\d+)\.0(\/.*)?$/.exec(path) ?? [];
  return version ? { version: Number(version), path: rest ?? '/' } : { version: OLDEST, path };
}

function refusedCall(
  request: SandboxRequest,
  version: number,
  scopesOf: (token: string) => readonly string[] | undefined,
): Reply | undefined {
  if (version > NEWEST) return errors.unknownPath(`/v${version}.0`);
  const token = tokenOf(request);
  if (!token) return errors.noToken();
  return scopesOf(token) ? undefined : errors.badToken();
}

function tokenOf({ headers, query }: SandboxRequest): string | null {
  return headers.authorization?.replace(/^Bearer /, '') ?? query.get('access_token');
}

/** A proof is read where it is given, and may be demanded of each call; that of a batch stands in its form. */
function refusedProof(request: SandboxRequest, fault: string | undefined): Reply | undefined {
  const { method, query, body } = request;
  const proof = (method === 'POST' ? new URLSearchParams(body) : query).get('appsecret_proof');
  if (proof === null) return fault === 'proof-required' ? errors.proofRequired() : undefined;
  const right = createHmac('sha256', APP.clientSecret)
    .update(tokenOf(request) ?? '')
    .digest('hex');
  return proof === right ? undefined : errors.badProof();
}

/** Faults that hit a request as a whole; the others are read where they belong. */
function wholeFault(name: string | undefined): Reply | undefined {
  const replies: Readonly<Record<string, () => Reply>> = {
    unavailable: errors.unavailable,
    'rate-limited': errors.pageLimit,
    'token-dead': errors.tokenDead,
    'wrong-token-kind': errors.wrongKindOfToken,
    'no-permission': errors.noPermission,
    unreadable: () => ({ status: 200, body: '<html>upstream error</html>' }),
    redirect: () => ({ status: 302, headers: { location: 'https://example.invalid/' }, body: '' }),
  };
  return name === undefined ? undefined : replies[name]?.();
}

function commonHeaders({ path }: SandboxRequest, now: Instant, version: number): Record<string, string> {
  return {
    'facebook-api-version': `v${Math.min(NEWEST, Math.max(OLDEST, version))}.0`,
    'x-fb-trace-id': traceOf(`${path}|${now}`),
    'x-fb-rev': '1039785632',
    'access-control-allow-origin': '*',
    'cache-control': 'private, no-cache, no-store, must-revalidate',
  };
}

// A low use does not tell how many calls came before: what is kept of an answer depends on the request alone.
function pageUsage(now: Instant, used: number): Record<string, string> {
  const percent = used < 0.75 ? between(1, 6, 'facebook-usage', now.slice(0, 10)) : Math.floor(used * 100);
  const use = { type: 'pages', call_count: percent, total_cputime: percent, total_time: percent };
  const entry = { ...use, estimated_time_to_regain_access: 0 };
  return { 'x-business-use-case-usage': JSON.stringify({ [NATIVE.facebook]: [entry] }) };
}

/** A page that others have used up to four fifths, and for half an hour still. */
const NEARLY_LIMITED = {
  'x-business-use-case-usage': JSON.stringify({
    [NATIVE.facebook]: [
      { type: 'pages', call_count: 80, total_cputime: 12, total_time: 9, estimated_time_to_regain_access: 30 },
    ],
  }),
};

/** Errors carry the app's use in place of the page's; but the page's own limit says when it ends, in minutes. */
function errorHeaders({ status, body }: Reply): Record<string, string> {
  const use = { call_count: 2, total_cputime: 1, total_time: 1 };
  if (status < 400) return {};
  if (!JSON.stringify(body).includes('"code":80001')) return { 'x-app-usage': JSON.stringify(use) };
  const entry = { type: 'pages', ...use, call_count: 104, estimated_time_to_regain_access: 72 };
  return { 'x-business-use-case-usage': JSON.stringify({ [NATIVE.facebook]: [entry] }) };
}

function link(path: string, query: Readonly<Record<string, string | number>>): string {
  const set = Object.entries(query).map(([name, value]) => [name, String(value)]);
  const text = new URLSearchParams([['access_token', CREDENTIALS.pageToken], ...set]);
  return `https://graph.facebook.com/v${NEWEST}.0/${path}?${text}`;
}

function traced(reply: Reply, { path, rawQuery }: SandboxRequest, now: Instant): Reply {
  return { ...reply, body: withTrace(reply.body, `${path}?${rawQuery}|${now}`) };
}

/** Most errors end with a trace id; the one about too much data has none. */
function withTrace(body: unknown, key: string): unknown {
  if (typeof body !== 'object' || body === null || !('error' in body)) return body;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('type' in error)) return body;
  return { error: { ...error, fbtrace_id: traceOf(key) } };
}

function traceOf(key: string): string {
  return `A${Math.floor(chance('facebook-trace', key) * 36 ** 10).toString(36)}`;
}
