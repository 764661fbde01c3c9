import type { Day } from '../../time/day.ts';
import type { BadReason } from '../reading.ts';
import { remembered } from '../remembered.ts';
import { isWeekday, MONTH_PATTERN, monthNumber, plainWords } from './month-names.ts';
import { fullYear, isDay, realDay } from './real-day.ts';

/**
 * A day as written, without its time:
 * - `fixed`: read in one way only: year first, or the month by its name;
 * - `numeric`: three numbers whose order is the column's, as written; the last may be a year of two digits;
 * - `digits`: nothing but digits: `20260331`, `45138`;
 * - `bad`: no day in any format.
 */
export type WrittenDay =
  | { readonly kind: 'fixed'; readonly day: Day }
  | { readonly kind: 'numeric'; readonly parts: readonly [string, string, string] }
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'bad'; readonly reason: BadReason };

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const NUMERIC = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$/;
const DIGITS = /^\d+$/;
const LONGEST = 50;
/** Words between the parts of a date. */
const FILLERS = new Set(['de', 'del', 'of', 'the', 'dia', 'el']);
const BETWEEN = new RegExp(`[\\s,./-]+|(?<=\\d)(?=${MONTH_PATTERN})|(?<=${MONTH_PATTERN})(?=\\d)`);
const NUMBER = /^(\d{1,4})(?:st|nd|rd|th|ro|er|o)?$/;

/** Takes apart a date without time, spaces trimmed. */
export function writtenDay(text: string): WrittenDay {
  const iso = ISO.exec(text);
  if (iso) return fixed(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const numeric = NUMERIC.exec(text);
  if (numeric) return { kind: 'numeric', parts: [numeric[1] ?? '', numeric[3] ?? '', numeric[4] ?? ''] };
  if (DIGITS.test(text)) return { kind: 'digits', digits: text };
  return text.length > LONGEST ? { kind: 'bad', reason: 'not-a-date' } : namedDay(text);
}

/** `31 de marzo de 2026`, `31-mar-26`, `marzo 31 de 2026`, `Sun, Nov 9, 2025`, `2026-mar-31`. */
const namedDay = remembered((text: string): WrittenDay => {
  const words = plainWords(text)
    .split(BETWEEN)
    .filter((word) => word !== '' && !FILLERS.has(word));
  const bare = words.filter((word) => !isWeekday(word));
  // "mar, 31 de marzo": the first is the Tuesday.
  const isTuesday = bare[0] === 'mar' && bare.slice(1).some((word) => monthNumber(word) !== undefined);
  const [first = '', second = '', third = '', ...rest] = isTuesday ? bare.slice(1) : bare;
  const month = monthNumber(first) ?? monthNumber(second);
  if (rest.length > 0 || month === undefined) return { kind: 'bad', reason: 'not-a-date' };
  const [one, two] = monthNumber(first) === undefined ? [first, third] : [second, third];
  return namedParts(month, NUMBER.exec(one)?.[1] ?? '', NUMBER.exec(two)?.[1] ?? '');
});

function namedParts(month: number, one: string, two: string): WrittenDay {
  if (one.length === 4 && two !== '' && two.length <= 2) return fixed(Number(one), month, Number(two));
  const isYear = two.length === 2 || two.length === 4;
  if (one === '' || one.length > 2 || !isYear) return { kind: 'bad', reason: 'not-a-date' };
  return fixed(fullYear(two), month, Number(one));
}

function fixed(year: number, month: number, dayOfMonth: number): WrittenDay {
  const day = realDay(year, month, dayOfMonth);
  return isDay(day) ? { kind: 'fixed', day } : { kind: 'bad', reason: day };
}
