import type { RawCell, RawRow } from '../cell.ts';
import type { Decimal } from '../decimal.ts';
import { createExactSum, type ExactSum } from '../exact-sum.ts';
import { textOf } from '../layout/header-row.ts';
import type { LaidRow } from '../layout/segmenter.ts';
import type { RejectedRow } from '../preview.ts';
import type { CellReading } from '../reading.ts';
import { isDated, isNumeric } from './column-profile.ts';
import type { ColumnDecision } from './decide-column.ts';
import { type FieldValue, readCell } from './read-cell.ts';
import { createRowCounter, type RowCounter } from './row-digest.ts';
import type { UnderstoodTable } from './understand-table.ts';

/** A data row as understood: field → value; absent fields are left out. */
export interface UnderstoodRow {
  row: number;
  values: Readonly<Record<string, FieldValue>>;
  titles: readonly string[];
  /** The same row, cell by cell, stood before in this table. */
  repeated: boolean;
}

export type RowOutcome =
  | { kind: 'accepted'; row: UnderstoodRow }
  | { kind: 'rejected'; rejected: readonly RejectedRow[] }
  /** Nothing names what it is about, as in a summary row without a label: see {@link TableReader.aside}. */
  | { kind: 'aside'; row: RawRow };

/** What a column came to over the accepted rows. */
export interface ColumnTally {
  sum: ExactSum | null;
  dated: boolean;
  first: string | null;
  last: string | null;
  filled: number;
  blank: number;
}

/** Reads the data rows of one table one after the other, as decided. */
export interface TableReader {
  read(laid: LaidRow): RowOutcome;
  tallies: readonly ColumnTally[];
  identicalRows(): number;
}

export function createTableReader(table: UnderstoodTable): TableReader {
  const tallies = table.decisions.map(createTally);
  const above: (string | undefined)[] = [];
  const counter = createRowCounter();
  return {
    read: (laid) => readRow(table, laid, tallies, above, counter),
    tallies,
    identicalRows: counter.extra,
  };
}

function createTally({ column, number }: ColumnDecision): ColumnTally {
  const adds = number !== null && (column.field === null || isNumeric(column.field.type));
  const dated = isDated(column.field?.type);
  return { sum: adds ? createExactSum() : null, dated, first: null, last: null, filled: 0, blank: 0 };
}

function readRow(
  table: UnderstoodTable,
  { row, titles }: LaidRow,
  tallies: readonly ColumnTally[],
  above: (string | undefined)[],
  counter: RowCounter,
): RowOutcome {
  const readings = table.decisions.map((decision, index) =>
    readCell(filled(row.cells[decision.column.index] ?? null, decision, above, index), decision, { year: table.year }),
  );
  const values: Record<string, FieldValue> = {};
  const rejected: RejectedRow[] = [];
  for (const [index, reading] of readings.entries()) {
    const decision = table.decisions[index];
    if (!decision?.column.field) continue;
    if (reading.kind === 'value') values[decision.column.field.name] = reading.value;
    if (reading.kind === 'bad') rejected.push(rejection(table, row, decision, reading));
  }
  if (!saysWhatItIs(table, values)) return withoutName(table, row, rejected);
  if (rejected.length > 0) return { kind: 'rejected', rejected };
  tally(tallies, readings);
  const repeated = counter.seen(row.cells);
  return { kind: 'accepted', row: { row: row.number, values, titles, repeated } };
}

/** The value above, where the column names its groups once. */
function filled(cell: RawCell, { filledDown }: ColumnDecision, above: (string | undefined)[], index: number): RawCell {
  if (!filledDown) return cell;
  const text = textOf(cell ?? undefined);
  if (text === '') return above[index] ?? null;
  above[index] = text;
  return cell;
}

function rejection(
  { survey }: UnderstoodTable,
  row: RawRow,
  { column }: ColumnDecision,
  { reason }: Extract<CellReading<FieldValue>, { kind: 'bad' }>,
): RejectedRow {
  return {
    sheet: survey.sheet,
    row: row.number,
    column: column.header,
    written: textOf(row.cells[column.index]),
    reason,
  };
}

function saysWhatItIs({ names }: UnderstoodTable, values: Readonly<Record<string, FieldValue>>): boolean {
  return names.length === 0 || names.some((name) => name in values);
}

const GHOST = /\bundefined\b/;

function withoutName(table: UnderstoodTable, row: RawRow, rejected: readonly RejectedRow[]): RowOutcome {
  const ghost = row.cells.find((cell) => typeof cell === 'string' && GHOST.test(cell));
  if (ghost === undefined) return { kind: 'aside', row };
  const whole = { sheet: table.survey.sheet, row: row.number, column: '', written: textOf(ghost) };
  return { kind: 'rejected', rejected: [...rejected, { ...whole, reason: 'ghost-row' }] };
}

function tally(tallies: readonly ColumnTally[], readings: readonly CellReading<FieldValue>[]): void {
  for (const [index, reading] of readings.entries()) {
    const column = tallies[index];
    if (!column) continue;
    if (reading.kind !== 'value') {
      column.blank += 1;
      continue;
    }
    column.filled += 1;
    if (column.sum) column.sum.add(reading.value as Decimal);
    else if (column.dated) spread(column, reading.value);
  }
}

function spread(column: ColumnTally, value: FieldValue): void {
  const [first, last] = endsOf(value);
  if (column.first === null || first < column.first) column.first = first;
  if (column.last === null || last > column.last) column.last = last;
}

function endsOf(value: FieldValue): [string, string] {
  if (typeof value !== 'object') return [String(value), String(value)];
  if ('precision' in value) return [value.first, value.last];
  const moment = value.time === null ? value.day : `${value.day} ${value.time}`;
  return [moment, moment];
}
