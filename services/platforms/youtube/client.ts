import { auth, youtube } from '@googleapis/youtube';
import { youtubeAnalytics } from '@googleapis/youtubeanalytics';
import { ADVICE, platformRefused } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import type { Capture, Exchange } from '#core/ports/connector.ts';
import type { Secrets } from '#services/exchange/secrets.ts';

/** Where YouTube is, and the credential of the channel's owner (scopes `youtube.readonly`, `yt-analytics.readonly`). */
export interface YouTubeSettings {
  dataOrigin: string;
  analyticsOrigin: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  refreshToken: string;
}

export interface ReportQuery {
  startDate: string;
  endDate: string;
  metrics: readonly string[];
}

/** The four requests of ours, each answered whole, whatever its status. */
export interface YouTubeClient {
  channels(exchange: Exchange): Promise<Capture>;
  playlistItems(exchange: Exchange, playlistId: string, pageToken?: string): Promise<Capture>;
  videos(exchange: Exchange, ids: readonly string[]): Promise<Capture>;
  report(exchange: Exchange, query: ReportQuery): Promise<Capture>;
}

export const PAGE_SIZE = 50;

/**
 * Google's SDK, wired: it builds and signs each request, `exchange` sends it. The SDK's own retries are off (the ledger
 * retries), and its error for a status is not used: the answer itself is classified.
 */
export function createYouTubeClient(settings: YouTubeSettings, secrets: Secrets): YouTubeClient {
  const owner = new auth.OAuth2({
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    endpoints: { oauth2TokenUrl: settings.tokenUrl },
  });
  owner.setCredentials({ refresh_token: settings.refreshToken });
  owner.on('tokens', ({ access_token: token }) => token && secrets.add(token));
  const data = youtube({ version: 'v3', auth: owner, rootUrl: `${settings.dataOrigin}/` });
  const analytics = youtubeAnalytics({ version: 'v2', auth: owner, rootUrl: `${settings.analyticsOrigin}/` });
  return {
    channels: (exchange) =>
      through(exchange, (options) =>
        data.channels.list({ part: ['statistics', 'contentDetails'], mine: true }, options),
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
    report: (exchange, { startDate, endDate, metrics }) =>
      through(exchange, (options) =>
        analytics.reports.query(
          { ids: 'channel==MINE', startDate, endDate, metrics: metrics.join(','), dimensions: 'day', sort: 'day' },
          options,
        ),
      ),
  };
}

interface CallOptions {
  fetchImplementation: typeof fetch;
  retry: false;
  validateStatus: () => true;
  responseType: 'text';
}

async function through(exchange: Exchange, call: (options: CallOptions) => Promise<unknown>): Promise<Capture> {
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
  try {
    await call({ fetchImplementation, retry: false, validateStatus: () => true, responseType: 'text' });
  } catch (error) {
    throw failure ?? (capture ? error : tokenRefused(error));
  }
  if (!capture) throw new TypeError('the SDK resolved without sending a request');
  return capture;
}

// Without an answer of ours, only the SDK's own token request can have failed.
function tokenRefused(error: unknown): AppError {
  const status = (error as { status?: unknown }).status;
  const refused = typeof status === 'number' && status >= 400 && status < 500;
  const recovery = refused ? ({ do: 'fix-setup' } as const) : ({ do: 'retry' } as const);
  return new AppError({
    code: refused ? 'youtube-token' : 'no-answer',
    recovery,
    message: platformRefused('YouTube', Number(status ?? 0), 'credencial OAuth', ADVICE[recovery.do]),
  });
}
