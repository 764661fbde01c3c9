import { nameOf } from '#core/metrics/definition.ts';
import type { Capture } from '#core/ports/connector.ts';
import type { TrackedPost } from '#core/pulls/ladder.ts';
import type { Day } from '#core/time/day.ts';
import { addMinutes, type Instant, toInstant } from '#core/time/instant.ts';
import {
  clicksByKind,
  counter,
  type DayName,
  day,
  dayReactions,
  follows,
  isVideo,
  type PostName,
  paidViews,
  people,
  postId,
  REACTIONS,
  reach,
  reach28,
  reactionsByKind,
  videoFigures,
} from '#test/sandbox/platforms/facebook/truth.ts';
import { visiblePosts, type WorldPost } from '#test/sandbox/world/posts.ts';
import { type Bench, openBench } from '#test/support/pull-once.ts';

export type Pulled = Awaited<ReturnType<Bench['pull']>>;

/** An ordinary Tuesday, and the start of the thirty days that its pull reads. */
export const SLOT = toInstant('2026-09-15T05:10:00Z');
export const WINDOW = toInstant('2026-08-16T05:00:00Z');
type Truth = (of: Day, at: Instant) => number | null;

export const SERIES: readonly (readonly [metric: string, truth: Truth])[] = [
  ['facebook.page.views', dayOf('views')],
  ['facebook.page.reach-day', (of, at) => reach(1, of, at)],
  ['facebook.page.reach-7-days', (of, at) => reach(7, of, at)],
  ['facebook.page.reach-28-days', reach28],
  ['facebook.page.follows', follows],
  ['facebook.page.follows-gained', dayOf('gained')],
  ['facebook.page.follows-lost', dayOf('lost')],
  ['facebook.page.video-views', dayOf('videoViews')],
  ['facebook.page.video-time', dayOf('videoTime')],
  ['facebook.page.profile-visits', dayOf('visits')],
  ['facebook.page.engagements', dayOf('engagements')],
  ['facebook.page.actions', dayOf('actions')],
  ['facebook.page.follows-gained-people', (of, at) => people('gained', of, at)],
  ['facebook.page.follows-lost-people', (of, at) => people('lost', of, at)],
  ...REACTIONS.map((kind) => [`facebook.page.reactions-${kind}`, reactionsOf(kind)] as const),
  ['facebook.page.views-organic', (of, at) => (day('views', of, at) ?? 0) - (day('paid', of, at) ?? 0)],
  ['facebook.page.views-paid', dayOf('paid')],
];
const POST_FIGURES: readonly PostName[] = ['views', 'reactions', 'comments', 'shares', 'clicks', 'videoViews'];

/** Of a post without video: these are not served, the others are zero. */
const OF_VIDEOS = ['long', 'time', 'average'] as const;

function furtherFigures(post: WorldPost, at: Instant): unknown[] {
  const { organic, paid, ...video } = videoFigures(post, at);
  const clicks = clicksByKind(post, at);
  return [
    ...REACTIONS.map((kind) => reactionsByKind(post, at)[kind] ?? 0),
    ...['link clicks', 'photo view', 'video play', 'other clicks'].map((kind) => clicks[kind] ?? 0),
    organic,
    paid,
    ...OF_VIDEOS.map((name) => (isVideo(post) ? video[name] : 'not-exposed')),
    counter(post, 'views', at) - paidViews(post, at),
    paidViews(post, at),
  ];
}

function reactionsOf(kind: (typeof REACTIONS)[number]) {
  return (of: Day, at: Instant) => dayReactions(kind, of, at);
}

function dayOf(name: DayName) {
  return (of: Day, at: Instant) => day(name, of, at);
}

/** `metric day` → figure, over every daily table. */
export function daysRead({ tables }: Pick<Pulled, 'tables'>): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const { keys, period, rows } of tables) {
    if (period.grain !== 'day') continue;
    for (const row of rows) for (const [n, key] of keys.entries()) found.set(`${nameOf(key)} ${row.day}`, row.cells[n]);
  }
  return found;
}

export function daysTrue(days: readonly Day[], at: Instant): Map<string, unknown> {
  return new Map(SERIES.flatMap(([metric, truth]) => days.map((of) => [`${metric} ${of}`, truth(of, at)] as const)));
}

/** Rows of the post tables that carry a metric, in text order. */
export function postsRead({ tables }: Pick<Pulled, 'tables'>, metric: string) {
  const with_ = tables.filter(({ level, keys }) => level === 'post' && keys.some((key) => key.startsWith(metric)));
  return with_.flatMap(({ rows }) => rows.map(({ subject, cells }) => [subject, ...cells])).toSorted();
}

export function postsTrue(posts: readonly WorldPost[], at: Instant) {
  return posts
    .map((post) => [postId(post), ...POST_FIGURES.map((name) => counter(post, name, at)), ...furtherFigures(post, at)])
    .toSorted();
}

/** Posts that went out on a day of Bogotá and still exist at a moment. */
export function publishedOn(of: Day, now: Instant): WorldPost[] {
  const begin = toInstant(`${of}T00:00:00-05:00`);
  return visiblePosts('facebook', now, begin, addMinutes(begin, 1440));
}

export function tracked(posts: readonly WorldPost[]): TrackedPost[] {
  return posts.map((post) => ({ native: postId(post), published: post.published }));
}

export function pathsOf({ captures }: Pick<Pulled, 'captures'>): string[] {
  return captures.map(({ call }) => `${call.method} ${new URL(call.url).pathname.split('/').slice(2).join('/')}`);
}

export function limitsOf(captures: readonly Capture[]) {
  const listings = captures.filter(({ call }) => call.url.includes('/published_posts'));
  return listings.map(({ call }) => new URL(call.url).searchParams.get('limit'));
}

/** A bench over Facebook with faults switched on by name, for every request or for those whose path holds a text. */
export function openFacebook(now: Instant, ...faults: readonly (string | { name: string; path: string })[]) {
  const named = faults.map((fault) => (typeof fault === 'string' ? { name: fault } : fault));
  return openBench(
    'facebook',
    now,
    named.map((fault) => ({ platform: 'facebook', ...fault })),
  );
}
