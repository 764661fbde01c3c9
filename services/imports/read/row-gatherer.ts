import { fileTexts } from '#config/texts/file-refusals.ts';
import type { RawRow } from '#core/imports/cell.ts';
import type { ReadLimits } from '#core/ports/file-reader.ts';
import { refuse } from './refuse.ts';

/** Spreadsheets end here, at XFD1048576. */
export const MAX_ROW = 1_048_576;
export const MAX_COLUMN = 16_384;

/** Merged areas further down are of no use: headers stand above. */
export const MERGED_ROWS = 200;

/** A larger gap is handed on as a jump of the row numbers: one cell at the foot of a sheet is not a million rows. */
const MAX_GAP = 1_000;

const NO_CELLS: RawRow['cells'] = Object.freeze([]);

export interface RowGatherer {
  readonly rows: RawRow[];
  /**
   * Adds a row in which something stands; the empty ones before it are added with it.
   * @throws AppError `file-too-large` past a limit, `file-damaged` for a row that does not follow the one before
   */
  add(row: RawRow): void;
}

/** Gathers the rows of a sheet of a workbook, which leaves out rows in which nothing stands. */
export function createRowGatherer(limits: ReadLimits, sheet: string): RowGatherer {
  const rows: RawRow[] = [];
  let last = 0;
  let filled = 0;
  return {
    rows,
    add(row) {
      if (!(row.number > last && row.number <= MAX_ROW))
        throw refuse('file-damaged', fileTexts.sheetDamaged(sheet, row.number));
      if (++filled > limits.rows) throw refuse('file-too-large', fileTexts.tooManyRows(limits.rows));
      if (row.cells.length > limits.columns) {
        throw refuse('file-too-large', fileTexts.tooManyColumns(limits.columns, row.number));
      }
      for (const cell of row.cells) {
        if (typeof cell === 'string' && cell.length > limits.cellCharacters) {
          throw refuse('file-too-large', fileTexts.longCell(limits.cellCharacters, row.number));
        }
      }
      if (row.number - last - 1 <= MAX_GAP) {
        for (let number = last + 1; number < row.number; number++) rows.push({ number, cells: NO_CELLS });
      }
      rows.push(row);
      last = row.number;
    },
  };
}
