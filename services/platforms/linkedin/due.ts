import type { PullRequest } from '#core/ports/connector.ts';
import { addDays, type Day, dayOf } from '#core/time/day.ts';
import { batches } from '#services/exchange/batches.ts';
import { type PostKind, URNS_PER_CALL } from './client.ts';
import { ZONE } from './figures.ts';

/** Oldest and newest day that LinkedIn serves, counted back from the slot's: a day short of its own edge. */
export const OLDEST_DAY = 364;
const NEWEST_DAY = 2;

/** Shares and UGC posts go in different lists; a post of another kind has no statistics. */
export function listsOf(urns: readonly string[]): { kind: PostKind; urns: string[] }[] {
  const kinds = [
    ['shares', 'urn:li:share:'],
    ['ugcPosts', 'urn:li:ugcPost:'],
  ] as const;
  return kinds.flatMap(([kind, prefix]) => {
    const ofKind = urns.filter((urn) => urn.startsWith(prefix));
    return batches(ofKind, URNS_PER_CALL).map((list) => ({ kind, urns: list }));
  });
}

/** Of the days that are due, those that LinkedIn can serve: it refuses what is older, and yesterday is not ready. */
export function servedDays({ slot, days }: PullRequest): PullRequest['days'] {
  const today = dayOf(slot, ZONE);
  const [oldest, newest] = [addDays(today, -OLDEST_DAY), addDays(today, -NEWEST_DAY)];
  const later = (a: Day, b: Day) => (a > b ? a : b);
  return { first: later(days.first, oldest), last: days.last < newest ? days.last : newest };
}
