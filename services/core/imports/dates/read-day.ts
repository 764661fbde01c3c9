import type { Day } from '../../time/day.ts';
import type { RawCell } from '../cell.ts';
import type { CellReading } from '../reading.ts';
import type { DateFormat } from './date-format.ts';
import { readMoment } from './read-moment.ts';

const ISO_DAY = /^(?:199\d|20\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

/** Reads a cell as a day; a time beside it is left aside. Bad as in {@link readMoment}. */
export function readDay(cell: RawCell, format: DateFormat): CellReading<Day> {
  if (typeof cell === 'string' && ISO_DAY.test(cell)) return { kind: 'value', value: cell as Day };
  const reading = readMoment(cell, format);
  return reading.kind === 'value' ? { kind: 'value', value: reading.value.day } : reading;
}
