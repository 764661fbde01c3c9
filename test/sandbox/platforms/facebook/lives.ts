import type { Instant } from '#core/time/instant.ts';
import type { Reply } from '../../http.ts';
import { existsAt, postsOf, type WorldPost } from '../../world/posts.ts';
import type { Ask } from './ask.ts';
import { nonexistingField } from './errors.ts';
import { type Field, parseFields } from './fields.ts';
import { isOnAir, lengthOfLive, liveId, videoId, viewers, viewsOfLive } from './truth.ts';
import { graphTime } from './window.ts';

const FIELDS = [
  'id',
  'status',
  'live_views',
  'total_views',
  'broadcast_start_time',
  'creation_time',
  'permalink_url',
  'title',
  'video',
];

/** `GET /{page}/live_videos`: broadcasts, newest first; of those asked for by status only these. */
export function liveVideos({ query, now }: Ask): Reply {
  const fields = parseFields(query.get('fields') ?? 'id,status');
  const unknown = fields.find(({ name }) => !FIELDS.includes(name));
  if (unknown) return nonexistingField(unknown.name);
  const statuses = query.get('broadcast_status');
  const data = postsOf('facebook')
    .filter((post) => post.format === 'live' && existsAt(post, now) && post.published <= now)
    .filter((post) => statuses === null || statuses.includes(`"${statusOf(post, now)}"`))
    .toReversed()
    .slice(0, Number(query.get('limit') ?? 25))
    .map((post) => written(post, fields, now));
  return { status: 200, body: { data } };
}

/** `GET /{live}`; `undefined` for an id that is no broadcast's. */
export function liveVideo(id: string, { query, now }: Ask): Reply | undefined {
  const post = postsOf('facebook').find((each) => each.format === 'live' && liveId(each) === id);
  if (!post || post.published > now || !existsAt(post, now)) return undefined;
  const fields = parseFields(query.get('fields') ?? 'id,status');
  const unknown = fields.find(({ name }) => !FIELDS.includes(name));
  return unknown ? nonexistingField(unknown.name) : { status: 200, body: written(post, fields, now) };
}

function statusOf(post: WorldPost, now: Instant): 'LIVE' | 'VOD' {
  return isOnAir(post, now) ? 'LIVE' : 'VOD';
}

/** A broadcast that is over has no viewers left, and one that goes on no length yet. */
function written(post: WorldPost, fields: readonly Field[], now: Instant): Record<string, unknown> {
  const onAir = isOnAir(post, now);
  const video = videoId(post);
  const all: Readonly<Record<string, unknown>> = {
    status: statusOf(post, now),
    live_views: onAir ? viewers(post, now) : 0,
    total_views: onAir ? undefined : viewsOfLive(post),
    broadcast_start_time: graphTime(post.published),
    creation_time: graphTime(post.published),
    permalink_url: `/MintrabajoDemo/videos/${video}/`,
    title: post.text,
    video: onAir ? { id: video } : { length: lengthOfLive(post), id: video },
  };
  return { ...Object.fromEntries(fields.map(({ name }) => [name, all[name]])), id: liveId(post) };
}
