import type { BuyPeriod } from '../../pauta/media-buy.ts';
import type { RawCell } from '../cell.ts';
import { readCurrency } from '../currencies.ts';
import { readDay } from '../dates/read-day.ts';
import { type MomentValue, readMoment } from '../dates/read-moment.ts';
import { periodNeedsYear, readPeriod } from '../dates/read-period.ts';
import type { Decimal } from '../decimal.ts';
import { readDuration } from '../durations.ts';
import { readFlag } from '../flags.ts';
import { readId } from '../ids.ts';
import { textOf } from '../layout/header-row.ts';
import { absentMark } from '../marks.ts';
import { readNumber } from '../numbers/read-number.ts';
import { shiftPoint } from '../numbers/shift-point.ts';
import type { CellReading } from '../reading.ts';
import { remembered } from '../remembered.ts';
import type { ColumnDecision } from './decide-column.ts';
import { quickNumber } from './quick-number.ts';

/** What a cell can say, by the type of its column: numbers are {@link Decimal}, texts and words as written. */
export type FieldValue = string | boolean | BuyPeriod | MomentValue;

export interface ReadOptions {
  /** Year for periods that name none. */
  year: number | null;
}

/** Reads the cells of one column, one after the other: what repeats, as days do, is read once. */
export function createCellReader(
  decision: ColumnDecision,
  options: ReadOptions,
): (cell: RawCell) => CellReading<FieldValue> {
  const type = decision.column.field?.type;
  if (type === 'day' || type === 'moment' || type === 'period') {
    const read = remembered((text: string) => readCell(text, decision, options));
    return (cell) => (typeof cell === 'string' ? read(cell) : readCell(cell, decision, options));
  }
  const { number, scale } = decision;
  if (number === null || scale !== 0 || type === 'duration') return (cell) => readCell(cell, decision, options);
  return (cell) => {
    const value = typeof cell === 'string' ? quickNumber(cell, number) : undefined;
    return value === undefined ? readCell(cell, decision, options) : { kind: 'value', value };
  };
}

/** Reads cells of one column as decided. Blank cells are absent; filling down is the caller's. */
export function readCell(cell: RawCell, decision: ColumnDecision, options: ReadOptions): CellReading<FieldValue> {
  switch (decision.column.field?.type) {
    case undefined:
    case 'money':
    case 'count':
    case 'decimal':
    case 'rate':
      return decision.number ? scaled(readNumber(cell, decision.number), decision.scale) : readText(cell);
    case 'duration':
      return decision.number ? readDuration(cell, unitOf(decision), decision.number) : readText(cell);
    case 'day':
      return decision.date ? readDay(cell, decision.date) : readText(cell);
    case 'moment':
      return decision.date ? readMoment(cell, decision.date) : readText(cell);
    case 'period':
      return decision.date && !isYearOpen(cell, options) ? readPeriod(cell, decision.date, options) : readText(cell);
    case 'currency':
      return readCurrency(cell);
    case 'flag':
      return readFlag(cell);
    case 'id':
      return readId(cell);
    case 'mark':
      return readMark(cell);
    default:
      return readText(cell);
  }
}

/** A period without a year, whose year nobody said: it stays a text until then. */
function isYearOpen(cell: RawCell, { year }: ReadOptions): boolean {
  return year === null && periodNeedsYear(cell);
}

function unitOf({ column }: ColumnDecision): 'seconds' | 'minutes' | 'hours' {
  const unit = column.field?.unit;
  return unit === 'minutes' || unit === 'hours' ? unit : (column.hints.duration ?? 'seconds');
}

/** Text as it is written, without the blanks at its ends. */
function readText(cell: RawCell): CellReading<string> {
  if (typeof cell === 'object' && cell !== null && 'error' in cell) return { kind: 'absent', mark: cell.error };
  const text = typeof cell === 'boolean' ? String(cell) : typeof cell === 'string' ? cell.trim() : textOf(cell);
  const mark = absentMark(text);
  return mark === undefined ? { kind: 'value', value: text } : { kind: 'absent', mark };
}

/** Whatever stands there marks it, but for what says no. */
function readMark(cell: RawCell): CellReading<boolean> {
  const flag = readFlag(cell);
  if (flag.kind === 'value' && !flag.value) return { kind: 'absent', mark: textOf(cell) };
  return flag.kind === 'absent' ? flag : { kind: 'value', value: true };
}

function scaled(reading: CellReading<Decimal>, scale: 0 | 3 | 6): CellReading<Decimal> {
  if (reading.kind !== 'value' || scale === 0) return reading;
  return { kind: 'value', value: shiftPoint(reading.value, scale) };
}
