import type { RawRow } from '../cell.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { NamedColumn } from './header-row.ts';
import type { RowFacts } from './row-facts.ts';

/**
 * What a row of a sheet is: `cover` before a table; `header`; `description` of the columns under it; `data`; `total`, with
 * the label that says so; `title` of the group of rows that follows; `note` after or between tables; `blank`.
 */
export type RowRole = 'cover' | 'header' | 'description' | 'data' | 'total' | 'title' | 'note' | 'blank';

/** A table found in a sheet, as far as it was read when a row is handed on. */
export interface FoundTable {
  /** From 0, in the order of the sheet. */
  index: number;
  /** `null` when the kind is not known: the header was guessed from its shape. */
  vocabulary: Vocabulary | null;
  columns: readonly NamedColumn[];
  /** Rows of the header, its first occurrence. */
  headerRows: readonly number[];
  /** Rows before the header that belong to it: title, key and value lines. At most 60. */
  cover: readonly RawRow[];
}

export interface LaidRow {
  role: RowRole;
  row: RawRow;
  facts: RowFacts;
  /** `null` before the first table. */
  table: FoundTable | null;
  /** Titles of the groups in which a data row stands, outermost first. */
  titles: readonly string[];
  /** Of the table: raised by each repeated header and each strong total, so that sums can be checked by block. */
  block: number;
  /** Of totals: the text that says so, and how surely. */
  total?: { text: string; strength: 'strong' | 'weak' };
}

export interface SegmenterOptions {
  vocabularies: readonly Vocabulary[];
  /** Merged areas near the top of the sheet. */
  merged?: readonly { top: number; left: number; bottom: number; right: number }[];
  /** True for a text that alone above a header says what its rows are: the name of a medium. */
  isTitle?(text: string): boolean;
  /** The header is this row, whatever it looks like, and the columns are of this kind. */
  forced?: { row: number; vocabulary: Vocabulary | null };
}
