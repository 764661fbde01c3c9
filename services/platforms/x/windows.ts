import type { PullRequest } from '#core/ports/connector.ts';
import { addDays, type Day, dayOf, startOfDay } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';

/** A stretch of an account's timeline that is listed: from `start` until `end`, or until now. */
export interface Window {
  start: Instant;
  end?: Instant;
  /** Whether the private metrics are asked: X refuses them, post by post, for what is older than thirty days. */
  isPrivate: boolean;
}

export const PRIVATE_DAYS = 30;

/**
 * What a pull lists, newest first: the window of the request, in two where private metrics end inside it, and for posts
 * on a rung of the ladder the days on which they were published. X bills each post that it lists, so no window is
 * wider than it need be.
 */
export function windowsOf({ slot, posts }: Pick<PullRequest, 'slot' | 'posts'>): Window[] {
  const cut = startOfDay(addDays(dayOf(slot, 'America/Bogota'), -PRIVATE_DAYS), 'America/Bogota');
  const recent = { start: posts.since > cut ? posts.since : cut, isPrivate: true };
  const earlier = posts.since < cut ? [{ start: posts.since, end: cut, isPrivate: false }] : [];
  const days = new Set(posts.older.map(({ published }) => dayOf(published, 'America/Bogota')));
  const rungs = runsOf([...days].sort()).map(({ first, last }) => {
    const start = startOfDay(first, 'America/Bogota');
    return { start, end: startOfDay(addDays(last, 1), 'America/Bogota'), isPrivate: start >= cut };
  });
  return [recent, ...earlier, ...rungs.toReversed()];
}

/** Adjacent days as one run, oldest first. */
function runsOf(days: readonly Day[]): { first: Day; last: Day }[] {
  const runs: { first: Day; last: Day }[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && addDays(run.last, 1) === day) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs;
}
