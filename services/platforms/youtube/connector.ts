import type { Capture, Connector, Exchange, PullRequest } from '#core/ports/connector.ts';
import { batches } from '#services/exchange/batches.ts';
import { readBody, requireAccount } from '#services/exchange/failure.ts';
import { channelsBody, endpointOf, failureOf, playlistItemsBody } from './answers.ts';
import { ZONE } from './cells.ts';
import { createYouTubeClient, PAGE_SIZE, type YouTubeClient, type YouTubeSettings } from './client.ts';
import { mapYouTube } from './map.ts';
import { REPORT_COLUMNS } from './map-days.ts';

/** YouTube: one channel, read as its owner. */
export function createYouTubeConnector(settings: YouTubeSettings): Connector {
  const client = createYouTubeClient(settings);
  return {
    platform: 'youtube',
    mapper: 'youtube/2',
    zone: ZONE,
    trailingDays: 10,
    history: { series: 3650, posts: 3650 },
    endpointOf,
    failureOf,
    map: mapYouTube,
    async ask(request, exchange) {
      const uploads = await askChannel(client, request, exchange);
      const fresh = uploads ? await askNewVideos(client, request, exchange, uploads) : [];
      const known = [...request.posts.recent, ...request.posts.older].map(({ native }) => native);
      for (const ids of batches([...fresh, ...known], PAGE_SIZE)) await settled(client.videos(exchange, ids));
      await askSeries(client, request, exchange);
    },
  };
}

async function askChannel(client: YouTubeClient, request: PullRequest, exchange: Exchange) {
  const capture = await settled(client.channels(exchange));
  const [channel] = readBody('YouTube', capture, channelsBody).items ?? [];
  requireAccount('YouTube', request.account.native, channel?.id);
  return channel?.contentDetails?.relatedPlaylists?.uploads;
}

/** Ids of uploads that are not known yet, newest first; pages end at the first known one, or before the window. */
async function askNewVideos(client: YouTubeClient, request: PullRequest, exchange: Exchange, playlist: string) {
  const known = new Set(request.posts.recent.map(({ native }) => native));
  const fresh: string[] = [];
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
  return fresh;
}

// A report that is refused leaves the counters standing: the mapper states the gap.
async function askSeries(client: YouTubeClient, { days }: PullRequest, exchange: Exchange): Promise<void> {
  const metrics = Object.keys(REPORT_COLUMNS);
  const capture = await client.report(exchange, { startDate: days.first, endDate: days.last, metrics });
  const failure = failureOf(capture);
  const refused = capture.answer.status === 403 && failure?.recovery.do === 'fix-setup';
  if (failure && !refused) throw failure;
}

async function settled(asked: Promise<Capture>): Promise<Capture> {
  const capture = await asked;
  const failure = failureOf(capture);
  if (failure) throw failure;
  return capture;
}
