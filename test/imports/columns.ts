import type { Decimal } from '#core/imports/decimal.ts';
import { compareDecimals } from '#core/imports/decimal.ts';
import type { FieldType } from '#core/imports/kind.ts';
import type { FieldValue } from '#core/imports/understand/read-cell.ts';
import type { UnderstoodRow } from '#core/imports/understand/read-table.ts';
import { sumOf } from './figures.ts';
import type { Column, Table } from './read-file.ts';
import { fitOf } from './words.ts';

export interface Found {
  column: Column;
  /** Words asked for that its names lack, such as `total`. */
  lacking: readonly string[];
}

/** Columns that the words mean, nearest first: all words in the header, or all in the field's name. */
export function findColumns(table: Table, words: readonly string[], suits = (_: Column) => true): Found[] {
  if (words.length === 0) return [];
  const found = table.columns.filter(suits).flatMap((column) => {
    const fits = column.names.flatMap((name) => fitOf(words, name) ?? []);
    const [best] = fits.toSorted((a, b) => a.extra - b.extra || a.lacking.length - b.lacking.length);
    return best ? [{ column, extra: best.extra, lacking: best.lacking }] : [];
  });
  // Of two that fit alike, the one in which more stands is the one that is spoken of.
  return found.toSorted(
    (a, b) => a.extra - b.extra || a.lacking.length - b.lacking.length || a.column.view.blank - b.column.view.blank,
  );
}

/** The nearest column that the words mean. */
export function findColumn(
  table: Table,
  words: readonly string[],
  suits?: (column: Column) => boolean,
): Column | undefined {
  return findColumns(table, words, suits)[0]?.column;
}

const NUMERIC: ReadonlySet<FieldType> = new Set(['money', 'count', 'decimal', 'rate', 'duration']);
const DATED: ReadonlySet<FieldType> = new Set(['day', 'moment', 'period']);

export const isNumeric = ({ view, field }: Column): boolean => (field ? NUMERIC.has(field.type) : view.sum !== null);
/** By its field; a column without one by the days that are shown of it. */
export const isDated = ({ field, view }: Column): boolean => (field ? DATED.has(field.type) : view.first !== null);
export const isId = ({ field, names }: Column): boolean =>
  field?.type === 'id' && names.flat().some((word) => word === 'id' || word === 'contenido');

export function valueIn({ values }: UnderstoodRow, { field }: Column): FieldValue | undefined {
  return field ? values[field.name] : undefined;
}

/** Figures of a column, absent ones left out; only of columns that have a field. */
export function figuresOf(rows: readonly UnderstoodRow[], column: Column): Decimal[] {
  return rows.flatMap((row) => {
    const value = valueIn(row, column);
    return typeof value === 'string' ? [value as Decimal] : [];
  });
}

/** The sum of a column: of its rows, which must be what the preview shows; `null` where they disagree or nothing stands. */
export function columnSum({ rows }: Table, column: Column): Decimal | null {
  const { sum } = column.view;
  if (sum === null || column.field === null) return sum;
  return compareDecimals(sumOf(figuresOf(rows, column)), sum) === 0 ? sum : null;
}

/** Money of a table in the order in which it is what a row cost. */
const AMOUNTS = ['net', 'total', 'spend', 'amount', 'budget', 'gross'];

/** The column that a table is about: its money, or the only figure that it has. */
export function mainAmount(table: Table): Column | undefined {
  const money = AMOUNTS.flatMap((name) =>
    table.columns.filter((column) => isMoney(column) && column.field?.name === name),
  );
  const [spent] = money.filter(({ view }) => view.sum !== null && view.sum !== '0');
  if (spent ?? money[0]) return spent ?? money[0];
  const figures = table.columns.filter(isNumeric);
  return figures.length === 1 ? figures[0] : undefined;
}

export function isMoney({ field }: Column): boolean {
  return field?.type === 'money' && field.additive;
}
