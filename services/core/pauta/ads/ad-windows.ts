import type { PullRequest } from '../../ports/connector.ts';
import { addDays, daysBetween } from '../../time/day.ts';

type Days = PullRequest['days'];

/** Days of one request: the trailing days of a pull at a month boundary fit in one, and LinkedIn tells reach of 92 at most. */
const MOST_DAYS = 35;

/** Days as stretches that one request may ask, oldest first. */
export function adWindows({ first, last }: Days): Days[] {
  const windows: Days[] = [];
  for (let from = first; from <= last; from = addDays(from, MOST_DAYS)) {
    const until = addDays(from, MOST_DAYS - 1);
    windows.push({ first: from, last: until < last ? until : last });
  }
  return windows;
}

/** What is too much for one answer is asked in two. */
export function halves({ first, last }: Days): readonly [Days, Days] {
  const middle = addDays(first, Math.floor(daysBetween(first, last) / 2));
  return [
    { first, last: middle },
    { first: addDays(middle, 1), last },
  ];
}
