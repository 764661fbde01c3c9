import type { RawCell } from '../cell.ts';
import { type Decimal, toDecimal } from '../decimal.ts';
import { absentMark, isFailedFormula } from '../marks.ts';
import type { BadReason, CellReading } from '../reading.ts';
import { fits, type NumberFormat, runsOf } from './number-format.ts';
import { shiftPoint } from './shift-point.ts';
import { isAccountingDash, takeApart, type WrittenNumber } from './written-number.ts';

const ZERO: CellReading<Decimal> = { kind: 'value', value: '0' as Decimal };
const WHOLE = /^(?:0|[1-9]\d*)$/;

/**
 * Reads a cell as a number of the column's format. Rates become fractions of 1, exactly: `12,34%` is `0.1234`.
 * Bad: `not-a-number`, `misplaced-separator` (a number that the format does not read), `scientific-notation` (a text that
 * has lost its digits), `cell-error`. Currency signs and codes are passed over; the profile counts them.
 */
export function readNumber(cell: RawCell, format: NumberFormat): CellReading<Decimal> {
  if (typeof cell === 'string') {
    return WHOLE.test(cell) ? rate(cell as Decimal, format.percent === 'per-hundred') : readText(cell, format);
  }
  if (cell === null) return { kind: 'absent', mark: '' };
  if (typeof cell === 'boolean' || 'local' in cell) return bad('not-a-number');
  if ('error' in cell) return readError(cell.error);
  const value = toDecimal(cell.number);
  if (value === undefined) return bad('not-a-number');
  return rate(value, format.percent === 'per-hundred' && cell.style !== 'percent');
}

function readText(text: string, format: NumberFormat): CellReading<Decimal> {
  const written = takeApart(text);
  if (typeof written !== 'string') return readWritten(written, format);
  const mark = absentMark(text);
  if (mark !== undefined) return { kind: 'absent', mark };
  if (isFailedFormula(text)) return bad('cell-error');
  return format.accountingZero && isAccountingDash(text) ? ZERO : bad(written);
}

function readWritten(written: WrittenNumber, format: NumberFormat): CellReading<Decimal> {
  if (written.percent && format.percent === null) return bad('not-a-number');
  if (!fits(runsOf(written.body), format)) return bad('misplaced-separator');
  const value = toDecimal(`${written.negative ? '-' : ''}${digitsOf(written.body, format.decimal)}`);
  if (value === undefined) return bad('not-a-number');
  return rate(value, written.percent || format.percent === 'per-hundred');
}

/** A fitting body with its decimal point and nothing else. */
function digitsOf(body: string, decimal: NumberFormat['decimal']): string {
  const point = decimal === null ? -1 : body.lastIndexOf(decimal);
  if (point < 0) return body.replace(/\D/g, '');
  return `${body.slice(0, point).replace(/\D/g, '') || '0'}.${body.slice(point + 1)}`;
}

function rate(value: Decimal, perHundred: boolean): CellReading<Decimal> {
  return { kind: 'value', value: perHundred ? shiftPoint(value, -2) : value };
}

function readError(error: string): CellReading<Decimal> {
  const mark = absentMark(error);
  return mark === undefined ? bad('cell-error') : { kind: 'absent', mark };
}

function bad(reason: BadReason): CellReading<never> {
  return { kind: 'bad', reason };
}
