import type { PullRequest } from '#core/ports/connector.ts';
import { addDays, type Day } from '#core/time/day.ts';

/** A report of more rows than YouTube gives at once would end early without a word: a year is well within. */
export const WINDOW_DAYS = 365;
/** Of a history by class of content, what a month is compared with. */
const MOST_TYPE_WINDOWS = 2;
/** No channel is older than YouTube. */
const FOUNDED: Day = '2005-02-14';

/**
 * The windows in which the daily series of a pull are asked, the newest first.
 * @param since day on which the channel was made, where it is known
 */
export function windowsOf({ days, source }: Pick<PullRequest, 'days' | 'source'>, since: Day | undefined) {
  const made = source === 'backfill' ? (since ?? FOUNDED) : days.first;
  const oldest = made > days.first ? made : days.first;
  const found: { first: Day; last: Day }[] = [];
  for (let last = days.last; last >= oldest; last = addDays(last, -WINDOW_DAYS)) {
    const first = addDays(last, 1 - WINDOW_DAYS);
    found.push({ first: first > oldest ? first : oldest, last });
  }
  return found;
}

/** The windows in which the days by class of content are asked. */
export function typeWindowsOf(request: Pick<PullRequest, 'days' | 'source'>, since: Day | undefined) {
  return windowsOf(request, since).slice(0, MOST_TYPE_WINDOWS);
}
