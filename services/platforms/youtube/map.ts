import type { Bundle, Capture, Mapped } from '#core/ports/connector.ts';
import type { ReadingTable } from '#core/pulls/pull.ts';
import { readBody } from '#services/exchange/failure.ts';
import { channelsBody, type Endpoint, endpointOf, failureOf } from './answers.ts';
import { inForce, orNotExposed } from './cells.ts';
import { mapDays } from './map-days.ts';
import { mapVideos } from './map-videos.ts';

/** Reads a bundle: one table per answer, in the order of the answers. */
export function mapYouTube({ request, captures }: Bundle): Mapped {
  const { native } = request.account;
  const of = (endpoint: Endpoint) => captures.filter(({ call }) => endpointOf(call) === endpoint);
  const read = (endpoint: Endpoint) => of(endpoint).filter((capture) => !failureOf(capture));
  const days = mapDays(of('reports'), native);
  const videos = mapVideos(read('videos'), request.posts);
  return {
    ...videos,
    tables: [...read('channels').flatMap((capture) => channelTable(capture, native)), ...days.tables, ...videos.tables],
    gaps: [...days.gaps, ...videos.gaps],
  };
}

function channelTable(capture: Capture, account: string): ReadingTable[] {
  const { receivedAt: learntAt } = capture.answer;
  const items = readBody('YouTube', capture, channelsBody).items ?? [];
  const keys = ['subscribers', 'total-views', 'videos'].map((name) => inForce(`youtube.channel.${name}`, learntAt));
  const rows = items
    .filter(({ id }) => id === account)
    .map(({ statistics: s }) => ({
      subject: account,
      cells: [subscribersOf(s), s?.viewCount, s?.videoCount].map(orNotExposed),
    }));
  return rows.length === 0 ? [] : [{ level: 'account', learntAt, keys, period: { grain: 'instant' }, rows }];
}

type ChannelStatistics = NonNullable<ReturnType<typeof channelsBody.parse>['items']>[number]['statistics'];

// A channel that hides its subscribers is told as having none.
function subscribersOf(statistics: ChannelStatistics): number | null | undefined {
  const { subscriberCount: count, hiddenSubscriberCount: isHidden } = statistics ?? {};
  return isHidden && count === 0 ? undefined : count;
}
