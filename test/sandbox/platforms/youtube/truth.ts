import type { Day } from '#core/time/day.ts';
import { epochMsOf, type Instant, instantOfEpochMs } from '#core/time/instant.ts';
import { postsOf, type WorldPost } from '../../world/posts.ts';
import { between, chance } from '../../world/random.ts';
import {
  type DayMetric,
  type DayPublishing,
  dayFigure,
  followersAt,
  type PostMetric,
  postCounter,
} from '../../world/truth.ts';

/** What YouTube knows of the invented ministry, in closed form. */
const PUBLISHING: DayPublishing = { zone: 'America/Los_Angeles', lagHours: 60 };

/** Since this day views count every start, in every format. */
const VIEWS_REDEFINED: Day = '2026-08-24';

// The third and fourth day after are served, but still move a little.
const settles = [1, 1, 0.985, 0.99, 0.995, 0.998];

const DAYS = {
  views: { typical: 2900, growth: 0.018, weekend: 0.62, settles, redefined: { from: VIEWS_REDEFINED, factor: 1.32 } },
  engagedViews: { typical: 2350, growth: 0.018, weekend: 0.62, settles },
  estimatedMinutesWatched: { typical: 7400, growth: 0.015, weekend: 0.58, settles },
  averageViewDuration: { typical: 152, growth: 0.001, weekend: 1.04 },
  averageViewPercentage: { typical: 4_312, growth: 0.001, weekend: 1.02 },
  likes: { typical: 62, growth: 0.02, weekend: 0.55, settles },
  dislikes: { typical: 3, growth: 0.01, weekend: 0.6, settles },
  comments: { typical: 9, growth: 0.012, weekend: 0.5, settles },
  shares: { typical: 21, growth: 0.02, weekend: 0.5, settles },
  subscribersGained: { typical: 25, growth: 0.01, weekend: 0.6, settles },
  subscribersLost: { typical: 6, growth: 0.01, weekend: 0.8, settles },
} satisfies Readonly<Record<string, DayMetric>>;
export type DayName = keyof typeof DAYS;
export const DAY_NAMES = Object.keys(DAYS) as DayName[];

const POSTS = {
  views: { typical: 2600, pace: 9 },
  likes: { typical: 74, pace: 7 },
  comments: { typical: 11, pace: 6 },
  dislikes: { typical: 4, pace: 6 },
} satisfies Readonly<Record<string, PostMetric>>;
export type PostName = keyof typeof POSTS;

export function day(name: DayName, of: Day, knownAt: Instant): number | null {
  return dayFigure(DAYS[name], `youtube-${name}`, of, knownAt, PUBLISHING);
}

export const CONTENT_TYPES = ['liveStream', 'shorts', 'videoOnDemand'] as const;

/** What of a day's figure a class of content has; broadcasts are watched on some days only. The classes add up to the whole. */
export function dayOfType(
  type: (typeof CONTENT_TYPES)[number],
  name: 'views' | 'estimatedMinutesWatched',
  of: Day,
  knownAt: Instant,
): number | null {
  const whole = day(name, of, knownAt);
  if (whole === null) return null;
  const lives = chance('youtube-lives', of) < 0.3 ? Math.floor(whole * 0.08) : 0;
  const shorts = Math.floor(whole * 0.37);
  return { liveStream: lives, shorts, videoOnDemand: whole - lives - shorts }[type];
}

/** `undefined` where the owner hides likes or has closed comments. */
export function counter(post: WorldPost, name: PostName, at: Instant): number | undefined {
  if (name === 'likes' && chance('youtube', post.index, 'likes-hidden') < 0.03) return undefined;
  if (name === 'comments' && chance('youtube', post.index, 'comments-off') < 0.05) return undefined;
  return postCounter(POSTS[name], `youtube-${name}`, post, at);
}

export function subscribers(at: Instant): number {
  return followersAt({ start: 30_100, perDay: 15, swing: 260 }, at);
}

/** All views since the channel was created, years before its first month here. */
export function channelViews(at: Instant): number {
  return 2_140_000 + Math.floor((epochMsOf(at) - epochMsOf('2024-11-01T05:00:00.000Z')) / 86_400_000) * 3_050;
}

export function videoId(post: WorldPost): string {
  const tail = between(0, 36 ** 5 - 1, 'youtube-id', post.index)
    .toString(36)
    .padStart(5, '0');
  return `Rd${post.index.toString(36).padStart(4, '_')}${tail}`;
}

const byId = new Map(postsOf('youtube').map((post) => [videoId(post), post]));

export function videoOf(id: string): WorldPost | undefined {
  return byId.get(id);
}

/** Length of a video in seconds. */
export function lengthOf(post: WorldPost): number {
  if (post.format === 'short') return between(18, 58, 'youtube-length', post.index);
  const minutes = between(1, post.format === 'live' ? 95 : 12, 'youtube-length', post.index);
  return minutes * 60 + between(1, 59, 'youtube-seconds', post.index);
}

/** Of a broadcast: when it ended. */
export function endOfLive(post: WorldPost): Instant {
  return instantOfEpochMs(epochMsOf(post.published) + lengthOf(post) * 1000);
}

export function isOnAir(post: WorldPost, at: Instant): boolean {
  return post.format === 'live' && post.published <= at && at < endOfLive(post);
}

/** People who watch a broadcast: most of them halfway. */
export function viewers(post: WorldPost, at: Instant): number {
  const passed = (epochMsOf(at) - epochMsOf(post.published)) / 1000;
  const most = between(60, 900, 'youtube-viewers', post.index);
  return Math.round(most * (1 - Math.abs((2 * passed) / lengthOf(post) - 1)));
}
