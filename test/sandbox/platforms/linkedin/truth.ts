import type { Day } from '#core/time/day.ts';
import { addMinutes, epochMsOf, type Instant } from '#core/time/instant.ts';
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

/** What LinkedIn knows of the invented ministry, in closed form. */
const PUBLISHING: DayPublishing = { zone: 'UTC', lagHours: 30 };

// A day is served 30 h after its end, and moves for four days more.
const settles = [1, 0.972, 0.985, 0.994, 0.998];

const DAYS = {
  impressions: { typical: 3430, growth: 0.02, weekend: 0.45, settles },
  clicks: { typical: 186, growth: 0.018, weekend: 0.42, settles },
  reactions: { typical: 109, growth: 0.02, weekend: 0.4, settles },
  comments: { typical: 11, growth: 0.018, weekend: 0.35, settles },
  shares: { typical: 22, growth: 0.02, weekend: 0.38, settles },
  shareMentions: { typical: 3, growth: 0.02, weekend: 0.4, settles },
  commentMentions: { typical: 2, growth: 0.02, weekend: 0.4, settles },
  gainedOrganic: { typical: 56, growth: 0.003, weekend: 0.6, settles },
  gainedPaid: { typical: 5, growth: 0.01, weekend: 0.7 },
  pageViews: { typical: 128, growth: 0.015, weekend: 0.4, settles },
  pageVisitors: { typical: 71, growth: 0.015, weekend: 0.4, settles },
} satisfies Readonly<Record<string, DayMetric>>;
export type DayName = keyof typeof DAYS;

const POSTS = {
  impressions: { typical: 6500, pace: 6, fading: 0.0016 },
  clicks: { typical: 330, pace: 6 },
  reactions: { typical: 208, pace: 5 },
  comments: { typical: 19, pace: 5 },
  shares: { typical: 35, pace: 7 },
} satisfies Readonly<Record<string, PostMetric>>;
export type PostName = keyof typeof POSTS | 'uniqueImpressions';

/** `null` while the day is not served. Now and then more shares are taken back than made: the day is then −1. */
export function day(name: DayName, of: Day, knownAt: Instant): number | null {
  const figure = dayFigure(DAYS[name], `linkedin-${name}`, of, knownAt, PUBLISHING);
  const isTakenBack = name === 'shares' && chance('linkedin', of, 'taken-back') < 0.02;
  return figure !== null && isTakenBack ? -1 : figure;
}

export function followers(at: Instant): number {
  return followersAt({ start: 51_640, perDay: 52, swing: 300 }, at);
}

/** The counter of a post; nobody has met an idle one, and shares may be −1. */
export function counter(post: WorldPost, name: PostName, at: Instant): number {
  if (isIdle(post)) return 0;
  if (name === 'uniqueImpressions')
    return Math.floor(counter(post, 'impressions', at) * (0.52 + 0.16 * chance('linkedin', post.index, 'unique')));
  if (name === 'shares' && chance('linkedin', post.index, 'taken-back') < 0.03) return -1;
  return postCounter(POSTS[name], `linkedin-${name}`, post, at);
}

/** LinkedIn leaves it out of statistics. */
export function isIdle(post: WorldPost): boolean {
  return chance('linkedin', post.index, 'idle') < 0.035;
}

/** Videos are UGC posts, everything else is a share. Ids grow with time, as LinkedIn's do. */
export function urnOf(post: WorldPost): string {
  const id = (BigInt(epochMsOf(post.published)) << 22n) + BigInt(between(0, 4_000_000, 'linkedin-id', post.index));
  return `urn:li:${post.format === 'video' ? 'ugcPost' : 'share'}:${id}`;
}

/** Written some time before it went out: some are scheduled days ahead. */
export function createdAt(post: WorldPost): Instant {
  const isScheduled = chance('linkedin', post.index, 'scheduled') < 0.12;
  return isScheduled ? addMinutes(post.published, -between(300, 60_000, 'linkedin-ahead', post.index)) : post.published;
}

const edits = new Map(
  postsOf('linkedin')
    .filter(({ index }) => chance('linkedin', index, 'edited') < 0.08)
    .map((post) => [post.index, addMinutes(post.published, between(20, 90_000, 'linkedin-edited', post.index))]),
);

/** When its words were last changed, as seen at a moment. */
export function lastModifiedAt(post: WorldPost, at: Instant): Instant {
  const edited = edits.get(post.index);
  return edited && edited <= at ? edited : post.published;
}

const byUrn = new Map(postsOf('linkedin').map((post) => [urnOf(post), post]));

export function postOf(urn: string): WorldPost | undefined {
  return byUrn.get(urn);
}
