import { addMonths, type Month, monthOfDay } from '../../time/month.ts';
import { monthNumber, plainWords } from '../dates/month-names.ts';
import type { UnderstoodRow } from '../understand/read-table.ts';
import type { ReadingReason } from './export-words.ts';
import { dayIn, textIn } from './row-values.ts';

type Found = { month: Month } | { reason: Extract<ReadingReason, 'not-a-month' | 'year-unknown' | 'contradicts'> };

const NO_MONTH: Found = { reason: 'not-a-month' };

/**
 * The month that a row of a hand-made table is about. A name without year takes the year of its own column, else that of
 * the day on which the row was filled, when that day is of the month itself or of the one after.
 */
export function rowMonth({ values }: UnderstoodRow): Found {
  const value = values.month;
  if (typeof value === 'object' && 'precision' in value) return monthOfPeriod(value);
  const number = typeof value === 'string' ? monthNumber(plainWords(value).replace(/\.$/, '')) : undefined;
  if (number === undefined) return NO_MONTH;
  const year = /^\d{4}/.exec(textIn(values, 'year'))?.[0];
  if (year !== undefined) return { month: `${year}-${String(number).padStart(2, '0')}` as Month };
  return monthBeforeFilling(values, number);
}

function monthOfPeriod({ first, last, precision }: { first: string; last: string; precision: string }): Found {
  const month = first.slice(0, 7) as Month;
  if (precision === 'month') return month === last.slice(0, 7) ? { month } : NO_MONTH;
  // A cell of a spreadsheet that shows a month holds its first day.
  return precision === 'day' && first === last && first.endsWith('-01') ? { month } : NO_MONTH;
}

function monthBeforeFilling(values: UnderstoodRow['values'], number: number): Found {
  const filled = dayIn(values, 'readOn') ?? dayIn(values, 'savedOn');
  if (filled === undefined) return { reason: 'year-unknown' };
  const month = monthOfDay(filled);
  const near = [month, addMonths(month, -1)].find((each) => Number(each.slice(5)) === number);
  return near ? { month: near } : { reason: 'contradicts' };
}
