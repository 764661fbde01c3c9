import { createHmac } from 'node:crypto';
import type { Call, Capture, Exchange } from '#core/ports/connector.ts';
import { addDays, type Day, startOfDay, type Zone } from '#core/time/day.ts';
import { epochMsOf, type Instant } from '#core/time/instant.ts';
import type { Secrets } from '#services/exchange/secrets.ts';
import { withAccess } from '#services/exchange/with-access.ts';
import { refusalOfToken } from './batch.ts';
import { BREAKDOWN_METRIC, SPLIT_ALIAS, wholeAndSplit } from './fields.ts';

/** Where the Graph API is. */
export interface FacebookSettings {
  origin: string;
  /** `v26.0`: an older one is served by another in silence. */
  version: string;
  /** The app that the token came from. With its secret each call proves that it is made by it (`appsecret_proof`). */
  appId?: string;
  appSecret?: string;
}

/**
 * The requests of ours, each answered whole, whatever its status; they present the token of the page (permissions
 * `pages_read_engagement`, `read_insights`).
 */
export interface FacebookClient {
  page(exchange: Exchange, page: string): Promise<Capture>;
  /** @param metrics names of the page's insights */
  series(exchange: Exchange, page: string, days: Days, metrics: readonly string[]): Promise<Capture>;
  breakdown(exchange: Exchange, page: string, days: Days): Promise<Capture>;
  posts(exchange: Exchange, page: string, query: PostsQuery): Promise<Capture>;
  reels(exchange: Exchange, page: string, query: Pick<PostsQuery, 'since' | 'after'>): Promise<Capture>;
  /** Broadcasts of the page that are on the air, with how many watch. */
  lives(exchange: Exchange, page: string): Promise<Capture>;
  /** One broadcast, with its totals. */
  live(exchange: Exchange, id: string): Promise<Capture>;
  /** Single posts with their insights, and insights of reels, at most {@link BATCH_SIZE} in all. */
  batch(exchange: Exchange, items: readonly BatchAsked[]): Promise<Capture>;
}

export interface BatchAsked {
  /** `figures`: of a post, only what is asked of it here. */
  of: 'post' | 'figures' | 'reel';
  id: string;
  /** Names of the insights asked of it; a post without any is asked alone. */
  insights: readonly string[];
}

/** Days of the platform, both included. */
export interface Days {
  first: Day;
  last: Day;
}

interface PostsQuery {
  since: Instant;
  limit: number;
  after: string | undefined;
  /** Names of the insights asked of each post; none asks for the posts alone. */
  insights: readonly string[];
}

export const ZONE: Zone = 'America/Los_Angeles';
export const BATCH_SIZE = 50;
export const REELS_PAGE = 100;
/** A page is hardly ever on the air twice at once. */
const LIVES_PAGE = 25;

const FACTS = 'id,created_time,message,permalink_url,status_type,attachments{media_type,type,target{id}}';
/** Titles and descriptions would be most of every answer. */
const FIGURES = 'name,period,values';

/** Asks the Graph API something with the token of an exchange, and proves that our app asks. */
export function graphAsk(settings: FacebookSettings, secrets: Secrets) {
  if (settings.appSecret !== undefined) secrets.add(settings.appSecret);
  return (exchange: Exchange, asked: Asked): Promise<Capture> =>
    withAccess(exchange, refusalOfToken, ({ token }) => {
      const proof = proofOf(settings, token);
      if (proof !== undefined) secrets.add(proof);
      return exchange.send(graphCall(settings, asked, token, proof));
    });
}

/** The Graph API's requests. The token travels in a header only, and no link of an answer is ever followed. */
export function createFacebookClient(settings: FacebookSettings, secrets: Secrets): FacebookClient {
  const ask = graphAsk(settings, secrets);
  const get = (exchange: Exchange, path: string, query: Query) => ask(exchange, { method: 'GET', path, query });
  return {
    page: (exchange, page) => get(exchange, page, { fields: 'id,name,followers_count,fan_count' }),
    // Without `period` every period of a metric answers, so the 28-day reach costs no call of its own.
    series: (exchange, page, days, metrics) =>
      get(exchange, `${page}/insights`, { metric: metrics.join(','), fields: FIGURES, ...windowOf(days) }),
    breakdown: (exchange, page, days) =>
      get(exchange, `${page}/insights`, {
        metric: BREAKDOWN_METRIC,
        breakdown: 'is_from_ads',
        period: 'day',
        ...windowOf(days),
      }),
    posts: (exchange, page, { since, limit, after, insights }) =>
      get(exchange, `${page}/published_posts`, {
        fields: [FACTS, ...figureFields(insights)].join(','),
        since: seconds(since),
        limit: String(limit),
        after,
      }),
    reels: (exchange, page, { since, after }) =>
      get(exchange, `${page}/video_reels`, {
        fields: 'id,post_id,created_time',
        since: seconds(since),
        limit: String(REELS_PAGE),
        after,
      }),
    lives: (exchange, page) =>
      get(exchange, `${page}/live_videos`, {
        fields: 'id,status,live_views,broadcast_start_time,creation_time,permalink_url',
        broadcast_status: '["LIVE"]',
        limit: String(LIVES_PAGE),
      }),
    live: (exchange, id) =>
      get(exchange, id, { fields: 'id,status,total_views,broadcast_start_time,creation_time,video{length}' }),
    batch: (exchange, items) => ask(exchange, batchOf(items)),
  };
}

function batchOf(items: readonly BatchAsked[]): Asked {
  const batch = JSON.stringify(items.map((item) => ({ method: 'GET', relative_url: relativeUrl(item) })));
  return { method: 'POST', path: '', query: { batch, include_headers: 'false' } };
}

/** A breakdown is of a whole list of insights, and two at once are ignored: the split ones are asked beside the others. */
function figureFields(insights: readonly string[]): string[] {
  const { whole, split } = wholeAndSplit(insights);
  const asked = [
    ...(whole.length > 0 ? [`insights.metric(${whole.join(',')}).period(lifetime)`] : []),
    ...(split.length > 0
      ? [`insights.metric(${split.join(',')}).breakdown(is_from_ads).as(${SPLIT_ALIAS}).period(lifetime)`]
      : []),
  ];
  return asked.map((field) => `${field}{${FIGURES}}`);
}

function relativeUrl({ of, id, insights }: BatchAsked): string {
  if (of === 'post') return `${id}?${queryOf({ fields: [FACTS, ...figureFields(insights)].join(',') })}`;
  if (of === 'figures') return `${id}?${queryOf({ fields: ['id', ...figureFields(insights)].join(',') })}`;
  const query = { metric: insights.join(','), period: 'lifetime', fields: FIGURES };
  return `${id}/video_insights?${queryOf(query)}`;
}

type Query = Readonly<Record<string, string | undefined>>;
/** A request before it is signed; the query of a POST is its form. */
type Asked = Pick<Call, 'method'> & { path: string; query: Query };

/** Proves that the caller has the app's secret, as an app can be told to demand of each call. */
function proofOf({ appSecret }: FacebookSettings, token: string): string | undefined {
  return appSecret === undefined ? undefined : createHmac('sha256', appSecret).update(token).digest('hex');
}

function graphCall(
  { origin, version }: FacebookSettings,
  { method, path, query }: Asked,
  token: string,
  proof: string | undefined,
): Call {
  const text = queryOf({ ...query, appsecret_proof: proof });
  const headers = { authorization: `Bearer ${token}` };
  const url = `${origin}/${version}/${path}`;
  if (method === 'GET') return { method, url: text === '' ? url : `${url}?${text}`, headers };
  return { method, url, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body: text };
}

function queryOf(query: Query): string {
  const set = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return new URLSearchParams(set).toString();
}

/**
 * Days are given by the moments at which they start: those in [since, until] answer. The last second of the last day
 * names exactly the days asked, where the midnight after it would let in a day that has not ended.
 */
function windowOf({ first, last }: Days): { since: string; until: string } {
  const end = epochMsOf(startOfDay(addDays(last, 1), ZONE)) / 1000;
  return { since: seconds(startOfDay(first, ZONE)), until: String(end - 1) };
}

function seconds(instant: Instant): string {
  return String(Math.floor(epochMsOf(instant) / 1000));
}
