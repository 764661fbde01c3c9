import { youtube } from '@googleapis/youtube';
import { youtubeAnalytics } from '@googleapis/youtubeanalytics';
import type { Capture, Exchange } from '#core/ports/connector.ts';
import { unauthorized, withAccess } from '#services/exchange/with-access.ts';
import { type DIMENSIONS, failureOf } from './answers.ts';

/** Where YouTube is. */
export interface YouTubeSettings {
  dataOrigin: string;
  analyticsOrigin: string;
  tokenUrl: string;
  /** Of the app that asked the channel's owner for the right to read. */
  clientId?: string;
  clientSecret?: string;
}

export interface ReportQuery {
  startDate: string;
  endDate: string;
  metrics: readonly string[];
  dimensions: (typeof DIMENSIONS)[keyof typeof DIMENSIONS];
}

/**
 * The requests of ours, each answered whole, whatever its status; they present the token of the channel's owner (scopes
 * `youtube.readonly`, `yt-analytics.readonly`).
 */
export interface YouTubeClient {
  channels(exchange: Exchange): Promise<Capture>;
  playlistItems(exchange: Exchange, playlistId: string, pageToken?: string): Promise<Capture>;
  videos(exchange: Exchange, ids: readonly string[]): Promise<Capture>;
  report(exchange: Exchange, query: ReportQuery): Promise<Capture>;
  /** Broadcasts of the channel that are on the air. */
  liveBroadcasts(exchange: Exchange): Promise<Capture>;
}

export const PAGE_SIZE = 50;

/**
 * Google's SDK, wired: it builds each request, `exchange` sends it. The SDK's own retries and its own renewal of tokens are
 * off (the ledger retries, one refresher renews), and its error for a status is not used: the answer itself is classified.
 */
export function createYouTubeClient(settings: YouTubeSettings): YouTubeClient {
  const data = youtube({ version: 'v3', rootUrl: `${settings.dataOrigin}/` });
  const analytics = youtubeAnalytics({ version: 'v2', rootUrl: `${settings.analyticsOrigin}/` });
  return {
    channels: (exchange) =>
      through(exchange, (options) =>
        data.channels.list({ part: ['snippet', 'statistics', 'contentDetails'], mine: true }, options),
      ),
    playlistItems: (exchange, playlistId, pageToken) =>
      through(exchange, (options) =>
        data.playlistItems.list(
          { part: ['contentDetails'], playlistId, maxResults: PAGE_SIZE, ...(pageToken && { pageToken }) },
          options,
        ),
      ),
    videos: (exchange, ids) =>
      through(exchange, (options) =>
        data.videos.list(
          { part: ['snippet', 'contentDetails', 'statistics', 'status', 'liveStreamingDetails'], id: [...ids] },
          options,
        ),
      ),
    liveBroadcasts: (exchange) =>
      through(exchange, (options) =>
        data.liveBroadcasts.list(
          { part: ['id'], broadcastStatus: 'active', broadcastType: 'all', maxResults: PAGE_SIZE },
          options,
        ),
      ),
    report: (exchange, { startDate, endDate, metrics, dimensions }) =>
      through(exchange, (options) =>
        analytics.reports.query(
          { ids: 'channel==MINE', startDate, endDate, metrics: metrics.join(','), dimensions, sort: 'day' },
          options,
        ),
      ),
  };
}

const refusalOfToken = unauthorized(failureOf);

interface CallOptions {
  headers: Readonly<Record<string, string>>;
  fetchImplementation: typeof fetch;
  retry: false;
  validateStatus: () => true;
  responseType: 'text';
}

function through(exchange: Exchange, call: (options: CallOptions) => Promise<unknown>): Promise<Capture> {
  return withAccess(exchange, refusalOfToken, ({ token }) => sent(exchange, token, call));
}

async function sent(
  exchange: Exchange,
  token: string,
  call: (options: CallOptions) => Promise<unknown>,
): Promise<Capture> {
  let capture: Capture | undefined;
  let failure: unknown;
  const fetchImplementation: typeof fetch = async (input, init) => {
    try {
      const headers = Object.fromEntries(new Headers(init?.headers).entries());
      capture = await exchange.send({ method: 'GET', url: String(input), headers });
    } catch (error) {
      // The SDK would wrap it; what happened is told by the exchange's own error.
      failure = error;
      throw error;
    }
    const { status, headers: answered, body } = capture.answer;
    return new Response(body || null, { status, headers: answered });
  };
  const headers = { authorization: `Bearer ${token}` };
  try {
    await call({ headers, fetchImplementation, retry: false, validateStatus: () => true, responseType: 'text' });
  } catch (error) {
    throw failure ?? error;
  }
  if (!capture) throw new TypeError('the SDK resolved without sending a request');
  return capture;
}
