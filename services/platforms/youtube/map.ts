import type { Bundle, Capture, Mapped } from '#core/ports/connector.ts';
import { type PartVerdict, reasonOfPart } from '#core/pulls/part.ts';
import type { Gap, ReadingTable } from '#core/pulls/pull.ts';
import { readBody } from '#services/exchange/failure.ts';
import { readEach, verdictsOf, withVerdicts } from '#services/exchange/parts.ts';
import { channelsBody, type Endpoint, endpointOf, failureOf, playlistItemsBody } from './answers.ts';
import { inForce, orNotExposed } from './cells.ts';
import { mapContentTypes } from './content-types.ts';
import { mapDays } from './map-days.ts';
import { mapVideos } from './map-videos.ts';
import { tellsOfPart } from './reports.ts';

/** Reads a bundle: one table per answer, in the order of the answers. */
export function mapYouTube({ request, captures }: Bundle): Mapped {
  const { native } = request.account;
  const of = (endpoint: Endpoint) => captures.filter(({ call }) => endpointOf(call) === endpoint);
  const read = (endpoint: Endpoint) => of(endpoint).filter((capture) => !failureOf(capture));
  const days = mapDays(of('reports'), request);
  const types = mapContentTypes(of('contentTypes'), request, days.tables);
  const videos = mapVideos(read('videos'), request.posts);
  const listed = readEach('playlistItems', read('playlistItems'), (capture) =>
    readBody('YouTube', capture, playlistItemsBody),
  );
  const failed = verdictsOf(captures, { endpointOf, failureOf }, tellsOfPart(captures));
  const verdicts = [...failed, ...listed.verdicts, ...(days.verdicts ?? []), ...types.verdicts];
  const counts = read('channels').flatMap((capture) => readBody('YouTube', capture, channelsBody).items ?? []);
  return {
    ...videos,
    ...withVerdicts(verdicts),
    ...nameOf(read('channels').at(-1), native),
    names: days.names ?? [],
    tables: [
      ...read('channels').flatMap((capture) => channelTable(capture, native)),
      ...days.tables,
      ...types.tables,
      ...videos.tables,
    ],
    gaps: [...days.gaps, ...types.gaps, ...listingGap(listed.readings.length, verdicts, counts), ...videos.gaps],
  };
}

type Channel = NonNullable<ReturnType<typeof channelsBody.parse>['items']>[number];

// A list that was refused, or cut, may hide new videos; a channel without videos has no list, and lacks none.
function listingGap(pages: number, verdicts: readonly PartVerdict[], channels: readonly Channel[]): Gap[] {
  const reason = reasonOfPart('playlistItems', verdicts);
  const isEmpty = channels.some(({ statistics }) => statistics?.videoCount === 0);
  if (isEmpty || (pages > 0 && !reason)) return [];
  return [{ level: 'post', metrics: [], reason: reason ?? 'not-collected' }];
}

function nameOf(capture: Capture | undefined, account: string): Pick<Mapped, 'name'> {
  if (!capture) return {};
  const { items } = readBody('YouTube', capture, channelsBody);
  const { title: name, customUrl } = items?.find(({ id }) => id === account)?.snippet ?? {};
  const handle = customUrl?.replace(/^@/, '');
  return name ? { name: { name, ...(handle && { handle }), learntAt: capture.answer.receivedAt } } : {};
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

type ChannelStatistics = Channel['statistics'];

// A channel that hides its subscribers is told as having none.
function subscribersOf(statistics: ChannelStatistics): number | null | undefined {
  const { subscriberCount: count, hiddenSubscriberCount: isHidden } = statistics ?? {};
  return isHidden && count === 0 ? undefined : count;
}
