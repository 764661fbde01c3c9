import type { Decimal } from '#core/imports/decimal.ts';
import type { Day } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';

/** How a number is shown: `rate` is a fraction of 1, shown as per cent with one decimal, `fine-rate` with two. */
export type NumberFormat = 'count' | 'money' | 'rate' | 'fine-rate' | 'decimal';

/** `quiet`: something is missing or of less weight; `strong`: a sum or a heading. */
export type CellTone = 'plain' | 'strong' | 'quiet';

/** What stands in a cell. Text is text, whatever it begins with: no cell is ever a formula. `null`: nothing. */
export type SheetCell =
  | { kind: 'text'; text: string; tone?: CellTone }
  /** The decimal goes into the file digit by digit. */
  | { kind: 'number'; value: Decimal; format: NumberFormat; tone?: CellTone }
  | { kind: 'day'; day: Day }
  | null;

export interface SheetColumn {
  title: string;
  /** In characters. */
  width: number;
}

export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`, unique in the workbook. */
  name: string;
  columns: readonly SheetColumn[];
  /** Read once. */
  rows: Iterable<readonly SheetCell[]>;
  /** Its columns can be filtered: rows are of one kind. */
  filter: boolean;
}

export interface Workbook {
  title: string;
  author: string;
  created: Instant;
  /** Printed at the foot of every page. */
  foot: { left: string; right: string };
  sheets: readonly Sheet[];
}

export function textCellOf(text: string, tone: CellTone = 'plain'): SheetCell {
  return { kind: 'text', text, tone };
}

export function numberCell(value: Decimal, format: NumberFormat, tone: CellTone = 'plain'): SheetCell {
  return { kind: 'number', value, format, tone };
}

export function countCellOf(count: number, tone: CellTone = 'plain'): SheetCell {
  return numberCell(String(count) as Decimal, 'count', tone);
}
