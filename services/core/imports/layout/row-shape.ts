import type { RawCell, RawRow } from '../cell.ts';
import type { RowFacts } from './row-facts.ts';

/** Data rows after which a table's usual shape is taken as known. */
const SHAPE_ROWS = 50;

/** How the data rows of a table usually look. */
export interface Shape {
  rows: number;
  filled: number;
  texts: number;
  numbers: number;
  /** Per column, how many of those rows carry a number there. */
  numeric: number[];
}

export function emptyShape(): Shape {
  return { rows: 0, filled: 0, texts: 0, numbers: 0, numeric: [] };
}

/** A number, or a text with a digit. */
export function isNumberThere(cell: RawCell | undefined): boolean {
  if (typeof cell === 'string') return /\d/.test(cell);
  return typeof cell === 'object' && cell !== null && 'number' in cell;
}

export function learnShape(shape: Shape, { cells }: RawRow, facts: RowFacts): void {
  if (shape.rows >= SHAPE_ROWS) return;
  shape.rows += 1;
  shape.filled += facts.filled;
  shape.texts += facts.texts;
  shape.numbers += facts.numbers;
  for (const [column, cell] of cells.entries()) {
    if (isNumberThere(cell)) shape.numeric[column] = (shape.numeric[column] ?? 0) + 1;
    else shape.numeric[column] ??= 0;
  }
}

/** Columns that carry a number in most rows. */
export function numericColumns({ rows, numeric }: Shape): number[] {
  return numeric.flatMap((count, column) => (count * 2 >= Math.min(rows, SHAPE_ROWS) ? [column] : []));
}
