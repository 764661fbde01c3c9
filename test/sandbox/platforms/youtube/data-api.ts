import type { Instant } from '#core/time/instant.ts';
import type { Reply, SandboxRequest } from '../../http.ts';
import { NATIVE } from '../../world/ministry.ts';
import { existsAt, visiblePosts, type WorldPost } from '../../world/posts.ts';
import { chance } from '../../world/random.ts';
import { incompatibleParameters, invalidValue, missingParameter, playlistNotFound, unknownPart } from './errors.ts';
import {
  channelViews,
  counter,
  endOfLive,
  isOnAir,
  lengthOf,
  subscribers,
  videoId,
  videoOf,
  viewers,
} from './truth.ts';

const UPLOADS = `UU${NATIVE.youtube.slice(2)}`;
const CHANNEL_TITLE = 'Ministerio del Trabajo (demostración)';

const PARTS: Readonly<Record<string, readonly string[]>> = {
  channels: ['id', 'snippet', 'statistics', 'contentDetails', 'brandingSettings', 'status', 'topicDetails'],
  playlistItems: ['id', 'snippet', 'contentDetails', 'status'],
  liveBroadcasts: ['id', 'snippet', 'contentDetails', 'monetizationDetails', 'status'],
  videos: ['id', 'snippet', 'contentDetails', 'statistics', 'status', 'liveStreamingDetails', 'player', 'topicDetails'],
};

/** Repeated and comma-separated parameters mean the same. */
function listOf(request: SandboxRequest, name: string): string[] {
  return request.query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter(Boolean);
}

export function channels(request: SandboxRequest, now: Instant): Reply {
  const parts = listOf(request, 'part');
  const fault = wrongPart('channels', parts) ?? wrongPageSize(request) ?? wrongPageToken(request);
  if (fault) return fault;
  const mine = request.query.get('mine') === 'true';
  const ids = listOf(request, 'id');
  if (mine && ids.length > 0) return incompatibleParameters('id, mine');
  if (!mine && ids.length === 0) return missingParameter('id, mine, forHandle, forUsername, categoryId, managedByMe');
  const found = mine || ids.includes(NATIVE.youtube);
  const total = { totalResults: found ? 1 : 0, resultsPerPage: found ? 5 : 0 };
  const items = found ? [channel(parts, mine, now)] : [];
  return {
    status: 200,
    body: { kind: 'youtube#channelListResponse', etag: etagOf(now, 'channels'), pageInfo: total, items },
  };
}

function channel(parts: readonly string[], mine: boolean, now: Instant) {
  const exact = subscribers(now);
  // The public count has three significant digits; the owner sees the whole one.
  const rounded = Number(exact.toPrecision(3));
  const all: Record<string, unknown> = {
    snippet: {
      title: CHANNEL_TITLE,
      description: 'Canal de demostración',
      customUrl: '@mintrabajodemo',
      publishedAt: '2011-03-08T15:12:33.012416Z',
      thumbnails: smallThumbnails('channel'),
      localized: { title: CHANNEL_TITLE, description: 'Canal de demostración' },
    },
    contentDetails: { relatedPlaylists: { likes: mine ? 'LL' : '', uploads: UPLOADS } },
    statistics: {
      viewCount: String(channelViews(now)),
      subscriberCount: String(mine ? exact : rounded),
      hiddenSubscriberCount: false,
      videoCount: String(412 + visiblePosts('youtube', now).length),
    },
    brandingSettings: { channel: { title: CHANNEL_TITLE } },
  };
  return { kind: 'youtube#channel', etag: etagOf(now, NATIVE.youtube), id: NATIVE.youtube, ...chosen(all, parts) };
}

export function playlistItems(request: SandboxRequest, now: Instant): Reply {
  const parts = listOf(request, 'part');
  const fault = wrongPart('playlistItems', parts) ?? wrongPageSize(request) ?? wrongPageToken(request);
  if (fault) return fault;
  const playlist = request.query.get('playlistId');
  if (!playlist && !request.query.get('id')) return missingParameter('id, playlistId');
  if (playlist !== UPLOADS) return playlistNotFound();
  const uploads = visiblePosts('youtube', now);
  const size = Number(request.query.get('maxResults') ?? 5);
  const token = request.query.get('pageToken');
  const start = token ? Number(token.replace('CDIQ', '')) : 0;
  const items = uploads.slice(start, start + size).map((post, n) => playlistItem(post, start + n, parts, now));
  const next = start + size < uploads.length ? { nextPageToken: `CDIQ${start + size}` } : {};
  const previous = start > 0 ? { prevPageToken: `CDIQ${Math.max(0, start - size)}` } : {};
  return {
    status: 200,
    body: {
      kind: 'youtube#playlistItemListResponse',
      etag: etagOf(now, `uploads-${start}`),
      ...next,
      ...previous,
      items,
      pageInfo: { totalResults: uploads.length, resultsPerPage: size },
    },
  };
}

function playlistItem(post: WorldPost, position: number, parts: readonly string[], now: Instant) {
  const id = videoId(post);
  const all: Record<string, unknown> = {
    snippet: {
      publishedAt: seconds(post.published),
      channelId: NATIVE.youtube,
      title: post.text,
      description: '',
      thumbnails: thumbnails(id),
      channelTitle: CHANNEL_TITLE,
      playlistId: UPLOADS,
      position,
      resourceId: { kind: 'youtube#video', videoId: id },
      videoOwnerChannelTitle: CHANNEL_TITLE,
      videoOwnerChannelId: NATIVE.youtube,
    },
    contentDetails: { videoId: id, videoPublishedAt: seconds(post.published) },
    status: { privacyStatus: 'public' },
  };
  return { kind: 'youtube#playlistItem', etag: etagOf(now, id), id: btoa(`${UPLOADS}.${id}`), ...chosen(all, parts) };
}

/** Only those that are on the air can be asked for here. */
export function liveBroadcasts(request: SandboxRequest, now: Instant): Reply {
  const parts = listOf(request, 'part');
  const fault = wrongPart('liveBroadcasts', parts) ?? wrongPageSize(request);
  if (fault) return fault;
  if (request.query.get('broadcastStatus') !== 'active') return missingParameter('broadcastStatus, id, mine');
  const onAir = visiblePosts('youtube', now).filter((post) => isOnAir(post, now));
  const items = onAir.map((post) => {
    const [id, start] = [videoId(post), seconds(post.published)];
    const snippet = { publishedAt: start, channelId: NATIVE.youtube, title: post.text, actualStartTime: start };
    const all = { snippet, status: { lifeCycleStatus: 'live', privacyStatus: 'public', recordingStatus: 'recording' } };
    return { kind: 'youtube#liveBroadcast', etag: etagOf(now, id), id, ...chosen(all, parts) };
  });
  const pageInfo = { totalResults: items.length, resultsPerPage: 5 };
  return {
    status: 200,
    body: { kind: 'youtube#liveBroadcastListResponse', etag: etagOf(now, 'lives'), pageInfo, items },
  };
}

export function videos(request: SandboxRequest, now: Instant): Reply {
  const parts = listOf(request, 'part');
  const fault = wrongPart('videos', parts);
  if (fault) return fault;
  const ids = listOf(request, 'id');
  if (ids.length === 0) return missingParameter('chart, id, myRating');
  if (ids.length > 50) return invalidValue('id', 'The request specifies an invalid filter parameter: too many ids.');
  const items = ids.flatMap((id) => {
    const post = videoOf(id);
    return post && existsAt(post, now) ? [video(post, parts, now)] : [];
  });
  const pageInfo = { totalResults: items.length, resultsPerPage: items.length };
  return { status: 200, body: { kind: 'youtube#videoListResponse', etag: etagOf(now, ids.join()), items, pageInfo } };
}

function video(post: WorldPost, parts: readonly string[], now: Instant) {
  const id = videoId(post);
  const isLive = post.format === 'live';
  const onAir = isOnAir(post, now);
  const all: Record<string, unknown> = {
    snippet: {
      publishedAt: seconds(post.published),
      channelId: NATIVE.youtube,
      title: post.text,
      description: `${post.text}\n\nwww.mintrabajo.gov.co`,
      thumbnails: thumbnails(id),
      channelTitle: CHANNEL_TITLE,
      tags: ['trabajo', 'empleo'],
      categoryId: '25',
      liveBroadcastContent: onAir ? 'live' : 'none',
      defaultLanguage: 'es',
      localized: { title: post.text, description: '' },
      defaultAudioLanguage: 'es',
    },
    contentDetails: {
      duration: onAir ? 'P0D' : durationOf(post),
      dimension: '2d',
      definition: 'hd',
      caption: 'true',
      licensedContent: false,
      contentRating: {},
      projection: 'rectangular',
    },
    status: {
      uploadStatus: 'processed',
      privacyStatus: 'public',
      license: 'youtube',
      embeddable: true,
      publicStatsViewable: true,
      madeForKids: false,
      selfDeclaredMadeForKids: false,
    },
    statistics: statistics(post, now),
    ...(isLive && {
      liveStreamingDetails: {
        actualStartTime: seconds(post.published),
        ...(!onAir && { actualEndTime: seconds(endOfLive(post)) }),
        scheduledStartTime: seconds(post.published),
        ...(onAir && { concurrentViewers: String(viewers(post, now)), activeLiveChatId: `chat-${id}` }),
      },
    }),
  };
  return { kind: 'youtube#video', etag: etagOf(now, id), id, ...chosen(all, parts) };
}

function statistics(post: WorldPost, now: Instant) {
  const text = (count: number | undefined) => (count === undefined ? undefined : String(count));
  return {
    viewCount: text(counter(post, 'views', now)),
    likeCount: text(counter(post, 'likes', now)),
    dislikeCount: text(counter(post, 'dislikes', now)),
    favoriteCount: '0',
    commentCount: text(counter(post, 'comments', now)),
  };
}

function durationOf(post: WorldPost): string {
  const length = lengthOf(post);
  return post.format === 'short' ? `PT${length}S` : `PT${Math.floor(length / 60)}M${length % 60}S`;
}

function chosen(all: Readonly<Record<string, unknown>>, parts: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => parts.includes(name)));
}

function wrongPart(resource: string, parts: readonly string[]): Reply | undefined {
  if (parts.length === 0) return unknownPart('');
  const unknown = parts.find((part) => !PARTS[resource]?.includes(part));
  return unknown === undefined ? undefined : unknownPart(unknown);
}

/** Only a token that an answer gave. */
function wrongPageToken(request: SandboxRequest): Reply | undefined {
  const token = request.query.get('pageToken');
  return token === null || /^CDIQ\d+$/.test(token)
    ? undefined
    : invalidValue('pageToken', 'The request specifies an invalid page token.');
}

function wrongPageSize(request: SandboxRequest): Reply | undefined {
  const size = Number(request.query.get('maxResults') ?? 5);
  const message = `Invalid value '${size}'. Values must be within the range: [0, 50]`;
  return Number.isInteger(size) && size >= 0 && size <= 50 ? undefined : invalidValue('maxResults', message);
}

function smallThumbnails(id: string) {
  return {
    default: thumbnail(id, 'default', 120, 90),
    medium: thumbnail(id, 'mqdefault', 320, 180),
    high: thumbnail(id, 'hqdefault', 480, 360),
  };
}

/** Pictures of a video come in two more sizes than those of a channel. */
function thumbnails(id: string) {
  const large = {
    standard: thumbnail(id, 'sddefault', 640, 480),
    maxres: thumbnail(id, 'maxresdefault', 1280, 720),
  };
  return { ...smallThumbnails(id), ...large };
}

function thumbnail(id: string, name: string, width: number, height: number) {
  return { url: `https://i.ytimg.com/vi/${id}/${name}.jpg`, width, height };
}

function seconds(instant: Instant): string {
  return instant.replace(/\.\d{3}Z$/, 'Z');
}

function etagOf(now: Instant, key: string): string {
  return `Rd${Math.floor(chance(now, key) * 36 ** 9).toString(36)}`;
}
