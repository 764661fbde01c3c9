import { addDays, type Day, daysBetween, startOfDay, type Zone } from '#core/time/day.ts';
import { addHours, epochMsOf, type Instant } from '#core/time/instant.ts';
import { FIRST_DAY } from './ministry.ts';
import type { WorldPost } from './posts.ts';
import { chance } from './random.ts';

/** How one daily figure of an account behaves. */
export interface DayMetric {
  /** A working day of the first month. */
  typical: number;
  /** Growth a month: 0.02 is two per cent. */
  growth: number;
  /** What a Saturday or Sunday is of a working day. */
  weekend: number;
  /** The figure's share that is known one, two, … days after the day's end; after the list it is whole. */
  settles?: readonly number[];
  /** Multiplies the figure from a day on: a redefinition. */
  redefined?: { from: Day; factor: number };
}

/** How one counter of a post grows. */
export interface PostMetric {
  /** Where it ends for a post of weight 1. */
  typical: number;
  /** Days in which it reaches about two thirds of that. */
  pace: number;
  /** Share lost a day once it is 60 days old: a counter over a moving window. */
  fading?: number;
}

/** How the followers of an account move. */
export interface Followers {
  start: number;
  perDay: number;
  /** Height of a slow swing, in people: with it a month may lose followers. */
  swing: number;
}

/** How a platform publishes its daily figures. */
export interface DayPublishing {
  zone: Zone;
  /** Hours after the end of a day before it is served. */
  lagHours: number;
}

/**
 * The true figure of a platform day as known at a moment.
 * `null` while the platform has not published it, and before the account existed.
 */
export function dayFigure(
  metric: DayMetric,
  name: string,
  day: Day,
  knownAt: Instant,
  publishing: DayPublishing,
): number | null {
  const end = startOfDay(addDays(day, 1), publishing.zone);
  if (day < FIRST_DAY || knownAt < addHours(end, publishing.lagHours)) return null;
  const daysKnown = Math.floor((epochMsOf(knownAt) - epochMsOf(end)) / 86_400_000);
  return Math.round(finalDayFigure(metric, name, day) * (metric.settles?.[daysKnown] ?? 1));
}

/** What the figure of a day is once it no longer changes. */
export function finalDayFigure(metric: DayMetric, name: string, day: Day): number {
  const weekend = Temporal.PlainDate.from(day).dayOfWeek > 5 ? metric.weekend : 1;
  const growth = (1 + metric.growth) ** (daysBetween(FIRST_DAY, day) / 30);
  const noise = 0.75 + 0.5 * chance(name, day);
  const redefined = metric.redefined && day >= metric.redefined.from ? metric.redefined.factor : 1;
  return Math.round(metric.typical * growth * weekend * noise * redefined);
}

/** The true counter of a post at a moment; closed form of its age. */
export function postCounter(metric: PostMetric, name: string, post: WorldPost, at: Instant): number {
  const age = (epochMsOf(at) - epochMsOf(post.published)) / 86_400_000;
  if (age <= 0) return 0;
  const ceiling = metric.typical * post.weight * (0.6 + 0.8 * chance(post.platform, post.index, name));
  const fading = metric.fading && age > 60 ? Math.max(0, 1 - metric.fading * (age - 60)) : 1;
  return Math.floor(ceiling * (1 - Math.exp(-age / metric.pace)) * fading);
}

/** The true followers of an account at a moment. */
export function followersAt({ start, perDay, swing }: Followers, at: Instant): number {
  const days = (epochMsOf(at) - epochMsOf(startOfDay(FIRST_DAY, 'UTC'))) / 86_400_000;
  return Math.floor(start + perDay * days + swing * Math.sin(days / 29));
}
