import { dayOf } from '#core/time/day.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import type { SandboxContext, SandboxPlatform } from '../../server.ts';
import { reports } from './analytics-api.ts';
import { ANALYTICS_SCOPE, DATA_SCOPE, googleAuthorization } from './authorization.ts';
import { channels, liveBroadcasts, playlistItems, videos } from './data-api.ts';
import {
  backendError,
  forbidden,
  insufficientScopes,
  playlistNotFound,
  queryNotSupported,
  quotaExceeded,
  rateLimitExceeded,
  unauthenticated,
  unknownParameter,
} from './errors.ts';

const DAILY_UNITS = 10_000;

const STANDARD = ['alt', 'prettyPrint', 'quotaUser', 'fields', 'key'];
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  '/youtube/v3/channels': [
    'part',
    'mine',
    'id',
    'forHandle',
    'forUsername',
    'managedByMe',
    'maxResults',
    'pageToken',
    'hl',
  ],
  '/youtube/v3/playlistItems': ['part', 'id', 'playlistId', 'videoId', 'maxResults', 'pageToken'],
  '/youtube/v3/videos': ['part', 'id', 'chart', 'myRating', 'maxResults', 'pageToken', 'hl', 'maxWidth', 'maxHeight'],
  '/youtube/v3/liveBroadcasts': ['part', 'broadcastStatus', 'broadcastType', 'id', 'mine', 'maxResults', 'pageToken'],
  '/v2/reports': [
    'ids',
    'startDate',
    'endDate',
    'metrics',
    'dimensions',
    'filters',
    'sort',
    'maxResults',
    'startIndex',
    'currency',
    'includeHistoricalChannelData',
  ],
};

/** YouTube Data API v3, Analytics API v2 and Google's token endpoint, for one channel. */
export function youtubeSandbox(context: SandboxContext): SandboxPlatform {
  const { clock, faults } = context;
  const authorization = googleAuthorization(context);
  const units = new Map<string, number>();

  const spend = (now: ReturnType<typeof clock.now>): boolean => {
    const day = dayOf(now, 'America/Los_Angeles');
    const used = (units.get(day) ?? 0) + 1;
    units.set(day, used);
    return used <= DAILY_UNITS;
  };

  const answer = (request: SandboxRequest): Reply => {
    const now = clock.now();
    const hit = faults.hit('youtube', request, now);
    const fault = faultReply(hit, request);
    if (fault) return fault;
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const scopes = authorization.scopesOf(token);
    if (!scopes) return unauthenticated();
    if (!scopes.includes(request.path === '/v2/reports' ? ANALYTICS_SCOPE : DATA_SCOPE)) return insufficientScopes();
    const allowed = request.method === 'GET' ? PARAMETERS[request.path] : undefined;
    if (!allowed) return { status: 404, body: { error: { code: 404, message: 'Not Found', status: 'NOT_FOUND' } } };
    const unknown = [...request.query.keys()].find((name) => !allowed.includes(name) && !STANDARD.includes(name));
    if (unknown) return unknownParameter(unknown);
    if (request.path === '/v2/reports') return withFault(hit, reports(request, now));
    // A request that is refused still costs.
    if (!spend(now)) return quotaExceeded();
    if (request.path.endsWith('/liveBroadcasts')) return withFault(hit, liveBroadcasts(request, now));
    if (request.path.endsWith('/channels')) return channels(request, now);
    return withFault(hit, request.path.endsWith('/videos') ? videos(request, now) : playlistItems(request, now));
  };

  return {
    isApiCall: (request) => authorization.routeOf(request) === undefined,
    handle: (request) => authorization.routeOf(request)?.(request) ?? answer(request),
  };
}

function faultReply(name: string | undefined, { query }: SandboxRequest): Reply | undefined {
  // `retired:shares`: the Analytics API no longer has that metric, and refuses every query that names it.
  const [, retired] = name?.split('retired:') ?? [];
  if (retired) return query.get('metrics')?.split(',').includes(retired) ? queryNotSupported() : undefined;
  if (name === 'types-refused')
    return query.get('dimensions')?.includes('creatorContentType') ? queryNotSupported() : undefined;
  const replies: Readonly<Record<string, () => Reply>> = {
    unavailable: backendError,
    'quota-exceeded': quotaExceeded,
    'rate-limited': rateLimitExceeded,
    'token-dead': unauthenticated,
    'no-permission': forbidden,
    'query-refused': queryNotSupported,
    'no-uploads': playlistNotFound,
    unreadable: () => ({ status: 200, body: '<html>upstream error</html>' }),
  };
  return name === undefined ? undefined : replies[name]?.();
}

interface Item {
  id: string;
  contentDetails?: { videoId?: string; videoPublishedAt?: string };
  status?: object;
}

/** `private:id`, `unlisted:id`: the owner drew that video back, and is still served it. In lists a private one has no date. */
function drawnBack(name: string, reply: Reply): Reply {
  const [privacyStatus, id] = name.split(':');
  const { items, ...body } = reply.body as { items: Item[] };
  const draw = (item: Item): Item => {
    if (item.id !== id && item.contentDetails?.videoId !== id) return item;
    const { videoPublishedAt, ...details } = item.contentDetails ?? {};
    const shown = privacyStatus === 'unlisted' && videoPublishedAt ? { videoPublishedAt } : {};
    const status = item.status && { status: { ...item.status, privacyStatus } };
    return { ...item, ...(item.contentDetails && { contentDetails: { ...details, ...shown } }), ...status };
  };
  return { ...reply, body: { ...body, items: items.map(draw) } };
}

/** Lists that YouTube has been seen to answer empty: of things, and rows of a report, which it then leaves out as well. */
function withFault(name: string | undefined, reply: Reply): Reply {
  const body = reply.body as { items?: unknown[]; pageInfo?: object; rows?: unknown[] };
  if (body.items && /^(private|unlisted):/.test(name ?? '')) return drawnBack(name ?? '', reply);
  if (name === 'empty-answer' && body.items)
    return { ...reply, body: { ...body, items: [], pageInfo: { totalResults: 0, resultsPerPage: 0 } } };
  if (name === 'cut-answer' && body.items) return { ...reply, body: { ...body, items: body.items.slice(0, 1) } };
  if (name === 'no-rows' && body.rows) return { ...reply, body: { ...body, rows: [] } };
  if (name !== 'rows-left-out' || !body.rows) return reply;
  const { rows: _, ...rest } = body;
  return { ...reply, body: rest };
}
