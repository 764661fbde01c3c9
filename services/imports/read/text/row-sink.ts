import { fileTexts } from '#config/texts/file-refusals.ts';
import type { RawRow } from '#core/imports/cell.ts';
import type { ReadLimits } from '#core/ports/file-reader.ts';
import { refuse } from '../refuse.ts';

export type TextCells = (string | null)[];

export interface RowSink {
  /** The rows so far; whoever takes some removes them. */
  readonly rows: RawRow[];
  /**
   * @param characters of the text that the cells are made of
   * @throws AppError `file-too-large` past a limit
   */
  add(cells: TextCells, number: number, characters: number): void;
}

/** Holds the rows of a text to the limits. */
export function createRowSink(limits: ReadLimits): RowSink {
  const rows: RawRow[] = [];
  let filled = 0;
  return {
    rows,
    add(cells, number, characters) {
      if (cells.length > 0 && ++filled > limits.rows) {
        throw refuse('file-too-large', fileTexts.tooManyRows(limits.rows));
      }
      if (cells.length > limits.columns) refuseWide(cells, number, limits);
      // Cells are looked at one by one only where the text is long enough to hold one that is too long.
      if (characters > limits.cellCharacters) refuseLong(cells, number, limits);
      rows.push({ number, cells });
    },
  };
}

function refuseWide(cells: TextCells, number: number, { columns }: ReadLimits): void {
  const width = cells.findLastIndex((cell) => cell !== null) + 1;
  if (width > columns) throw refuse('file-too-large', fileTexts.tooManyColumns(columns, number));
}

function refuseLong(cells: TextCells, number: number, { cellCharacters }: ReadLimits): void {
  if (cells.some((cell) => cell !== null && cell.length > cellCharacters)) {
    throw refuse('file-too-large', fileTexts.longCell(cellCharacters, number));
  }
}
