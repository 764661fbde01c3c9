import type { Platform } from '#core/accounts/account.ts';
import { PLATFORMS } from '#core/accounts/account.ts';
import type { PostFormat } from '#core/posts/post.ts';
import { type Day, dayRange, startOfDay } from '#core/time/day.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { FIRST_DAY, LAST_DAY } from './ministry.ts';
import { between, chance, pick } from './random.ts';
import { textOf } from './texts.ts';

/** A post of the invented ministry, before any platform gives it an id. */
export interface WorldPost {
  platform: Platform;
  /** Position among the platform's posts, oldest first: what ids and truths are made from. */
  index: number;
  published: Instant;
  format: PostFormat;
  text: string;
  /** Multiplies its figures: most posts do little, a few do much. */
  weight: number;
  /** Since when it no longer exists. */
  deletedAt?: Instant;
}

interface Habit {
  /** Chance of each further post on a working day, and on the others. */
  perDay: readonly [number, number];
  formats: readonly [PostFormat, ...PostFormat[]];
}

// A bench of many posts asks for a busier ministry.
const BUSY = Number(process.env.SANDBOX_BUSY ?? 1);

// About 120 posts a month over the four.
const HABITS: Readonly<Record<Platform, Habit>> = {
  facebook: { perDay: [1.75, 0.75], formats: ['image', 'image', 'image', 'link', 'video', 'short', 'text', 'live'] },
  x: { perDay: [2.0, 0.8], formats: ['text', 'image', 'image', 'link', 'video'] },
  youtube: { perDay: [0.34, 0.06], formats: ['video', 'video', 'short', 'live'] },
  linkedin: { perDay: [0.62, 0.05], formats: ['image', 'image', 'document', 'link', 'text', 'video'] },
};

const all = new Map<Platform, readonly WorldPost[]>(PLATFORMS.map((platform) => [platform, invent(platform)]));

/** Every post of a platform, oldest first. */
export function postsOf(platform: Platform): readonly WorldPost[] {
  return all.get(platform) ?? [];
}

/** Posts that exist at a moment, newest first, published in [since, until). */
export function visiblePosts(platform: Platform, now: Instant, since?: Instant, until?: Instant): WorldPost[] {
  const inWindow = ({ published }: WorldPost) =>
    published <= now && (!since || published >= since) && (!until || published < until);
  return postsOf(platform)
    .filter((post) => inWindow(post) && existsAt(post, now))
    .reverse();
}

export function existsAt(post: WorldPost, now: Instant): boolean {
  return post.published <= now && !(post.deletedAt && post.deletedAt <= now);
}

function invent(platform: Platform): WorldPost[] {
  const moments = dayRange(FIRST_DAY, LAST_DAY).flatMap((day) => momentsOf(platform, day));
  return moments.map((published, index) => inventPost(platform, index, published));
}

function momentsOf(platform: Platform, day: Day): Instant[] {
  const weekend = Temporal.PlainDate.from(day).dayOfWeek > 5;
  const mean = HABITS[platform].perDay[weekend ? 1 : 0];
  // Some days have much to tell, others little.
  const mood = 0.2 + 1.6 * chance(platform, day, 'mood');
  const count = Math.floor(mean * BUSY * mood + chance(platform, day, 'count'));
  const minutes = Array.from({ length: count }, (_, n) => between(7 * 60, 21 * 60, platform, day, 'minute', n));
  return [...new Set(minutes)].sort((a, b) => a - b).map((m) => addMinutes(startOfDay(day, 'America/Bogota'), m));
}

function inventPost(platform: Platform, index: number, published: Instant): WorldPost {
  const key = [platform, index] as const;
  const format = pick(HABITS[platform].formats, ...key, 'format');
  const weight = 0.35 + 3 * chance(...key, 'weight') ** 6 + 0.9 * chance(...key, 'tone');
  const post = { platform, index, published, format, text: textOf(platform, index, format), weight };
  // Two or three posts in a hundred are taken down between two days and two months after they went out.
  if (chance(...key, 'deleted') > 0.025) return post;
  return { ...post, deletedAt: addMinutes(published, between(2, 60, ...key, 'deleted-after') * 1440 + 377) };
}
