import { addDays, type Day, daysBetween, startOfDay, type Zone } from '#core/time/day.ts';
import { epochMsOf, type Instant } from '#core/time/instant.ts';
import { FIRST_DAY, LAST_DAY, NATIVE } from '../../world/ministry.ts';
import { postsOf, type WorldPost } from '../../world/posts.ts';
import { between, chance } from '../../world/random.ts';
import { type DayMetric, finalDayFigure, followersAt, type PostMetric, postCounter } from '../../world/truth.ts';

/** What Facebook knows of the invented ministry, in closed form. */
export const ZONE: Zone = 'America/Los_Angeles';
const HOUR_MS = 3_600_000;
/** A day that has just ended is served with zeros for some hours. */
const ZERO_HOURS = 4;
/** Share of a day's figure that is known on the first, second and third day after it; then all. */
const SETTLES = [0.962, 0.987, 0.996];

const DAYS = {
  views: { typical: 34_600, growth: 0.012, weekend: 0.68 },
  videoViews: { typical: 6_900, growth: 0.014, weekend: 0.7 },
  videoTime: { typical: 61_000_000, growth: 0.013, weekend: 0.66 },
  visits: { typical: 940, growth: 0.008, weekend: 0.55 },
  engagements: { typical: 1_310, growth: 0.012, weekend: 0.6 },
  reactions: { typical: 540, growth: 0.011, weekend: 0.62 },
  actions: { typical: 118, growth: 0.004, weekend: 0.4 },
  lost: { typical: 41, growth: 0.006, weekend: 0.8 },
} satisfies Readonly<Record<string, DayMetric>>;
type Basic = keyof typeof DAYS;

/** Daily figures: `organic` and `paid` are the two sides of `views`, `gained` follows from the followers. */
export type DayName = Basic | 'gained' | 'organic' | 'paid';

const FOLLOWERS = { start: 371_400, perDay: 53.6, swing: 900 };
const POSTS = {
  views: { typical: 14_600, pace: 6 },
  reactions: { typical: 452, pace: 4 },
  comments: { typical: 49, pace: 4 },
  shares: { typical: 62, pace: 5 },
  clicks: { typical: 520, pace: 5 },
  videoViews: { typical: 3_900, pace: 7 },
  reelPlays: { typical: 5_200, pace: 9 },
  reelTime: { typical: 47_000_000, pace: 9 },
} satisfies Readonly<Record<string, PostMetric>>;
export type PostName = keyof typeof POSTS;

// One array per metric, with running sums, so that a window of 28 days costs one subtraction.
const LENGTH = daysBetween(FIRST_DAY, LAST_DAY) + 2;
const SUMS: Readonly<Record<Basic, readonly number[]>> = {
  views: runningSums('views'),
  videoViews: runningSums('videoViews'),
  videoTime: runningSums('videoTime'),
  visits: runningSums('visits'),
  engagements: runningSums('engagements'),
  reactions: runningSums('reactions'),
  actions: runningSums('actions'),
  lost: runningSums('lost'),
};

function runningSums(name: Basic): number[] {
  const sums = [0];
  for (let n = 0; n < LENGTH; n += 1) {
    sums.push((sums[n] ?? 0) + finalDayFigure(DAYS[name], `facebook-${name}`, addDays(FIRST_DAY, n)));
  }
  return sums;
}

/** The sum of the whole figures of `length` days up to `last`, as far as the page existed. */
export function windowSum(name: Basic, last: Day, length: number): number {
  const end = daysBetween(FIRST_DAY, last) + 1;
  const at = (index: number) => SUMS[name][Math.min(LENGTH, Math.max(0, index))] ?? 0;
  return at(end) - at(end - length);
}

/**
 * The figure of a Pacific day as served at a moment; `null` before the page existed and for a day that has not begun.
 * A running day is served with what it has so far, a day that has just ended with zero.
 */
export function day(name: DayName, of: Day, at: Instant): number | null {
  const begin = startMs(of);
  const end = startMs(addDays(of, 1));
  const now = epochMsOf(at);
  if (of < FIRST_DAY || begin > now) return null;
  if (now < end) return Math.floor((finalDay(name, of) * (now - begin)) / (end - begin) / 3);
  if (now < end + ZERO_HOURS * HOUR_MS) return 0;
  const share = SETTLES[Math.floor((now - end) / 86_400_000)] ?? 1;
  return Math.round(finalDay(name, of) * share);
}

const starts = new Map<Day, number>();

/** When a Pacific day begins, in milliseconds since 1970. */
export function startMs(of: Day): number {
  const start = starts.get(of) ?? epochMsOf(startOfDay(of, ZONE));
  starts.set(of, start);
  return start;
}

/** What the figure of a day is once it no longer changes. */
function finalDay(name: DayName, of: Day): number {
  if (name === 'gained') return Math.max(0, windowSum('lost', of, 1) + follows(of) - follows(addDays(of, -1)));
  if (name === 'organic') return finalDay('views', of) - finalDay('paid', of);
  if (name === 'paid') return Math.round(windowSum('views', of, 1) * (0.14 + 0.22 * chance('facebook-paid', of)));
  return windowSum(name, of, 1);
}

/** Distinct viewers of the 28 days that end with a day: never the sum of anything. */
export function reach28(last: Day, at: Instant): number | null {
  const served = day('views', last, at);
  if (served === null) return null;
  return Math.round(windowSum('views', last, 28) * (0.355 + 0.02 * chance('facebook-reach', last)));
}

/** Distinct viewers of the days that end with a day. */
export function reach(length: 1 | 7, last: Day, at: Instant): number | null {
  const served = day('views', last, at);
  return served === null ? null : Math.round(windowSum('views', last, length) * 0.61);
}

/** The people behind what was gained or lost in a day: some come and go more than once. */
export function people(name: 'gained' | 'lost', of: Day, at: Instant): number | null {
  const served = day(name, of, at);
  return served === null ? null : Math.round(served * 0.94);
}

export const REACTIONS = ['like', 'love', 'wow', 'haha', 'sorry', 'anger'] as const;
const SHARES_OF_DAY = { like: 0.79, love: 0.13, wow: 0.02, haha: 0.02, sorry: 0.015, anger: 0.025 };

/** Reactions of a kind that were left in a day. */
export function dayReactions(kind: (typeof REACTIONS)[number], of: Day, at: Instant): number | null {
  const served = day('reactions', of, at);
  return served === null ? null : Math.floor(served * SHARES_OF_DAY[kind]);
}

/** Followers at the end of a Pacific day. */
export function follows(of: Day): number {
  return followers(startOfDay(addDays(of, 1), ZONE));
}

export function followers(at: Instant): number {
  return followersAt(FOLLOWERS, at);
}

/** People who like the page: fewer than follow it. */
export function fans(at: Instant): number {
  return Math.floor(followers(at) * 0.947);
}

export function counter(post: WorldPost, name: PostName, at: Instant): number {
  if (name === 'videoViews' && !isVideo(post)) return 0;
  return postCounter(POSTS[name], `facebook-${name}`, post, at);
}

const KINDS = { love: 0.13, haha: 0.02, wow: 0.02, sorry: 0.008, anger: 0.011 } as const;

/** Reactions by kind, without the kinds that nobody used; they add up to the counter. */
export function reactionsByKind(post: WorldPost, at: Instant): Record<string, number> {
  const total = counter(post, 'reactions', at);
  const others = Object.entries(KINDS).map(([kind, share]) => [kind, Math.floor(total * share)] as const);
  const like = total - others.reduce((sum, [, count]) => sum + count, 0);
  return Object.fromEntries([['like', like] as const, ...others].filter(([, count]) => count > 0));
}

/** Clicks by kind, without the kinds that nobody used; they add up to the counter. */
export function clicksByKind(post: WorldPost, at: Instant): Record<string, number> {
  const total = counter(post, 'clicks', at);
  const link = post.format === 'link' ? Math.floor(total * 0.56) : 0;
  const photo = post.format === 'image' ? Math.floor(total * 0.47) : 0;
  const video = isVideo(post) ? Math.floor(total * 0.38) : 0;
  const kinds = { 'link clicks': link, 'photo view': photo, 'video play': video };
  const all = { ...kinds, 'other clicks': total - link - photo - video };
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}

/** What a post's video has beside its views; what is left out is not served. */
export function videoFigures(post: WorldPost, at: Instant) {
  const views = counter(post, 'videoViews', at);
  const paid = Math.floor(views * 0.17);
  const plays = counter(post, 'reelPlays', at);
  const replays = Math.round(plays * 0.18);
  return {
    paid,
    organic: views - paid,
    long: Math.floor(views * 0.21),
    time: counter(post, 'reelTime', at),
    average: 9_400,
    replays,
    total: plays + replays,
    follows: Math.floor(plays * 0.0009),
  };
}

/** Of a post's views, those that an ad brought: a few posts are boosted. */
export function paidViews(post: WorldPost, at: Instant): number {
  return chance('facebook', post.index, 'boosted') < 0.12 ? Math.floor(counter(post, 'views', at) * 0.64) : 0;
}

/** An ordinary upload answers as a reel, like a short. */
export function isReel({ format }: WorldPost): boolean {
  return format === 'video' || format === 'short';
}

export function isVideo(post: WorldPost): boolean {
  return isReel(post) || post.format === 'live';
}

export function postId(post: WorldPost): string {
  return `${NATIVE.facebook}_${postNumber(post)}`;
}

/** The part of a post's id after the page's. */
export function postNumber({ index }: WorldPost): string {
  return `1220${String(index).padStart(5, '0')}${between(100_000, 999_999, 'facebook-post', index)}`;
}

export function videoId({ index }: WorldPost): string {
  return `24${String(index).padStart(5, '0')}${between(10_000_000, 99_999_999, 'facebook-video', index)}`;
}

const byPost = new Map(postsOf('facebook').map((post) => [postId(post), post]));
const byVideo = new Map(
  postsOf('facebook')
    .filter(isVideo)
    .map((post) => [videoId(post), post]),
);

export function postOf(id: string): WorldPost | undefined {
  return byPost.get(id);
}

export function postOfVideo(id: string): WorldPost | undefined {
  return byVideo.get(id);
}

/** A broadcast is an object of its own beside its video and its post. */
export function liveId(post: WorldPost): string {
  return `77${videoId(post)}`;
}

/** Seconds that a broadcast lasts. */
export function lengthOfLive({ index }: WorldPost): number {
  return between(12 * 60, 80 * 60, 'facebook-live-length', index);
}

export function isOnAir(post: WorldPost, at: Instant): boolean {
  const passed = epochMsOf(at) - epochMsOf(post.published);
  return post.format === 'live' && passed >= 0 && passed < lengthOfLive(post) * 1000;
}

/** People who watch a broadcast: most of them a third of the way. */
export function viewers(post: WorldPost, at: Instant): number {
  const share = (epochMsOf(at) - epochMsOf(post.published)) / 1000 / lengthOfLive(post);
  const most = between(80, 1400, 'facebook-viewers', post.index);
  return Math.round(most * (share < 1 / 3 ? 3 * share : (3 / 2) * (1 - share)));
}

/** All who ever watched, as the broadcast itself counts them. */
export function viewsOfLive(post: WorldPost): number {
  return between(1500, 22_000, 'facebook-live-views', post.index);
}
