import type { RawCell } from '../cell.ts';
import type { Decimal } from '../decimal.ts';
import { createExactSum, type ExactSum } from '../exact-sum.ts';
import type { FieldSpec } from '../kind.ts';
import type { LaidRow } from '../layout/laid-row.ts';
import type { PrintedTotal } from '../preview.ts';
import { isNumeric } from './column-profile.ts';
import { type Covered, coverOf } from './covered-rows.ts';
import type { ColumnDecision } from './decide-column.ts';
import { mixesCurrencies } from './mixed-currencies.ts';
import { takeFigure } from './quick-figure.ts';
import { readCell } from './read-cell.ts';
import type { UnderstoodRow } from './read-table.ts';
import { type PrintedFigure, verdictOfRate, verdictOfSum } from './total-verdict.ts';
import type { UnderstoodTable } from './understand-table.ts';

/** Holds what rows of totals print against what the rows add up to. */
export interface TotalsCheck {
  /** An accepted row. */
  add(row: UnderstoodRow, block: number): void;
  /** A row that was not taken, and that a total may have added all the same. */
  refuse(block: number): void;
  /** A row of totals, or one without a name that may be one. */
  printed(laid: Pick<LaidRow, 'row' | 'block'>, label: string): void;
  /** Once all rows are in: labelled totals, and rows without a name that add up to the others. */
  finish(): PrintedTotal[];
}

export interface Printed {
  row: number;
  label: string;
  block: number;
  cells: PrintedCell[];
}

type PrintedCell = Omit<PrintedFigure, 'sum'> & { header: string };

/** The rows of a block, or of a table. */
export interface Sums {
  fields: ReadonlyMap<string, ExactSum>;
  /** The same, in the order of the columns. */
  list: readonly ExactSum[];
  taken: number;
  refused: number;
  first: number | null;
  last: number | null;
}

const KEPT = 2_000;

export function createTotalsCheck(table: UnderstoodTable): TotalsCheck {
  const fields = table.decisions.flatMap((decision) => (isAdded(decision) ? [decision.column.field.name] : []));
  const cellsOf = createCells(table);
  const blocks = new Map<number, Sums>();
  /** Of blocks beyond those that are kept. */
  const rest = emptySums(fields);
  const printed: Printed[] = [];
  const at = (block: number) => {
    const own = blocks.get(block) ?? (blocks.size < KEPT ? emptySums(fields) : rest);
    if (own !== rest) blocks.set(block, own);
    return own;
  };
  return {
    add({ row, values }, block) {
      const own = at(block);
      own.taken += 1;
      own.first ??= row;
      own.last = row;
      for (let place = 0; place < fields.length; place += 1) {
        const value = values[fields[place] ?? ''];
        if (value !== undefined) own.list[place]?.add(value as Decimal);
      }
    },
    refuse(block) {
      at(block).refused += 1;
    },
    printed({ row, block }, label) {
      if (printed.length < KEPT) printed.push({ row: row.number, label, block, cells: cellsOf(row.cells) });
    },
    finish() {
      // A row without a name that adds up to nothing is one that was not taken.
      const isTotal = ({ label }: Printed, columns: PrintedTotal['columns']) =>
        label !== '' || columns.some(({ verdict }) => verdict === 'equal' || verdict === 'rounding');
      const all = compareAll(printed, blocks, wholeOf(fields, [...blocks.values(), rest]));
      const strays = printed.filter((one, place) => !isTotal(one, all[place]?.columns ?? []));
      for (const { block } of strays) at(block).refused += 1;
      const kept = printed.filter((one) => !strays.includes(one));
      return compareAll(kept, blocks, wholeOf(fields, [...blocks.values(), rest]));
    },
  };
}

/** A column of numbers whose way of writing is decided. */
function isAdded(decision: ColumnDecision): decision is ColumnDecision & { column: { field: FieldSpec } } {
  return decision.number !== null && isNumeric(decision.column.field?.type);
}

function emptySums(fields: readonly string[]): Sums {
  const sums = new Map(fields.map((field) => [field, createExactSum()]));
  return { fields: sums, list: [...sums.values()], taken: 0, refused: 0, first: null, last: null };
}

/** All blocks together. */
function wholeOf(fields: readonly string[], blocks: readonly Sums[]): Sums {
  const all = emptySums(fields);
  const counts = new Map<string, number>();
  for (const block of blocks) {
    all.taken += block.taken;
    all.refused += block.refused;
    all.first ??= block.first;
    all.last = block.last ?? all.last;
    for (const [field, own] of block.fields) {
      if (own.count() === 0) continue;
      all.fields.get(field)?.add(own.value());
      counts.set(field, (counts.get(field) ?? 0) + own.count());
    }
  }
  const counted = [...all.fields].map(([field, sum]) => {
    const count = counts.get(field) ?? 0;
    return [field, { ...sum, count: () => count }] as const;
  });
  return { ...all, fields: new Map(counted) };
}

function createCells({ decisions, year, survey }: UnderstoodTable): (cells: readonly RawCell[]) => PrintedCell[] {
  const isMixed = mixesCurrencies(decisions, survey.profiles);
  return (cells) =>
    decisions.flatMap((decision) => {
      const { field, header, index } = decision.column;
      if (field && isNumeric(field.type) && decision.number === null) return hollowCell(field, header, cells[index]);
      // Amounts of several currencies add up to nothing that a total could be held against.
      if (!isAdded(decision) || (isMixed && field?.type === 'money')) return [];
      const reading = readCell(cells[index] ?? null, decision, { year });
      if (reading.kind !== 'value') return [];
      const { name, additive, type } = decision.column.field;
      const money = type === 'money' ? { scale: decision.scale } : null;
      return [{ header, field: name, additive, money, printed: reading.value as Decimal }];
    });
}

/** A figure over a column in which no row has one. */
function hollowCell(field: FieldSpec, header: string, cell: RawCell | undefined): PrintedCell[] {
  const printed = takeFigure(cell);
  return printed === undefined ? [] : [{ header, field: field.name, additive: false, money: null, printed }];
}

function compareAll(printed: readonly Printed[], blocks: ReadonlyMap<number, Sums>, table: Sums): PrintedTotal[] {
  const covers = coverOf(printed, blocks, table);
  return printed.map((total, place) => compare(total, covers[place] ?? 'unknown', { blocks, table }));
}

function compare(
  { row, label, block, cells }: Printed,
  covers: Covered,
  { blocks, table }: { blocks: ReadonlyMap<number, Sums>; table: Sums },
): PrintedTotal {
  const own = (covers === 'block' ? blocks.get(block) : undefined) ?? table;
  const { taken, refused, first, last } = own;
  const figures = cells.map((cell) => ({ ...cell, sum: own.fields.get(cell.field)?.value() ?? null }));
  const columns = figures.map((figure) => {
    const { header, field, additive, printed, sum } = figure;
    const { verdict, real } = additive
      ? { verdict: verdictOfSum(figure), real: null }
      : verdictOfRate(figure, figures, taken);
    const lacking = taken - (own.fields.get(field)?.count() ?? 0);
    return { header, field, printed, sum, real, lacking, verdict };
  });
  return { row, label, covers, lines: taken, refused, first, last, columns };
}
