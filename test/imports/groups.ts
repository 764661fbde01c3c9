import type { FieldValue } from '#core/imports/understand/read-cell.ts';
import type { UnderstoodRow } from '#core/imports/understand/read-table.ts';
import { findColumn, isDated, valueIn } from './columns.ts';
import type { Column, Table } from './read-file.ts';
import { stemOf } from './words.ts';

/** What stands for "nothing" where a manifest groups rows. */
const NOTHING = '(vacío)';

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['year', 4],
  ['month', 7],
  ['day', 10],
  ['date', 10],
]);

/** Rows by what a column says, or by the day, month or year that they are of; `undefined` where no column is meant. */
export function rowsBy(table: Table, words: readonly string[]): Map<string, UnderstoodRow[]> | undefined {
  const length = words.length === 1 ? LENGTHS.get(stemOf(words[0] ?? '')) : undefined;
  const column = length === undefined ? findColumn(table, words, hasField) : mainDate(table);
  if (!column) return undefined;
  return Map.groupBy(table.rows, (row) => {
    const value = valueIn(row, column);
    return value === undefined ? NOTHING : textOf(value).slice(0, length);
  });
}

/** How many rows say what; also of a column that is no field, from the words that the preview shows. */
export function countsBy(table: Table, words: readonly string[]): Record<string, number> | undefined {
  const groups = rowsBy(table, words);
  if (groups) return Object.fromEntries([...groups].map(([name, { length }]) => [name, length]));
  const values = findColumn(table, words)?.view.values;
  return values ? Object.fromEntries(values.map(({ value, rows }) => [value, rows])) : undefined;
}

const hasField = ({ field }: Column): boolean => field !== null;

/** Columns that say when a row is, the first of them before all. */
const WHEN = ['publishedAt', 'day', 'period', 'firstDay', 'lastDay', 'month'];

/** The column that says when a row is. */
export function mainDate(table: Table): Column | undefined {
  return datesOf(table)[0];
}

/** Every column that says when a row is; where none is known by its name, the first dated one. */
export function datesOf({ columns }: Table): Column[] {
  const dated = columns.filter((column) => isDated(column) && column.view.first !== null);
  const known = WHEN.flatMap((name) => dated.filter(({ field }) => field?.name === name));
  return known.length > 0 ? known : dated.slice(0, 1);
}

/** A value as a manifest writes it: periods as the year, month or day that they are. */
export function textOf(value: FieldValue): string {
  if (typeof value !== 'object') return String(value);
  if (!('precision' in value)) return value.time === null ? value.day : `${value.day} ${value.time}`;
  const length = { year: 4, month: 7 }[String(value.precision)];
  if (length !== undefined) return value.first.slice(0, length);
  return value.first === value.last ? value.first : `${value.first}/${value.last}`;
}
