import type { Sheet } from '../../ports/file-reader.ts';
import type { LaidRow } from '../layout/laid-row.ts';
import { isText } from '../layout/row-facts.ts';
import type { PrintedTotal, RejectedRow } from '../preview.ts';
import { createTotalsCheck, type TotalsCheck } from './printed-totals.ts';
import { createTableReader, type TableReader, type UnderstoodRow } from './read-table.ts';
import { createSourceRows, type SourceRow } from './source-rows.ts';
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
  /** Texts beside the label in rows of totals: `15 días`. At most 50. */
  totalTexts: string[];
  /** Rows without a name that add up to the others: totals without a label. */
  unlabelled: number[];
}

/**
 * Told of each row as it is read; awaited, so that a slow taker slows the reading down. `from`: the same rows as they stand
 * in the file; of a rejected one there may be several cells, and one row.
 */
export interface RowTaker {
  accepted?(table: UnderstoodTable, rows: readonly UnderstoodRow[], from: readonly SourceRow[]): Promise<void> | void;
  rejected?(table: UnderstoodTable, rows: readonly RejectedRow[], from: readonly SourceRow[]): Promise<void> | void;
  /** Once all rows of a sheet are read. */
  finished?(read: readonly ReadTable[]): Promise<void> | void;
}

interface Reading extends ReadTable {
  check: TotalsCheck;
  sourceOf(laid: LaidRow): SourceRow;
  aside: SourceRow[];
}

/** Rows of one table that go the same way. */
interface Taken<R> {
  rows: R[];
  from: SourceRow[];
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
  await taker.finished?.([...readings.values()]);
  return [...readings.values()];
}

function startReading(table: UnderstoodTable): Reading {
  const reader = createTableReader(table);
  const check = createTotalsCheck(table);
  const counts = { accepted: 0, rejected: 0, totals: [], totalRows: [], totalTexts: [], unlabelled: [] };
  return { ...counts, table, reader, check, sourceOf: createSourceRows(table), aside: [] };
}

async function takeBatch(
  batch: readonly LaidRow[],
  readings: ReadonlyMap<number, Reading>,
  taker: RowTaker,
): Promise<void> {
  const accepted = new Map<Reading, Taken<UnderstoodRow>>();
  const rejected = new Map<Reading, Taken<RejectedRow>>();
  for (const laid of batch) {
    const reading = readings.get(laid.table?.index ?? -1);
    if (reading) takeRow(reading, laid, takenOf(accepted, reading), takenOf(rejected, reading));
  }
  for (const [{ table }, { rows, from }] of accepted) if (rows.length > 0) await taker.accepted?.(table, rows, from);
  for (const [{ table }, { rows, from }] of rejected) if (rows.length > 0) await taker.rejected?.(table, rows, from);
}

function takeRow(reading: Reading, laid: LaidRow, accepted: Taken<UnderstoodRow>, rejected: Taken<RejectedRow>): void {
  if (laid.role === 'total') {
    reading.totalRows.push(laid.row.number);
    keepTexts(reading, laid);
    reading.check.printed(laid, laid.total?.text ?? '');
  }
  if (laid.role !== 'data') return;
  const outcome = reading.reader.read(laid);
  const source = reading.sourceOf(laid);
  if (outcome.kind === 'accepted') {
    reading.accepted += 1;
    reading.check.add(outcome.row, laid.block);
    accepted.rows.push(outcome.row);
    accepted.from.push(source);
  } else if (outcome.kind === 'aside' && reading.aside.length < ASIDE_KEPT) {
    reading.aside.push(source);
    reading.check.printed(laid, '');
  } else {
    reading.rejected += 1;
    reading.check.refuse(laid.block);
    rejected.rows.push(...(outcome.kind === 'rejected' ? outcome.rejected : [nameless(reading.table, source)]));
    rejected.from.push(source);
  }
}

const TEXTS_KEPT = 50;

function keepTexts({ totalTexts }: Reading, { row, total }: LaidRow): void {
  const texts = row.cells.filter((cell) => isText(cell)).filter((text) => text.trim() !== total?.text);
  totalTexts.push(...texts.slice(0, Math.max(0, TEXTS_KEPT - totalTexts.length)));
}

/** Rows without a name: totals where they add up to the table or their block, else rejected. */
async function settleAside(reading: Reading, taker: RowTaker): Promise<void> {
  reading.totals = reading.check.finish();
  const adds = new Set(reading.totals.flatMap(({ row, label }) => (label === '' ? [row] : [])));
  reading.unlabelled = [...adds];
  reading.totalRows = [...reading.totalRows, ...adds].toSorted((a, b) => a - b);
  const rest = reading.aside.filter(({ row }) => !adds.has(row.number));
  reading.rejected += rest.length;
  if (rest.length > 0)
    await taker.rejected?.(
      reading.table,
      rest.map((source) => nameless(reading.table, source)),
      rest,
    );
}

function nameless({ survey, names: wanted }: UnderstoodTable, { row }: SourceRow): RejectedRow {
  const names = new Set(wanted);
  const headers = survey.columns.flatMap(({ field, header }) => (field && names.has(field.name) ? [header] : []));
  return { sheet: survey.sheet, row: row.number, column: headers.join(' / '), written: '', reason: 'required-missing' };
}

function takenOf<K, R>(all: Map<K, Taken<R>>, key: K): Taken<R> {
  const taken = all.get(key) ?? { rows: [], from: [] };
  all.set(key, taken);
  return taken;
}
