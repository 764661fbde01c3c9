import type { RawCell } from '../cell.ts';
import { compareDecimals, type Decimal, roundedUnits } from '../decimal.ts';
import { createExactSum, type ExactSum } from '../exact-sum.ts';
import type { FieldSpec } from '../kind.ts';
import type { LaidRow } from '../layout/laid-row.ts';
import type { PrintedTotal } from '../preview.ts';
import { isNumeric } from './column-profile.ts';
import type { ColumnDecision } from './decide-column.ts';
import { takeFigure } from './quick-figure.ts';
import { readCell } from './read-cell.ts';
import type { UnderstoodRow } from './read-table.ts';
import type { UnderstoodTable } from './understand-table.ts';

/** Holds what rows of totals print against what the rows add up to. */
export interface TotalsCheck {
  /** An accepted row. */
  add(row: UnderstoodRow, block: number): void;
  /** A row of totals, or one without a name that may be one. */
  printed(laid: Pick<LaidRow, 'row' | 'block'>, label: string): void;
  /** Once all rows are in. */
  finish(): PrintedTotal[];
}

interface Printed {
  row: number;
  label: string;
  block: number;
  cells: { header: string; field: string; additive: boolean; amount: Decimal }[];
}

const KEPT = 2_000;

export function createTotalsCheck(table: UnderstoodTable): TotalsCheck {
  const fields = table.decisions.flatMap((decision) => (isAdded(decision) ? [decision.column.field.name] : []));
  const blocks = new Map<number, ExactSum[]>();
  /** Of blocks beyond those that are kept. */
  const rest = sums(fields);
  const printed: Printed[] = [];
  return {
    add({ values }, block) {
      const own = blocks.get(block) ?? (blocks.size < KEPT ? sums(fields) : rest);
      if (own !== rest) blocks.set(block, own);
      for (let place = 0; place < fields.length; place += 1) {
        const value = values[fields[place] ?? ''];
        if (value !== undefined) own[place]?.add(value as Decimal);
      }
    },
    printed({ row, block }, label) {
      if (printed.length < KEPT) printed.push({ row: row.number, label, block, cells: cellsOf(table, row.cells) });
    },
    finish() {
      const all = byField(fields, added(fields, [...blocks.values(), rest]));
      return printed.map((total) => {
        const own = blocks.get(total.block);
        return compare(total, all, own && byField(fields, own), printed.length === 1);
      });
    },
  };
}

/** A column of numbers whose way of writing is decided. */
function isAdded(decision: ColumnDecision): decision is ColumnDecision & { column: { field: FieldSpec } } {
  return decision.number !== null && isNumeric(decision.column.field?.type);
}

function sums(fields: readonly string[]): ExactSum[] {
  return fields.map(() => createExactSum());
}

/** The sums of all blocks together. */
function added(fields: readonly string[], blocks: readonly (readonly ExactSum[])[]): ExactSum[] {
  const all = sums(fields);
  for (const block of blocks) {
    for (const [place, sum] of all.entries()) {
      const own = block[place];
      if (own && own.count() > 0) sum.add(own.value());
    }
  }
  return all;
}

function byField(fields: readonly string[], list: readonly ExactSum[]): Map<string, ExactSum> {
  return new Map(list.map((sum, place) => [fields[place] ?? '', sum]));
}

function cellsOf({ decisions, year }: UnderstoodTable, cells: LaidRow['row']['cells']): Printed['cells'] {
  return decisions.flatMap((decision) => {
    const { field, header, index } = decision.column;
    if (field && isNumeric(field.type) && decision.number === null) return hollowCell(field, header, cells[index]);
    if (!isAdded(decision)) return [];
    const reading = readCell(cells[index] ?? null, decision, { year });
    return reading.kind === 'value'
      ? [
          {
            header,
            field: decision.column.field.name,
            additive: decision.column.field.additive,
            amount: reading.value as Decimal,
          },
        ]
      : [];
  });
}

/** A figure over a column in which no row has one. */
function hollowCell(field: FieldSpec, header: string, cell: RawCell | undefined): Printed['cells'] {
  const amount = takeFigure(cell);
  return amount === undefined ? [] : [{ header, field: field.name, additive: false, amount }];
}

/** A total covers its block where the block adds up to it, else the table; the only one of a table covers it all. */
function compare(
  { row, label, cells }: Printed,
  all: ReadonlyMap<string, ExactSum>,
  own: ReadonlyMap<string, ExactSum> | undefined,
  isOnly: boolean,
): PrintedTotal {
  const fits = (of: ReadonlyMap<string, ExactSum> | undefined) =>
    cells.filter(({ field, additive, amount }) => additive && verdictOf(amount, of?.get(field)?.value()) !== 'differs')
      .length;
  const [block, table] = [own ? fits(own) : 0, fits(all)];
  const fitting = block >= table ? 'block' : 'table';
  const covers = block > 0 || table > 0 ? fitting : isOnly && label !== '' ? 'table' : 'unknown';
  const against = covers === 'block' ? own : all;
  return {
    row,
    label,
    covers,
    columns: cells.map(({ header, field, additive, amount }) => {
      const sum = against?.get(field)?.value() ?? null;
      return { header, printed: amount, sum, verdict: additive ? verdictOf(amount, sum ?? undefined) : 'not-a-sum' };
    }),
  };
}

/** Equal; equal but for the last places (two in the hundredths, or a relative 10^-7 as figures of limited width have); or not. */
function verdictOf(printed: Decimal, sum: Decimal | undefined): 'equal' | 'rounding' | 'differs' {
  if (sum === undefined) return 'differs';
  if (compareDecimals(printed, sum) === 0) return 'equal';
  const difference = roundedUnits(printed, 4) - roundedUnits(sum, 4);
  const size = difference < 0n ? -difference : difference;
  const magnitude = roundedUnits(sum, 4);
  const relative = (magnitude < 0n ? -magnitude : magnitude) / 10_000_000n;
  return size <= 200n || size <= relative ? 'rounding' : 'differs';
}
