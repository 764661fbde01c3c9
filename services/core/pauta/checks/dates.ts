import { type Day, daysBetween } from '../../time/day.ts';
import { createConcerned, finding, lineFinding } from '../finding.ts';
import type { MediaBuy } from '../media-buy.ts';
import { type Check, lineByLine, NOTHING } from './check.ts';

/** The longest period that is a year: a leap year from 1 January to 31 December. */
const YEAR_DAYS = 366;

/** Periods that run backwards, or for more than a year. */
export const periodCheck: Check = lineByLine(({ id, period: { first, last } }) => {
  if (last < first) return [lineFinding('period-reversed', id, { first, last })];
  const days = daysBetween(first, last) + 1;
  return days > YEAR_DAYS ? [lineFinding('period-long', id, { first, last, days })] : NOTHING;
});

/** Buys that run, in part or whole, outside the period that the import was said to cover. */
export function createDeclaredCheck(declared: { first: Day; last: Day }): Check {
  const buys = createConcerned();
  let [earliest, latest] = [declared.first, declared.last];
  return {
    observe({ id, period }) {
      if (!leaves(period, declared)) return NOTHING;
      buys.add(id);
      if (period.first < earliest) earliest = period.first;
      if (period.last > latest) latest = period.last;
      return NOTHING;
    },
    *finish() {
      const concerned = buys.done();
      if (concerned.count > 0) {
        yield finding('outside-declared', 'import', concerned, { ...declared, earliest, latest });
      }
    },
  };
}

/**
 * A period known by the day leaves a term when one of its days does; one known by month or longer only when it has no day
 * in common with it, since nobody said on which days it ran.
 */
export function leaves(period: MediaBuy['period'], term: { first: Day | null; last: Day | null }): boolean {
  const [begin, end] = period.precision === 'day' ? [period.first, period.last] : [period.last, period.first];
  return (term.first !== null && begin < term.first) || (term.last !== null && end > term.last);
}
