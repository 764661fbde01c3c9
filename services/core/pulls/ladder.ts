import { addDays, dayOf, startOfDay } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { isMonthBoundary } from '../time/slot.ts';

/** How often what is not read daily is read: an older post, by its age in days at the slot, and figures of a month. */
export interface Ladder {
  /** Read at every daily slot up to this age. */
  daily: number;
  /** Then once at each of these ages. */
  rungs: readonly number[];
  /** At a month boundary, everything up to this age. */
  boundary: number;
  /** Whether figures that need calls of their own are read, once a month. */
  monthly: boolean;
}

export const DEFAULT_LADDER: Ladder = { daily: 30, rungs: [45, 60, 90], boundary: 365, monthly: true };

export interface TrackedPost {
  native: string;
  published: Instant;
}

/** What one pull should read of posts. */
export interface DuePosts {
  /** Posts published since this moment are listed again, known or new. */
  since: Instant;
  /** Known posts inside that window, newest first. */
  recent: readonly TrackedPost[];
  /** Known posts older than the window that are on a rung of the ladder, newest first. */
  older: readonly TrackedPost[];
}

/** The posts due at a slot. `known` are the posts that still exist; order does not matter. */
export function duePosts(slot: Instant, known: readonly TrackedPost[], ladder: Ladder): DuePosts {
  const window = isMonthBoundary(slot) ? ladder.boundary : ladder.daily;
  const since = startOfAge(slot, window);
  const rungs = ladder.rungs.map((age) => ({ from: startOfAge(slot, age), until: startOfAge(slot, age - 1) }));
  const isOnRung = ({ published }: TrackedPost) =>
    published < since && rungs.some(({ from, until }) => published >= from && published < until);
  const newestFirst = known.toSorted(byNewest);
  return {
    since,
    recent: newestFirst.filter(({ published }) => published >= since),
    older: newestFirst.filter(isOnRung),
  };
}

function byNewest(a: TrackedPost, b: TrackedPost): number {
  if (a.published !== b.published) return a.published > b.published ? -1 : 1;
  return a.native < b.native ? -1 : 1;
}

/** The moment from which posts of that age, in days, were published. */
function startOfAge(slot: Instant, age: number): Instant {
  return startOfDay(addDays(dayOf(slot, 'America/Bogota'), -age), 'America/Bogota');
}
