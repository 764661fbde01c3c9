import { addDays, type Day, dayOf, dayRange, startOfDay } from './day.ts';
import type { Instant } from './instant.ts';

/** A calendar month of America/Bogota, `2026-10`. */
export type Month = `${number}-${number}`;

/** Reads `2026-10`; throws RangeError on anything that is not a month. */
export function toMonth(text: string): Month {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new RangeError(`"${text}" is not a month (expected AAAA-MM)`);
  return text as Month;
}

/** The month to which a day belongs; a platform's day counts in the month that the platform writes on it. */
export function monthOfDay(day: Day): Month {
  return day.slice(0, 7) as Month;
}

/** The Bogotá month in which a moment falls. */
export function monthOf(instant: Instant): Month {
  return monthOfDay(dayOf(instant, 'America/Bogota'));
}

export function addMonths(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  const year = String(Math.floor(count / 12)).padStart(4, '0');
  return `${year}-${String((count % 12) + 1).padStart(2, '0')}` as Month;
}

export function firstDayOf(month: Month): Day {
  return `${month}-01` as Day;
}

export function lastDayOf(month: Month): Day {
  return addDays(firstDayOf(addMonths(month, 1)), -1);
}

export function daysOf(month: Month): Day[] {
  return dayRange(firstDayOf(month), lastDayOf(month));
}

/** The month boundary: 00:00 of day 1 in Bogotá. */
export function startOfMonth(month: Month): Instant {
  return startOfDay(firstDayOf(month), 'America/Bogota');
}

/** The next month boundary; exclusive. */
export function endOfMonth(month: Month): Instant {
  return startOfMonth(addMonths(month, 1));
}

/** Months from `first` to `last`, both included. */
export function monthRange(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}
