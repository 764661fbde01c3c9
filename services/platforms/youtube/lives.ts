import { z } from 'zod';
import type { LivesSeen } from '#core/lives/live.ts';
import type { KeptCapture, LiveLook, LivesReader } from '#core/ports/connector.ts';
import { readBody, settledBy } from '#services/exchange/failure.ts';
import { counter, endpointOf, failureOf } from './answers.ts';
import { PAGE_SIZE, type YouTubeClient } from './client.ts';
import { moment } from './fields.ts';

const settled = settledBy(failureOf);

const liveBroadcastsBody = z.object({ items: z.array(z.object({ id: z.string() })).nullish() });

const videosBody = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      snippet: z.object({ channelId: z.string().nullish() }).nullish(),
      status: z.object({ privacyStatus: z.string().nullish() }).nullish(),
      statistics: z.object({ viewCount: counter }).nullish(),
      // The number of viewers is there only while it goes on, and only where the owner shows it.
      liveStreamingDetails: z
        .object({ actualStartTime: moment.nullish(), actualEndTime: moment.nullish(), concurrentViewers: counter })
        .nullish(),
    }),
  ),
});

/**
 * A broadcast and its video are the same id, and only the video tells how many watch. One call finds; a second is made when
 * a broadcast goes on, or was going on at the look before.
 */
export function createYouTubeLives(client: YouTubeClient): LivesReader {
  return {
    async ask({ open }: LiveLook, exchange) {
      const found = await settled(client.liveBroadcasts(exchange));
      const active = (readBody('YouTube', found, liveBroadcastsBody).items ?? []).map(({ id }) => id);
      const ids = [...new Set([...active, ...open])].slice(0, PAGE_SIZE);
      if (ids.length > 0) await settled(client.videos(exchange, ids));
    },
    map: (look, captures) => seenIn(look, captures),
  };
}

type Video = ReturnType<typeof videosBody.parse>['items'][number];

function seenIn({ account, open }: LiveLook, captures: readonly KeptCapture[]): LivesSeen {
  const videos = captures
    .filter(({ capture }) => endpointOf(capture.call) === 'videos')
    .flatMap((kept) => readBody('YouTube', kept.capture, videosBody).items.map((video) => ({ video, ...kept })))
    // A token of another channel is answered with that one's broadcasts.
    .filter(({ video }) => video.snippet?.channelId === account);
  return {
    live: videos.flatMap(({ video, capture, digest }) => {
      const { actualStartTime: startedAt, actualEndTime, concurrentViewers } = video.liveStreamingDetails ?? {};
      if (!startedAt || actualEndTime || !isPublic(video)) return [];
      const permalink = `https://www.youtube.com/watch?v=${video.id}`;
      // Hidden by the owner, the number is left out.
      const reading = {
        learntAt: capture.answer.receivedAt,
        viewers: concurrentViewers ?? ('not-exposed' as const),
        capture: digest,
      };
      return [{ native: video.id, permalink, startedAt, reading }];
    }),
    over: videos.flatMap(({ video, capture, digest }) => {
      const { actualEndTime } = video.liveStreamingDetails ?? {};
      if (!open.includes(video.id) || !actualEndTime) return [];
      const views = video.statistics?.viewCount ?? ('not-exposed' as const);
      const { receivedAt: learntAt } = capture.answer;
      return [{ native: video.id, end: { learntAt, endedAt: actualEndTime, views, capture: digest } }];
    }),
  };
}

function isPublic({ status }: Video): boolean {
  return (status?.privacyStatus ?? 'public') === 'public';
}
