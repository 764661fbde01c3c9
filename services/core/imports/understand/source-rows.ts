import type { RawCell } from '../cell.ts';
import { textOf } from '../layout/header-row.ts';
import type { LaidRow } from '../layout/laid-row.ts';
import { type RefusedRow, type TableHead, writtenCells } from '../refused-row.ts';
import type { UnderstoodTable } from './understand-table.ts';

/** A row as the file has it, but that groups which it names once stand in each of their rows. */
export type SourceRow = Pick<LaidRow, 'row' | 'titles'>;

/** Follows the data rows of a table, one after the other. */
export function createSourceRows({ decisions }: UnderstoodTable): (laid: LaidRow) => SourceRow {
  const columns = decisions.flatMap(({ filledDown, column }) => (filledDown ? [column.index] : []));
  const above = new Map<number, RawCell>();
  return ({ row, titles }) => {
    if (columns.length === 0) return { row, titles };
    const cells = Array.from({ length: Math.max(row.cells.length, ...columns) }, (_, at) => row.cells[at] ?? null);
    for (const column of columns) {
      const cell = cells[column] ?? null;
      if (textOf(cell) === '') cells[column] = above.get(column) ?? null;
      else above.set(column, cell);
    }
    return { row: { ...row, cells }, titles };
  };
}

export function refusedRow({ survey }: UnderstoodTable, { row, titles }: SourceRow): RefusedRow {
  return { sheet: survey.sheet, row: row.number, titles, cells: writtenCells(row) };
}

export function headOf({ survey }: UnderstoodTable): TableHead {
  const headers: string[] = [];
  for (const { index, header } of survey.columns) headers[index] = header;
  return {
    cover: survey.table.cover.map((row) => writtenCells(row)),
    headers: Array.from(headers, (header) => header ?? ''),
  };
}
