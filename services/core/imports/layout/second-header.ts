import type { RawCell, RawRow } from '../cell.ts';
import { matchHeader, type NamedColumn, nameColumns, textOf } from './header-row.ts';
import type { FoundTable, SegmenterOptions } from './laid-row.ts';
import type { RowFacts } from './row-facts.ts';

/** The columns when the row is the lower half of the header: names under merged or blank cells that are known as fields. */
export function secondHeader(
  table: Pick<FoundTable, 'columns' | 'headerRows'>,
  { vocabularies, merged = [] }: SegmenterOptions,
  { cells }: RawRow,
): Pick<FoundTable, 'vocabulary' | 'columns'> | null {
  if (table.headerRows.length > 1) return null;
  const [top = 0] = table.headerRows;
  const above = table.columns.map(({ header }) => header);
  const parents = spread(
    above,
    cells,
    merged.filter((area) => area.top <= top && area.bottom >= top && area.right > area.left),
  );
  const columns = nameColumns(padded(cells, parents.length), parents);
  const match = matchHeader(columns, vocabularies);
  const before = matchHeader(table.columns, vocabularies);
  if (!match || (before && match.weight <= before.weight + 0.5)) return null;
  return { vocabulary: match.vocabulary, columns };
}

/** Each parent goes on to the right over the columns that have no name of their own above but one below. */
function spread(
  above: readonly string[],
  below: readonly RawCell[],
  merged: readonly { left: number; right: number }[],
) {
  const width = Math.max(above.length, below.length);
  const parents: string[] = [];
  for (let column = 0; column < width; column += 1) {
    const own = above[column] ?? '';
    const area = merged.find(({ left, right }) => column + 1 > left && column + 1 <= right);
    const goesOn = own === '' && textOf(below[column]) !== '' && (area !== undefined || merged.length === 0);
    parents.push(goesOn ? (parents[column - 1] ?? '') : own);
  }
  return parents;
}

function padded(cells: readonly RawCell[], width: number): RawCell[] {
  return Array.from({ length: Math.max(width, cells.length) }, (_, index) => cells[index] ?? null);
}

/** Long texts under most columns: what each column means. */
export function describes(columns: readonly NamedColumn[], { cells }: RawRow, { texts }: RowFacts): boolean {
  const named = columns.filter(({ header }) => header !== '').length;
  if (texts < Math.min(named * 0.5, 10)) return false;
  const letters = cells.reduce((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0);
  return letters / texts >= 25;
}
