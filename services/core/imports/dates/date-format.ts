import type { Day } from '../../time/day.ts';
import type { BadReason } from '../reading.ts';
import { dayExists, dayOfSerial, fullYear, isDay, isSerial, realDay } from './real-day.ts';
import type { WrittenDay } from './written-day.ts';

/** Order of three numbers of which the first is not a year of four digits; `ymd` is then `26-03-31`. */
export type DayOrder = 'dmy' | 'mdy' | 'ymd';

/**
 * What a column's dates need to be read. Dates with the year first, with the month's name and true dates of a spreadsheet
 * need nothing, and may stand beside those that do.
 */
export interface DateFormat {
  /** `null`: no value needs an order; `clear`: only what one order alone reads is taken, or what is the same day in both. */
  order: DayOrder | 'clear' | null;
  /** What digits alone are: `20260331`, or days of Excel's 1900 system (45138 is 2023-07-31); `null`: no dates. */
  digits: 'compact' | 'serial' | null;
}

export const DAY_ORDERS: readonly DayOrder[] = ['dmy', 'mdy', 'ymd'];

export type NumericParts = readonly [string, string, string];

/** True when the numbers are a day in this order, whatever its year. */
export function existsIn(order: DayOrder, parts: NumericParts): boolean {
  const placed = placedIn(order, parts);
  return placed !== undefined && dayExists(...placed);
}

/** The day that a written one is in a column of this format. */
export function dayIn(format: DateFormat, written: WrittenDay): Day | BadReason {
  if (written.kind === 'fixed') return written.day;
  if (written.kind === 'bad') return written.reason;
  if (written.kind === 'digits') return digitsDay(format, written.digits);
  if (format.order === null) return 'not-a-date';
  return format.order === 'clear' ? clearDay(written.parts) : orderedDay(format.order, written.parts);
}

function orderedDay(order: DayOrder, parts: NumericParts): Day | BadReason {
  const placed = placedIn(order, parts);
  if (placed === undefined) return 'not-a-date';
  const day = realDay(...placed);
  const other = order === 'mdy' ? 'dmy' : 'mdy';
  return day === 'date-does-not-exist' && existsIn(other, parts) ? 'other-day-order' : day;
}

/** The day, where it can be one only. */
function clearDay(parts: NumericParts): Day | BadReason {
  if (!existsIn('dmy', parts)) return orderedDay('mdy', parts);
  return existsIn('mdy', parts) && !isSameEitherWay(parts) ? 'ambiguous-day' : orderedDay('dmy', parts);
}

/** `05/05/2026` */
export function isSameEitherWay([first, second]: NumericParts): boolean {
  return Number(first) === Number(second);
}

/** `20260331` as a day, when it is one. */
export function compactDay(digits: string): Day | undefined {
  if (digits.length !== 8) return undefined;
  const day = realDay(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
  return isDay(day) ? day : undefined;
}

function digitsDay(format: DateFormat, digits: string): Day | BadReason {
  if (format.digits === 'compact') return compactDay(digits) ?? 'not-a-date';
  return format.digits === 'serial' && isSerial(Number(digits)) ? dayOfSerial(Number(digits)) : 'not-a-date';
}

/** Year, month, day. */
function placedIn(order: DayOrder, [first, second, third]: NumericParts): [number, number, number] | undefined {
  if (order === 'dmy') return [fullYear(third), Number(second), Number(first)];
  if (order === 'mdy') return [fullYear(third), Number(first), Number(second)];
  return first.length === 2 && third.length === 2 ? [fullYear(first), Number(second), Number(third)] : undefined;
}
