import type { Connector, Exchange, PullRequest } from '#core/ports/connector.ts';
import { leftOutNames } from '#core/pulls/refused-names.ts';
import { type Day, dayOf } from '#core/time/day.ts';
import { batches } from '#services/exchange/batches.ts';
import { askBisecting } from '#services/exchange/bisect.ts';
import { readBody, requireAccount, settledBy } from '#services/exchange/failure.ts';
import { createParts } from '#services/exchange/parts.ts';
import { channelsBody, DIMENSIONS, endpointOf, failureOf, playlistItemsBody } from './answers.ts';
import { ZONE } from './cells.ts';
import { createYouTubeClient, PAGE_SIZE, type YouTubeClient, type YouTubeSettings } from './client.ts';
import { CONTENT_TYPES, TYPE_COLUMNS } from './content-types.ts';
import { YOUTUBE_COSTS } from './cost.ts';
import { createYouTubeLives } from './lives.ts';
import { mapYouTube } from './map.ts';
import { isOfNames, REPORT_COLUMNS } from './reports.ts';
import { typeWindowsOf, WINDOW_DAYS, windowsOf } from './windows.ts';

const settled = settledBy(failureOf);

/** YouTube: one channel, read as its owner. */
export function createYouTubeConnector(settings: YouTubeSettings): Connector {
  const client = createYouTubeClient(settings);
  return {
    platform: 'youtube',
    mapper: 'youtube/3',
    zone: ZONE,
    trailingDays: 10,
    monthly: [{ part: CONTENT_TYPES, at: 'settled' }],
    // Everything there is: a first pull cuts its series at the day on which the channel was made.
    history: { series: 40 * WINDOW_DAYS, posts: 40 * WINDOW_DAYS },
    lives: createYouTubeLives(client),
    endpointOf,
    failureOf,
    ...YOUTUBE_COSTS,
    map: mapYouTube,
    ask: (request, exchange) => ask(client, request, exchange),
  };
}

async function ask(client: YouTubeClient, request: PullRequest, exchange: Exchange): Promise<void> {
  const channel = await askChannel(client, request, exchange);
  const parts = createParts();
  const fresh: string[] = [];
  const { uploads } = channel;
  if (uploads) await parts.run('bearable', () => askNewVideos(client, request, exchange, uploads, fresh));
  const known = [...request.posts.recent, ...request.posts.older].map(({ native }) => native);
  await parts.run('essential', async () => {
    for (const ids of batches([...fresh, ...known], PAGE_SIZE)) await settled(client.videos(exchange, ids));
  });
  await parts.run('bearable', () => askSeries(client, request, exchange, channel.since));
  if (request.parts?.includes(CONTENT_TYPES))
    await parts.run('bearable', () => askContentTypes(client, request, exchange, channel.since));
  parts.end();
}

async function askChannel(client: YouTubeClient, request: PullRequest, exchange: Exchange) {
  const capture = await settled(client.channels(exchange));
  const [channel] = readBody('YouTube', capture, channelsBody).items ?? [];
  requireAccount('YouTube', request.account.native, channel?.id);
  const publishedAt = channel?.snippet?.publishedAt;
  return {
    uploads: channel?.contentDetails?.relatedPlaylists?.uploads,
    since: publishedAt ? dayOf(publishedAt, ZONE) : undefined,
  };
}

/** Adds the ids of uploads that are not known yet, newest first; pages end at the first known one, or before the window. */
async function askNewVideos(
  client: YouTubeClient,
  request: PullRequest,
  exchange: Exchange,
  playlist: string,
  fresh: string[],
) {
  const known = new Set(request.posts.recent.map(({ native }) => native));
  let token: string | undefined;
  do {
    const capture = await settled(client.playlistItems(exchange, playlist, token));
    const page = readBody('YouTube', capture, playlistItemsBody);
    const items = page.items.flatMap(({ contentDetails }) => contentDetails ?? []);
    const recent = items.filter((item) => !item.videoPublishedAt || item.videoPublishedAt >= request.posts.since);
    fresh.push(...recent.map(({ videoId }) => videoId).filter((id) => !known.has(id)));
    const reachedKnown = items.some(({ videoId }) => known.has(videoId)) || recent.length < items.length;
    token = reachedKnown ? undefined : (page.nextPageToken ?? undefined);
  } while (token);
}

/** Daily series in windows of a year, the newest first; a metric that is refused by name does not sink the others. */
async function askSeries(client: YouTubeClient, request: PullRequest, exchange: Exchange, since: Day | undefined) {
  const leftOut = new Set(leftOutNames(request, 'reports').map(({ name }) => name));
  let names = Object.keys(REPORT_COLUMNS).filter((name) => !leftOut.has(name));
  for (const { first, last } of windowsOf(request, since)) {
    let refusal: unknown;
    const { answers, refused } = await askBisecting(names, async (metrics) => {
      const capture = await client.report(exchange, {
        startDate: first,
        endDate: last,
        metrics,
        dimensions: DIMENSIONS.reports,
      });
      const failure = failureOf(capture);
      if (!failure) return { kind: 'served', answer: capture };
      if (!isOfNames(capture)) throw failure;
      refusal ??= failure;
      return { kind: 'refused' };
    });
    if (answers.length === 0 && refusal) throw refusal;
    names = names.filter((name) => !refused.includes(name));
  }
}

async function askContentTypes(
  client: YouTubeClient,
  request: PullRequest,
  exchange: Exchange,
  since: Day | undefined,
) {
  for (const { first, last } of typeWindowsOf(request, since)) {
    const query = { startDate: first, endDate: last, metrics: TYPE_COLUMNS, dimensions: DIMENSIONS.contentTypes };
    await settled(client.report(exchange, query));
  }
}
