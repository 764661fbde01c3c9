import type { Instant } from '#core/time/instant.ts';
import type { Reply } from '../../http.ts';
import { NATIVE } from '../../world/ministry.ts';
import { existsAt, type WorldPost } from '../../world/posts.ts';
import { between } from '../../world/random.ts';
import { type Ask, subjectOf } from './ask.ts';
import { invalidMetric, noMetric, nonexistingField, notServedHere, objectGone, userContentNeeded } from './errors.ts';
import { type Field, parseFields } from './fields.ts';
import { chosen } from './page-insights.ts';
import { POST_INSIGHTS, postEntries, videoEntries } from './post-insights.ts';
import {
  counter,
  fans,
  followers,
  isReel,
  isVideo,
  paidViews,
  postId,
  postNumber,
  postOf,
  postOfVideo,
  videoId,
} from './truth.ts';
import { graphTime } from './window.ts';

/** Permalinks carry another id of the page than posts do. */
const PROFILE = '61550014820417';

export const POST_FIELDS = [
  'id',
  'created_time',
  'updated_time',
  'message',
  'permalink_url',
  'status_type',
  'is_published',
  'is_hidden',
  'full_picture',
  'attachments',
  'shares',
  'insights',
  'comments',
  'reactions',
];
export const REEL_FIELDS = ['id', 'post_id', 'created_time', 'updated_time', 'description', 'permalink_url', 'length'];
const USER_CONTENT = ['comments', 'reactions'];

/** The refusal that a field list earns, if any: an unknown name, a metric, a right that the token lacks. */
export function refusedField(fields: readonly Field[], allowed: readonly string[], ask: Ask): Reply | undefined {
  const unknown = fields.find(({ name }) => !allowed.includes(name));
  if (unknown) return nonexistingField(unknown.name);
  if (fields.some(({ name }) => USER_CONTENT.includes(name))) return userContentNeeded();
  const nested = fields.filter(({ name }) => name === 'insights');
  if (nested.length === 0) return undefined;
  const named = nested.map(({ calls }) => (calls.metric ?? '').split(',').filter(Boolean));
  if (named.some((metrics) => metrics.length === 0)) return noMetric();
  const metrics = named.flat();
  if (ask.fault === 'not-served') return notServedHere();
  const dead = subjectOf(ask, 'dead-metric');
  return metrics.some((name) => name === dead || !POST_INSIGHTS[name]) ? invalidMetric(true) : undefined;
}

/** The refusal of the insights of one post, which takes a whole page with it. */
export function refusedPost(posts: readonly WorldPost[], fields: readonly Field[], ask: Ask): Reply | undefined {
  // A small page, or one post: its reach is refused, and what was asked beside it as well.
  const isReachAsked = fields.some(({ calls }) => calls.metric?.split(',').includes('post_total_media_view_unique'));
  const id = subjectOf(ask, 'not-served') ?? (isReachAsked ? subjectOf(ask, 'reach-refused') : undefined);
  const isNested = fields.some(({ name }) => name === 'insights');
  return isNested && posts.some((post) => postId(post) === id) ? notServedHere() : undefined;
}

export function postNode(post: WorldPost, fields: readonly Field[], ask: Ask): Record<string, unknown> {
  const { now, fault } = ask;
  const all: Readonly<Record<string, (field: Field) => unknown>> = {
    id: () => postId(post),
    created_time: () => graphTime(post.published),
    updated_time: () => graphTime(post.published),
    message: () => post.text,
    permalink_url: () => permalinkOf(post),
    status_type: () => STATUS[post.format] ?? 'mobile_status_update',
    is_published: () => true,
    is_hidden: () => false,
    full_picture: () => (post.format === 'text' ? undefined : pictureOf(post)),
    attachments: (field) => attachmentsOf(post, field),
    // Left out, not zero, while nobody has shared.
    shares: () => (counter(post, 'shares', now) > 0 ? { count: counter(post, 'shares', now) } : undefined),
    insights: (field) =>
      fault === 'no-read-insights' || !ask.scopes.includes('read_insights')
        ? { data: [] }
        : nestedInsights(post, field, ask),
  };
  return written(fields, all, postId(post));
}

export function reelNode(post: WorldPost, fields: readonly Field[]): Record<string, unknown> {
  const all: Readonly<Record<string, (field: Field) => unknown>> = {
    id: () => videoId(post),
    post_id: () => postNumber(post),
    created_time: () => graphTime(post.published),
    updated_time: () => graphTime(post.published),
    description: () => post.text,
    permalink_url: () => `/reel/${videoId(post)}/`,
    length: () => between(8_000, 89_000, 'facebook-length', post.index) / 1000,
  };
  return written(fields, all, videoId(post));
}

/** Fields in the order asked; what has no value is left out, and the id comes in any case, last if not asked. */
function written(
  fields: readonly Field[],
  all: Readonly<Record<string, (field: Field) => unknown>>,
  id: string,
): Record<string, unknown> {
  const entries = fields.map((field) => [field.calls.as ?? field.name, all[field.name]?.(field)] as const);
  return { ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)), id };
}

function nestedInsights(post: WorldPost, { calls, fields }: Field, { now, link }: Ask) {
  const metric = calls.metric ?? '';
  const names = fields.map(({ name }) => name).join(',') || null;
  const entries = (postEntries(post, metric.split(','), calls.period, now) ?? []).map((entry) =>
    // Several breakdowns at once are ignored without a word.
    calls.breakdown === 'is_from_ads' ? bySide(post, entry, now) : entry,
  );
  // Lifetime figures page for ever, window after window, with the same value.
  const at = (since: number) =>
    link(`${postId(post)}/insights`, {
      since,
      until: since + 172_800,
      metric,
      ...(calls.period && { period: calls.period }),
    });
  const today = Math.floor(Date.parse(now) / 86_400_000) * 86_400;
  return {
    data: entries.map((entry) => chosen(entry, names)),
    paging: { previous: at(today - 518_400), next: at(today - 172_800) },
  };
}

/** With a breakdown a metric answers by side, and its entry is named otherwise. */
function bySide(post: WorldPost, entry: { name: string; values: { value: unknown }[] }, now: Instant) {
  const paid = paidViews(post, now);
  const organic = Number(entry.values[0]?.value) - paid;
  const values = [
    { value: organic, is_from_ads: '0' },
    { value: paid, is_from_ads: '1' },
  ];
  return { ...entry, values, title: entry.name, id: postId(post) };
}

const STATUS: Readonly<Record<string, string>> = {
  image: 'added_photos',
  video: 'added_video',
  short: 'added_video',
  live: 'added_video',
  link: 'shared_story',
};

function permalinkOf(post: WorldPost): string {
  if (isReel(post)) return `https://www.facebook.com/reel/${videoId(post)}/`;
  if (post.format === 'live') return `https://www.facebook.com/${PROFILE}/videos/${videoId(post)}/`;
  return `https://www.facebook.com/${PROFILE}/posts/${postNumber(post)}`;
}

function pictureOf({ index }: WorldPost): string {
  const picture = between(100_000_000, 999_999_999, 'facebook-picture', index);
  return `https://scontent.xx.fbcdn.net/v/t39.30808-6/${picture}_${index}_n.jpg?_nc_cat=1&oh=00_AfD&oe=6A2F`;
}

const MEDIA: Readonly<Record<string, { media_type: string; type: string }>> = {
  image: { media_type: 'photo', type: 'photo' },
  video: { media_type: 'video', type: 'video_inline' },
  short: { media_type: 'video', type: 'video_inline' },
  live: { media_type: 'video', type: 'video_inline' },
  link: { media_type: 'link', type: 'share' },
};

function attachmentsOf(post: WorldPost, { fields }: Field) {
  const media = MEDIA[post.format];
  if (!media) return undefined;
  const target = { id: isVideo(post) ? videoId(post) : postNumber(post), url: permalinkOf(post) };
  const all: Readonly<Record<string, unknown>> = {
    ...media,
    url: permalinkOf(post),
    description: post.text,
    target: chosen(
      target,
      fields
        .find(({ name }) => name === 'target')
        ?.fields.map(({ name }) => name)
        .join(',') || null,
    ),
  };
  const asked = fields.length === 0 ? Object.keys(all) : fields.map(({ name }) => name);
  return { data: [Object.fromEntries(asked.flatMap((name) => (name in all ? [[name, all[name]]] : [])))] };
}

/** `GET /{page}_{post}` */
export function singlePost(id: string, ask: Ask): Reply {
  const post = postOf(id);
  if (!post || !existsAt(post, ask.now)) return objectGone(id);
  const fields = parseFields(ask.query.get('fields') ?? 'created_time,message,id');
  const refused = refusedField(fields, POST_FIELDS, ask) ?? refusedPost([post], fields, ask);
  return refused ?? { status: 200, body: postNode(post, fields, ask) };
}

/** `GET /{video}/video_insights`: no paging, and an empty list where nothing asked is served for the video. */
export function videoInsights(id: string, ask: Ask): Reply {
  const { query, now } = ask;
  const post = postOfVideo(id);
  if (!post || !existsAt(post, now)) return objectGone(id);
  const names = (query.get('metric') ?? 'blue_reels_play_count,post_video_view_time').split(',');
  const entries = videoEntries(post, names, now);
  if (!entries || names.some((name) => name === subjectOf(ask, 'dead-metric'))) return invalidMetric(false);
  return { status: 200, body: { data: entries.map((entry) => chosen(entry, query.get('fields'))) } };
}

/** `GET /{page}` */
export function pageNode({ query, now, fault }: Ask): Reply {
  const all: Readonly<Record<string, () => unknown>> = {
    id: () => NATIVE.facebook,
    name: () => 'Ministerio del Trabajo (demostración)',
    username: () => 'MintrabajoDemo',
    link: () => 'https://www.facebook.com/MintrabajoDemo',
    category: () => 'Organización gubernamental',
    verification_status: () => 'not_verified',
    fan_count: () => fans(now),
    followers_count: () => (fault === 'field-dropped' ? undefined : followers(now)),
    // An old field that answers nothing, without an error.
    likes: () => undefined,
  };
  const fields = parseFields(query.get('fields') ?? 'name');
  const unknown = fields.find(({ name }) => !(name in all));
  if (unknown) return nonexistingField(unknown.name);
  return { status: 200, body: written(fields, all, NATIVE.facebook) };
}
