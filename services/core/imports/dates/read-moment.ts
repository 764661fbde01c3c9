import type { Day } from '../../time/day.ts';
import type { RawCell } from '../cell.ts';
import { absentMark } from '../marks.ts';
import type { BadReason, CellReading } from '../reading.ts';
import { type DateFormat, dayIn } from './date-format.ts';
import { isDay } from './real-day.ts';
import { partTime, timeOfShare } from './time-of-day.ts';
import { writtenDay } from './written-day.ts';

export interface MomentValue {
  day: Day;
  /** `13:05:00`, of the clock that the file uses; `null`: only the day is written. */
  time: string | null;
  /** `-03:00`, `+00:00`; `null`: the file does not say. */
  offset: string | null;
}

/**
 * Reads a cell as a day and, if there is one, its time.
 * Bad: `not-a-date`, `date-does-not-exist` (30 February), `date-out-of-range` (before 1990 or after 2100), `cell-error`.
 */
export function readMoment(cell: RawCell, format: DateFormat): CellReading<MomentValue> {
  if (typeof cell === 'string') return readText(cell, format);
  if (cell === null) return { kind: 'absent', mark: '' };
  if (typeof cell === 'boolean') return bad('not-a-date');
  if ('error' in cell) {
    const mark = absentMark(cell.error);
    return mark === undefined ? bad('cell-error') : { kind: 'absent', mark };
  }
  return 'local' in cell ? readText(cell.local, format) : readTrueNumber(cell.number, format);
}

function readText(text: string, format: DateFormat): CellReading<MomentValue> {
  const mark = absentMark(text);
  if (mark !== undefined) return { kind: 'absent', mark };
  const parted = partTime(text);
  if (parted === undefined) return bad('not-a-date');
  const day = dayIn(format, writtenDay(parted.date));
  return isDay(day) ? { kind: 'value', value: { day, time: parted.time, offset: parted.offset } } : bad(day);
}

function readTrueNumber(number: string, format: DateFormat): CellReading<MomentValue> {
  const [whole = '', fraction] = number.split('.');
  const day = dayIn(format, writtenDay(whole));
  if (!isDay(day)) return bad(day);
  const time = fraction === undefined ? null : timeOfShare(Number(`0.${fraction}`));
  return { kind: 'value', value: { day, time, offset: null } };
}

function bad(reason: BadReason): CellReading<never> {
  return { kind: 'bad', reason };
}
