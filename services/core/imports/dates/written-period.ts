import type { PeriodPrecision } from '../../pauta/media-buy.ts';
import type { BadReason } from '../reading.ts';
import { remembered } from '../remembered.ts';
import type { NumericParts } from './date-format.ts';
import { type DayOfPeriod, writtenDayRange } from './day-range.ts';
import { MONTH_PATTERN, monthNumber } from './month-names.ts';
import { namedPart, type PartOfYear } from './part-of-year.ts';
import { JOIN, OF, simplePeriod, TO } from './period-words.ts';
import { fullYear, yearInRange } from './real-day.ts';
import { type WrittenDay, writtenDay } from './written-day.ts';

/**
 * A period as written: `parts`, two ends of which the years may be missing, or `days`, two dates written in full whose
 * order may be the column's.
 */
export type WrittenPeriod =
  | {
      readonly kind: 'parts';
      readonly from: DayOfPeriod;
      readonly to: DayOfPeriod;
      readonly precision: PeriodPrecision;
    }
  | { readonly kind: 'days'; readonly first: WrittenDay; readonly last: WrittenDay };

const YEAR = /^\d{4}$/;
const MONTH_OF_DIGITS = /^(\d{4})[-/. ]?(0[1-9]|1[0-2]|(?<=\D)[1-9])$/;
const DIGITS_OF_MONTH = /^(0?[1-9]|1[0-2])[-/. ](\d{4})$/;
const MONTH = new RegExp(`^(${MONTH_PATTERN})(?:${OF}(\\d{4})| ?[-/'] ?'?(\\d{2}))?$`);
const YEAR_MONTH = new RegExp(`^(\\d{4})[-/ ](${MONTH_PATTERN})$`);
const MONTHS = new RegExp(
  `^(${MONTH_PATTERN})(?:${OF}(\\d{4}|\\d{2}))?${TO}(${MONTH_PATTERN})(?:${OF}(\\d{4}|\\d{2}))?$`,
);
const WHOLE_DAYS = [
  new RegExp(`^(.+?)${JOIN}(.+)$`),
  /^(\d{1,2}[/.]\d{1,2}[/.]\d{2,4})-(\d{1,2}[/.]\d{1,2}[/.]\d{2,4})$/,
  /^(\d{4}-\d{2}-\d{2})[-/](\d{4}-\d{2}-\d{2})$/,
];
const LONGEST = 80;

/** Takes apart a period other than a single full date: `2021`, `MARZO`, `T3 2026`, `del 3 al 17 de mayo`…. */
export function writtenPeriod(text: string): WrittenPeriod | BadReason {
  return text.length > LONGEST ? 'not-a-date' : takeApart(text);
}

const takeApart = remembered((text: string): WrittenPeriod | BadReason => {
  const words = simplePeriod(text);
  const found = yearOrMonth(words) ?? namedPart(words) ?? monthRange(words);
  if (found !== undefined) return years(found).every(yearInRange) ? partsOf(found) : 'date-out-of-range';
  const range = writtenDayRange(words);
  if (range !== undefined) return { kind: 'parts', ...range, precision: 'day' };
  return wholeDays(words) ?? 'not-a-date';
});

export function isBadPeriod(period: WrittenPeriod | BadReason): period is BadReason {
  return typeof period === 'string';
}

/** True for a period that needs a year from elsewhere. */
export function isYearless(period: WrittenPeriod): boolean {
  return period.kind === 'parts' && period.from.year === null && period.to.year === null;
}

/** The dates of a range that need the column's order. */
export function numericEnds(period: WrittenPeriod): NumericParts[] {
  if (period.kind === 'parts') return [];
  return [period.first, period.last].flatMap((day) => (day.kind === 'numeric' ? [day.parts] : []));
}

function yearOrMonth(words: string): PartOfYear | undefined {
  if (YEAR.test(words)) return { from: { year: Number(words), month: 1 }, to: { year: Number(words), month: 12 } };
  const digits = MONTH_OF_DIGITS.exec(words);
  if (digits) return oneMonth(Number(digits[1]), Number(digits[2]));
  const reversed = DIGITS_OF_MONTH.exec(words);
  if (reversed) return oneMonth(Number(reversed[2]), Number(reversed[1]));
  const yearFirst = YEAR_MONTH.exec(words);
  if (yearFirst) return oneMonth(Number(yearFirst[1]), monthNumber(yearFirst[2] ?? ''));
  const named = MONTH.exec(words);
  return named ? oneMonth(yearOf(named[2] ?? named[3]), monthNumber(named[1] ?? '')) : undefined;
}

function monthRange(words: string): PartOfYear | undefined {
  const match = MONTHS.exec(words);
  const [first, last] = [monthNumber(match?.[1] ?? ''), monthNumber(match?.[3] ?? '')];
  if (first === undefined || last === undefined) return undefined;
  return { from: { year: yearOf(match?.[2]), month: first }, to: { year: yearOf(match?.[4]), month: last } };
}

/** Two dates in full: `01/03/2026 - 15/03/2026`, `2025-01-14/2025-02-13`. */
function wholeDays(words: string): WrittenPeriod | undefined {
  for (const pattern of WHOLE_DAYS) {
    const match = pattern.exec(words);
    const [first, last] = [writtenDay(match?.[1] ?? ''), writtenDay(match?.[2] ?? '')];
    if (isFull(first) && isFull(last)) return { kind: 'days', first, last };
  }
  return undefined;
}

function isFull({ kind }: WrittenDay): boolean {
  return kind === 'fixed' || kind === 'numeric';
}

function oneMonth(year: number | null, month: number | undefined): PartOfYear | undefined {
  return month === undefined ? undefined : { from: { year, month }, to: { year, month } };
}

function yearOf(digits: string | undefined): number | null {
  return digits === undefined ? null : fullYear(digits);
}

function years({ from, to }: PartOfYear): number[] {
  return [from.year, to.year].filter((year) => year !== null);
}

function partsOf({ from, to }: PartOfYear): WrittenPeriod {
  return {
    kind: 'parts',
    from: { ...from, day: null },
    to: { ...to, day: null },
    precision: precisionOf(from.month, to.month),
  };
}

/** Months that make up a known part of the year are that part; others are known to the month. */
function precisionOf(first: number, last: number): PeriodPrecision {
  const length = last - first + 1;
  if ((first - 1) % length !== 0) return 'month';
  const named: Record<number, PeriodPrecision> = { 3: 'quarter', 4: 'four-months', 6: 'half-year', 12: 'year' };
  return named[length] ?? 'month';
}
