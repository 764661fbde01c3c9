import { addDays, type Day, daysBetween, toDay } from '../../time/day.ts';
import { addMonths, firstDayOf, lastDayOf, type Month, monthOfDay, monthRange } from '../../time/month.ts';

/** Days of a report, both included. `months`: whole calendar months; `days`: a free period. */
export interface PautaPeriod {
  first: Day;
  last: Day;
  kind: 'month' | 'months' | 'days';
}

/** @throws RangeError when the last day comes before the first */
export function periodOf(first: Day, last: Day): PautaPeriod {
  if (toDay(last) < toDay(first)) throw new RangeError(`a period cannot end on ${last} when it begins on ${first}`);
  const whole = first === firstDayOf(monthOfDay(first)) && last === lastDayOf(monthOfDay(last));
  if (!whole) return { first, last, kind: 'days' };
  return { first, last, kind: monthOfDay(first) === monthOfDay(last) ? 'month' : 'months' };
}

export function periodOfMonth(month: Month): PautaPeriod {
  return { first: firstDayOf(month), last: lastDayOf(month), kind: 'month' };
}

/** Months that the period touches. */
export function monthsOf({ first, last }: PautaPeriod): Month[] {
  return monthRange(monthOfDay(first), monthOfDay(last));
}

/** What a period is compared with: as many whole months, or days, just before; and the same a year earlier. */
export function comparedPeriods(period: PautaPeriod): { previous: PautaPeriod; yearAgo: PautaPeriod } {
  const { first, last, kind } = period;
  if (kind !== 'days') {
    const length = monthsOf(period).length;
    return { previous: shifted(period, -length), yearAgo: shifted(period, -12) };
  }
  const before = addDays(first, -1);
  return {
    previous: periodOf(addDays(before, -daysBetween(first, last)), before),
    yearAgo: periodOf(yearBefore(first), yearBefore(last)),
  };
}

function shifted({ first, last }: PautaPeriod, months: number): PautaPeriod {
  return periodOf(firstDayOf(addMonths(monthOfDay(first), months)), lastDayOf(addMonths(monthOfDay(last), months)));
}

/** The same date a year earlier; 29 February becomes the 28th. */
function yearBefore(day: Day): Day {
  const month = addMonths(monthOfDay(day), -12);
  const last = lastDayOf(month);
  const same = `${month}${day.slice(7)}` as Day;
  return same > last ? last : same;
}
