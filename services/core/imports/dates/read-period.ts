import type { BuyPeriod } from '../../pauta/media-buy.ts';
import type { Day } from '../../time/day.ts';
import type { RawCell } from '../cell.ts';
import type { BadReason, CellReading } from '../reading.ts';
import { type DateFormat, dayIn } from './date-format.ts';
import type { DayOfPeriod } from './day-range.ts';
import { readDay } from './read-day.ts';
import { daysInMonth, isDay, realDay } from './real-day.ts';
import { isBadPeriod, isYearless, type WrittenPeriod, writtenPeriod } from './written-period.ts';

/** What a column's periods leave out. */
export interface PeriodContext {
  /** Of periods that name none; `null`: not known. */
  year: number | null;
}

/** Months that a range over New Year may last when one of its years is not written. */
const LONGEST_OVER_NEW_YEAR = 6;

/** Any order and digits will do where only the kind of a value is asked for. */
const ANY_FORMAT: DateFormat = { order: 'dmy', digits: 'serial' };

/**
 * Reads a cell as a period, both ends included: a day, a range of days, a month, several months, a quarter, a year.
 * Bad: as in `readMoment`; `not-a-date` also for a period without year where the context has none (see
 * {@link periodNeedsYear}) and for a range that ends before it begins.
 */
export function readPeriod(cell: RawCell, format: DateFormat, context: PeriodContext): CellReading<BuyPeriod> {
  const day = readDay(cell, format);
  if (day.kind === 'absent') return day;
  if (day.kind === 'value') {
    return { kind: 'value', value: { first: day.value, last: day.value, precision: 'day' } };
  }
  const text = textOf(cell);
  const written = text === undefined || day.reason !== 'not-a-date' ? day.reason : writtenPeriod(text);
  if (isBadPeriod(written)) return { kind: 'bad', reason: written };
  const period = written.kind === 'parts' ? datedParts(written, context.year) : datedDays(written, format);
  return typeof period === 'string' ? { kind: 'bad', reason: period } : { kind: 'value', value: period };
}

/** True when the cell is a period that says no year: `MARZO`, `tercer trimestre`, `del 3 al 17 de mayo`. */
export function periodNeedsYear(cell: RawCell): boolean {
  const text = textOf(cell);
  if (text === undefined || readDay(cell, ANY_FORMAT).kind !== 'bad') return false;
  const written = writtenPeriod(text);
  return !isBadPeriod(written) && isYearless(written);
}

function textOf(cell: RawCell): string | undefined {
  if (typeof cell === 'string') return cell;
  return typeof cell === 'object' && cell !== null && 'number' in cell ? cell.number : undefined;
}

type Parts = Extract<WrittenPeriod, { kind: 'parts' }>;

function datedParts({ from, to, precision }: Parts, contextYear: number | null): BuyPeriod | BadReason {
  const years = yearsOf(from, to, contextYear);
  if (years === undefined) return 'not-a-date';
  const [firstYear, lastYear] = years;
  const first = realDay(firstYear, from.month, from.day ?? 1);
  const last = realDay(lastYear, to.month, to.day ?? daysInMonth(lastYear, to.month));
  return joined(first, last, precision);
}

/** A year written at one end stands for both; a range over New Year is the one that ends soon after it begins. */
function yearsOf(from: DayOfPeriod, to: DayOfPeriod, contextYear: number | null): [number, number] | undefined {
  if (from.year !== null && to.year !== null) return [from.year, to.year];
  const year = from.year ?? to.year ?? contextYear;
  if (year === null) return undefined;
  if (from.month <= to.month) return [year, year];
  // Longer ones are slips, and without any written year the context's may be that of either end.
  if (to.month + 12 - from.month > LONGEST_OVER_NEW_YEAR) return undefined;
  if (to.year !== null) return [year - 1, year];
  return from.year === null ? undefined : [year, year + 1];
}

function datedDays(
  { first, last }: Extract<WrittenPeriod, { kind: 'days' }>,
  format: DateFormat,
): BuyPeriod | BadReason {
  return joined(dayIn(format, first), dayIn(format, last), 'day');
}

function joined(
  first: Day | BadReason,
  last: Day | BadReason,
  precision: BuyPeriod['precision'],
): BuyPeriod | BadReason {
  if (!isDay(first)) return first;
  if (!isDay(last)) return last;
  return first <= last ? { first, last, precision } : 'not-a-date';
}
