import { addDays, type Day, toDay } from './day.ts';
import { addMonths, daysOf, firstDayOf, type Month } from './month.ts';

/** One holiday rule of the law, as data: `from` and `to` bound the years in which it applies. */
export interface HolidayRule {
  name: string;
  /** `fixed`: that date; `monday`: moved to the next Monday (Ley 51 de 1983); `easter`: days from Easter Sunday. */
  rule: { kind: 'fixed' | 'monday'; month: number; day: number } | { kind: 'easter'; offset: number };
  from?: number;
  to?: number;
}

/** Easter Sunday by the anonymous Gregorian computus. */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return toDay(`${year}-${pad(Math.floor(f / 31))}-${pad((f % 31) + 1)}`);
}

/** The distinct holidays of a year: two names may share a day. */
export function holidaysOf(year: number, rules: readonly HolidayRule[]): ReadonlySet<Day> {
  const inForce = rules.filter((rule) => year >= (rule.from ?? year) && year <= (rule.to ?? year));
  return new Set(inForce.map((rule) => dateOf(rule, year)));
}

/** True on Monday to Friday outside holidays. */
function isWorkingDay(day: Day, rules: readonly HolidayRule[]): boolean {
  return weekdayOf(day) <= 5 && !holidaysOf(Number(day.slice(0, 4)), rules).has(day);
}

/**
 * The n-th working day (n ≥ 1) of a month; a month has at least 15 of them.
 * @throws RangeError when the month has fewer
 */
export function nthWorkingDay(month: Month, n: number, rules: readonly HolidayRule[]): Day {
  const day = daysOf(month).filter((candidate) => isWorkingDay(candidate, rules))[n - 1];
  if (!day) throw new RangeError(`${month} has no working day number ${n}`);
  return day;
}

/** The day on which a month closes: the n-th working day of the following month. */
export function closeDayOf(month: Month, n: number, rules: readonly HolidayRule[]): Day {
  return nthWorkingDay(addMonths(month, 1), n, rules);
}

function dateOf({ rule }: HolidayRule, year: number): Day {
  if (rule.kind === 'easter') return addDays(easterSunday(year), rule.offset);
  const date = addDays(firstDayOf(`${year}-${pad(rule.month)}` as Month), rule.day - 1);
  return rule.kind === 'fixed' ? date : addDays(date, (8 - weekdayOf(date)) % 7);
}

function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
