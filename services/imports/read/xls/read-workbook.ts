import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import type { RawCell, RawRow } from '#core/imports/cell.ts';
import type { ReadLimits, Sheet } from '#core/ports/file-reader.ts';
import { inBatches } from '../batches.ts';
import { BUILT_IN, cellFormat, numberCell } from '../number-format.ts';
import { createRowGatherer, MERGED_ROWS } from '../row-gatherer.ts';

// Books of before 1997 write their letters in a code page.
set_cptable(codepages);

/** Values and formats only: no macros, no formulas, no links, no HTML made of texts. */
const VALUES_ONLY = {
  type: 'buffer',
  dense: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false,
  cellDates: false,
  bookVBA: false,
} as const;

/**
 * Reads an old workbook as a whole.
 * @throws Error for a damaged file; AppError past a limit
 */
export function readWorkbook(bytes: Buffer, limits: ReadLimits): Sheet[] {
  const book = read(bytes, VALUES_ONLY);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name, at) => {
    const sheet = book.Sheets[name];
    if (sheet?.['!type'] !== undefined && sheet['!type'] !== 'sheet') return [];
    const rows = sheet ? rowsOf(sheet, name, date1904, limits) : [];
    return [{ name, hidden: isHidden(book, at), merged: mergedOf(sheet), rows: () => inBatches(rows) }];
  });
}

function isHidden(book: WorkBook, at: number): boolean {
  return (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
}

function mergedOf(sheet: WorkSheet | undefined): Sheet['merged'] {
  return (sheet?.['!merges'] ?? [])
    .filter(({ s }) => s.r < MERGED_ROWS)
    .map(({ s, e }) => ({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 }));
}

function rowsOf(sheet: WorkSheet, name: string, date1904: boolean, limits: ReadLimits): readonly RawRow[] {
  const gatherer = createRowGatherer(limits, name);
  const data: readonly (readonly (CellObject | null | undefined)[] | null | undefined)[] = sheet['!data'] ?? [];
  for (const [at, row] of data.entries()) {
    if (!row) continue;
    const cells = Array.from(row, (cell) => (cell ? cellOf(cell, date1904) : null));
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    if (cells.length > 0) gatherer.add({ number: at + 1, cells });
  }
  return gatherer.rows;
}

const ERRORS: Readonly<Record<number, string>> = {
  ...{ 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!' },
  ...{ 42: '#N/A', 43: '#GETTING_DATA' },
};

function cellOf({ t, v, z }: CellObject, date1904: boolean): RawCell {
  if (v === undefined || v === null || v === '') return null;
  if (t === 'e') return { error: ERRORS[Number(v)] ?? '#N/A' };
  if (typeof v === 'number') {
    const code = typeof z === 'number' ? BUILT_IN[z] : z;
    return numberCell(String(v), cellFormat(code ?? 'General'), date1904);
  }
  return typeof v === 'boolean' ? v : String(v);
}
