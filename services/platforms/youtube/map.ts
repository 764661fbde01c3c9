import { YOUTUBE } from '#config/dictionary/youtube.ts';
import type { MetricKey } from '#core/metrics/definition.ts';
import { keyInForce } from '#core/metrics/dictionary.ts';
import type { Bundle, Capture, Mapped } from '#core/ports/connector.ts';
import type { PostFacts } from '#core/posts/post.ts';
import type { Cell, Gap, ReadingTable } from '#core/pulls/pull.ts';
import { type Day, dayOf, toDay } from '#core/time/day.ts';
import { toInstant } from '#core/time/instant.ts';
import { readBody } from '#services/exchange/failure.ts';
import { channelsBody, endpointOf, failureOf, reportBody, videosBody } from './answers.ts';

export const ZONE = 'America/Los_Angeles';

/** Column of the daily report → metric of the dictionary. */
export const REPORT_COLUMNS: Readonly<Record<string, string>> = {
  views: 'youtube.channel.views',
  engagedViews: 'youtube.channel.engaged-views',
  estimatedMinutesWatched: 'youtube.channel.watch-minutes',
  averageViewDuration: 'youtube.channel.average-view-duration',
  likes: 'youtube.channel.likes',
  comments: 'youtube.channel.comments',
  shares: 'youtube.channel.shares',
  subscribersGained: 'youtube.channel.subscribers-gained',
  subscribersLost: 'youtube.channel.subscribers-lost',
};

/** Reads a bundle: one table per answer, in the order of the answers. */
export function mapYouTube({ request, captures }: Bundle): Mapped {
  const read = captures.filter((capture) => !failureOf(capture));
  const of = (endpoint: string) => read.filter(({ call }) => endpointOf(call) === endpoint);
  return {
    tables: [
      ...of('channels').flatMap((capture) => channelTable(capture, request.account.native)),
      ...of('reports').flatMap((capture) => dayTables(capture, request.account.native)),
      ...of('videos').flatMap(videoTables),
    ],
    posts: of('videos').flatMap(factsOf),
    gone: of('videos').flatMap((capture) => goneFrom(capture, request.posts)),
    gaps: of('reports').length > 0 ? [] : reportGap(captures),
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

type ReportRow = readonly (string | number | null)[];

function dayTables(capture: Capture, account: string): ReadingTable[] {
  const { columnHeaders, rows } = readBody('YouTube', capture, reportBody);
  const at = columnHeaders.findIndex(({ name }) => name === 'day');
  const columns = columnHeaders.flatMap(({ name }, index) => (REPORT_COLUMNS[name] ? [{ name, index }] : []));
  const days = (rows ?? []).map((row) => ({ day: toDay(String(row[at])), row }));
  // One table per set of versions in force: a row is measured under the definition of its own day.
  const groups = Map.groupBy(days, ({ day }) => keysOn(columns, day).join());
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    if (!first) return [];
    const cells = (row: ReportRow) => columns.map(({ index }) => wholeNumber(row[index]));
    return {
      level: 'account' as const,
      learntAt: capture.answer.receivedAt,
      keys: keysOn(columns, first.day),
      period: { grain: 'day' as const, zone: ZONE },
      rows: group.map(({ day, row }) => ({ subject: account, day, cells: cells(row) })),
    };
  });
}

function keysOn(columns: readonly { name: string }[], day: Day): MetricKey[] {
  return columns.flatMap(({ name }) => keyInForce(YOUTUBE, REPORT_COLUMNS[name] ?? '', day) ?? []);
}

function videoTables(capture: Capture): ReadingTable[] {
  const { receivedAt: learntAt } = capture.answer;
  const { items } = readBody('YouTube', capture, videosBody);
  const keys = ['views', 'likes', 'comments'].map((name) => inForce(`youtube.video.${name}`, learntAt));
  const rows = items.filter(isPublished).map(({ id, statistics: s }) => ({
    subject: id,
    cells: [s?.viewCount, s?.likeCount, s?.commentCount].map(orNotExposed),
  }));
  return rows.length === 0 ? [] : [{ level: 'post', learntAt, keys, period: { grain: 'instant' }, rows }];
}

type Video = ReturnType<typeof videosBody.parse>['items'][number];

function factsOf(capture: Capture): { facts: PostFacts; learntAt: Capture['answer']['receivedAt'] }[] {
  const { items } = readBody('YouTube', capture, videosBody);
  return items.filter(isPublished).flatMap((video) => {
    const { snippet } = video;
    if (!snippet?.publishedAt) return [];
    const picture = snippet.thumbnails?.high?.url ?? snippet.thumbnails?.default?.url;
    const facts: PostFacts = {
      native: video.id,
      published: toInstant(snippet.publishedAt),
      text: snippet.title ?? '',
      permalink: `https://www.youtube.com/watch?v=${video.id}`,
      // The API does not tell a Short from any other video.
      format: video.liveStreamingDetails ? 'live' : 'video',
      ...(picture && { picture }),
    };
    return [{ facts, learntAt: capture.answer.receivedAt }];
  });
}

// A private video, or a broadcast that has only been announced, is no publication yet.
function isPublished({ snippet, status }: Video): boolean {
  return (status?.privacyStatus ?? 'public') === 'public' && snippet?.liveBroadcastContent !== 'upcoming';
}

function goneFrom(capture: Capture, posts: Bundle['request']['posts']): Mapped['gone'] {
  const known = new Set([...posts.recent, ...posts.older].map(({ native }) => native));
  const served = new Set(readBody('YouTube', capture, videosBody).items.map(({ id }) => id));
  return askedIds(capture.call.url)
    .filter((id) => known.has(id) && !served.has(id))
    .map((native) => ({ native, learntAt: capture.answer.receivedAt }));
}

function askedIds(url: string): string[] {
  return new URL(url).searchParams.getAll('id').flatMap((value) => value.split(','));
}

function reportGap(captures: readonly Capture[]): Gap[] {
  const refused = captures.some((capture) => endpointOf(capture.call) === 'reports' && capture.answer.status === 403);
  return [
    {
      level: 'account',
      metrics: Object.values(REPORT_COLUMNS),
      reason: refused ? 'no-permission' : 'not-collected',
    },
  ];
}

function inForce(name: string, learntAt: Capture['answer']['receivedAt']): MetricKey {
  const key = keyInForce(YOUTUBE, name, dayOf(learntAt, ZONE));
  if (!key) throw new RangeError(`${name} is not in the dictionary`);
  return key;
}

function orNotExposed(count: number | null | undefined): Cell {
  return count ?? 'not-exposed';
}

// An INTEGER column has been seen with 0.0; a figure that is not a number is none.
function wholeNumber(figure: ReportRow[number] | undefined): Cell {
  return typeof figure === 'number' ? Math.round(figure) : null;
}
