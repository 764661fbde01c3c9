import type { Sheet } from '../../ports/file-reader.ts';
import type { RawRow } from '../cell.ts';
import type { LaidRow } from '../layout/segmenter.ts';
import type { PrintedTotal, RejectedRow } from '../preview.ts';
import { createTotalsCheck, type TotalsCheck } from './printed-totals.ts';
import { createTableReader, type TableReader, type UnderstoodRow } from './read-table.ts';
import { type SurveyOptions, segmenterFor } from './survey.ts';
import type { UnderstoodTable } from './understand-table.ts';

/** What came of a table once its rows were read. */
export interface ReadTable {
  table: UnderstoodTable;
  reader: TableReader;
  accepted: number;
  /** Rows, not cells. */
  rejected: number;
  totals: PrintedTotal[];
  totalRows: number[];
  /** Rows without a name that add up to the others: totals without a label. */
  unlabelled: number[];
}

/** Told of each row as it is read; awaited, so that a slow taker slows the reading down. */
export interface RowTaker {
  accepted?(table: UnderstoodTable, rows: readonly UnderstoodRow[]): Promise<void> | void;
  rejected?(table: UnderstoodTable, rows: readonly RejectedRow[]): Promise<void> | void;
}

interface Reading extends ReadTable {
  check: TotalsCheck;
  aside: RawRow[];
}

/** Rows without a name that are kept until it is known whether they are totals. */
const ASIDE_KEPT = 200;

/** Reads a sheet again, as decided, and hands on the rows of its understood tables. */
export async function readSheet(
  sheet: Sheet,
  tables: readonly UnderstoodTable[],
  options: SurveyOptions,
  taker: RowTaker,
): Promise<ReadTable[]> {
  const readings = new Map(tables.map((table) => [table.survey.table.index, startReading(table)]));
  const segmenter = segmenterFor(sheet, tables, options);
  let rows = 0;
  for await (const batch of sheet.rows()) {
    const laid: LaidRow[] = [];
    for (const row of batch) segmenter.push(row, (one) => laid.push(one));
    await takeBatch(laid, readings, taker);
    rows += batch.length;
    options.onRows?.(rows);
  }
  const rest: LaidRow[] = [];
  segmenter.end((one) => rest.push(one));
  await takeBatch(rest, readings, taker);
  for (const reading of readings.values()) await settleAside(reading, taker);
  return [...readings.values()];
}

function startReading(table: UnderstoodTable): Reading {
  const reader = createTableReader(table);
  const check = createTotalsCheck(table);
  return { table, reader, check, accepted: 0, rejected: 0, totals: [], totalRows: [], unlabelled: [], aside: [] };
}

async function takeBatch(
  batch: readonly LaidRow[],
  readings: ReadonlyMap<number, Reading>,
  taker: RowTaker,
): Promise<void> {
  const accepted = new Map<Reading, UnderstoodRow[]>();
  const rejected = new Map<Reading, RejectedRow[]>();
  for (const laid of batch) {
    const reading = readings.get(laid.table?.index ?? -1);
    if (reading) takeRow(reading, laid, listOf(accepted, reading), listOf(rejected, reading));
  }
  for (const [{ table }, rows] of accepted) if (rows.length > 0) await taker.accepted?.(table, rows);
  for (const [{ table }, rows] of rejected) if (rows.length > 0) await taker.rejected?.(table, rows);
}

function takeRow(reading: Reading, laid: LaidRow, accepted: UnderstoodRow[], rejected: RejectedRow[]): void {
  if (laid.role === 'total') {
    reading.totalRows.push(laid.row.number);
    reading.check.printed(laid, laid.total?.text ?? '');
  }
  if (laid.role !== 'data') return;
  const outcome = reading.reader.read(laid);
  if (outcome.kind === 'accepted') {
    reading.accepted += 1;
    reading.check.add(outcome.row, laid.block);
    accepted.push(outcome.row);
  } else if (outcome.kind === 'rejected') {
    reading.rejected += 1;
    rejected.push(...outcome.rejected);
  } else if (reading.aside.length < ASIDE_KEPT) {
    reading.aside.push(outcome.row);
    reading.check.printed(laid, '');
  } else {
    reading.rejected += 1;
    rejected.push(nameless(reading.table, outcome.row));
  }
}

/** Rows without a name: totals where they add up to the table or their block, else rejected. */
async function settleAside(reading: Reading, taker: RowTaker): Promise<void> {
  const compared = reading.check.finish();
  const adds = new Set(
    compared
      .filter(
        ({ label, columns }) =>
          label === '' && columns.some(({ verdict }) => verdict === 'equal' || verdict === 'rounding'),
      )
      .map(({ row }) => row),
  );
  reading.totals = compared.filter(({ row, label }) => label !== '' || adds.has(row));
  reading.unlabelled = [...adds];
  reading.totalRows = [...reading.totalRows, ...adds].toSorted((a, b) => a - b);
  const rest = reading.aside.filter(({ number }) => !adds.has(number));
  reading.rejected += rest.length;
  if (rest.length > 0)
    await taker.rejected?.(
      reading.table,
      rest.map((row) => nameless(reading.table, row)),
    );
}

function nameless({ survey, names: wanted }: UnderstoodTable, row: RawRow): RejectedRow {
  const names = new Set(wanted);
  const headers = survey.columns.flatMap(({ field, header }) => (field && names.has(field.name) ? [header] : []));
  return { sheet: survey.sheet, row: row.number, column: headers.join(' / '), written: '', reason: 'required-missing' };
}

function listOf<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
