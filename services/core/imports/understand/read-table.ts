import type { RawCell, RawRow } from '../cell.ts';
import type { Decimal } from '../decimal.ts';
import { createExactSum, type ExactSum } from '../exact-sum.ts';
import { textOf } from '../layout/header-row.ts';
import type { LaidRow } from '../layout/laid-row.ts';
import type { RejectedRow } from '../preview.ts';
import type { CellReading } from '../reading.ts';
import { isDated, isNumeric } from './column-profile.ts';
import type { ColumnDecision } from './decide-column.ts';
import { createCellReader, type FieldValue } from './read-cell.ts';
import { createRowCurrency, type RowCurrency } from './row-currency.ts';
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
  const currency = createRowCurrency(table.decisions);
  const readers = table.decisions.map((decision) => createCellReader(decision, { year: table.year }));
  const kept: Kept = { tallies, above, counter, currency, readers };
  return {
    read: (laid) => readRow(table, laid, kept),
    tallies,
    identicalRows: counter.extra,
  };
}

function createTally({ column, number }: ColumnDecision): ColumnTally {
  const adds = number !== null && (column.field === null || isNumeric(column.field.type));
  // A column that is not imported may be one of days all the same: its ends are shown.
  const dated = isDated(column.field?.type) || column.field === null;
  return { sum: adds ? createExactSum() : null, dated, first: null, last: null, filled: 0, blank: 0 };
}

/** What is kept from row to row. */
interface Kept {
  tallies: readonly ColumnTally[];
  above: (string | undefined)[];
  counter: RowCounter;
  currency: RowCurrency | null;
  readers: readonly ((cell: RawCell) => CellReading<FieldValue>)[];
}

function readRow(table: UnderstoodTable, { row, titles }: LaidRow, kept: Kept): RowOutcome {
  const { tallies, above, counter, readers } = kept;
  const readings: CellReading<FieldValue>[] = [];
  const values: Record<string, FieldValue> = {};
  const rejected: RejectedRow[] = [];
  for (let index = 0; index < readers.length; index += 1) {
    const decision = table.decisions[index];
    const read = readers[index];
    if (!decision || !read) continue;
    const reading = read(filled(row.cells[decision.column.index] ?? null, decision, above, index));
    readings.push(reading);
    if (!decision.column.field) continue;
    if (reading.kind === 'value') values[decision.column.field.name] = reading.value;
    if (reading.kind === 'bad') rejected.push(rejection(table, row, decision, reading));
  }
  if (kept.currency) rejected.push(...takeCurrency(table, row, values, kept.currency));
  if (!saysWhatItIs(table, values)) return withoutName(table, row, rejected);
  if (rejected.length > 0) return { kind: 'rejected', rejected };
  tally(tallies, readings);
  const repeated = counter.seen(row.cells);
  return { kind: 'accepted', row: { row: row.number, values, titles, repeated } };
}

/** The currency that the amounts of the row name; a row in which they disagree cannot be taken. */
function takeCurrency(
  table: UnderstoodTable,
  row: RawRow,
  values: Record<string, FieldValue>,
  currency: RowCurrency,
): RejectedRow[] {
  const named = typeof values.currency === 'string' ? values.currency : undefined;
  const found = currency.of(row.cells, named);
  if ('clash' in found) return [rejection(table, row, found.clash, { kind: 'bad', reason: 'not-a-currency' })];
  if (found.code !== undefined) values.currency = found.code;
  return [];
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
  for (let index = 0; index < readings.length; index += 1) {
    const column = tallies[index];
    const reading = readings[index];
    if (!column || !reading) continue;
    if (reading.kind !== 'value') {
      column.blank += 1;
      continue;
    }
    column.filled += 1;
    if (column.sum) column.sum.add(reading.value as Decimal);
    else if (column.dated) spread(column, reading.value);
  }
}

const DAY = /^\d{4}-\d\d-\d\d/;

function spread(column: ColumnTally, value: FieldValue): void {
  if (typeof value === 'string' && !DAY.test(value)) return;
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
