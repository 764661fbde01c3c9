import type { RawCell, RawRow } from '../cell.ts';
import type { Vocabulary } from '../vocabulary.ts';
import {
  type HeaderMatch,
  matchHeader,
  mayBeHeader,
  type NamedColumn,
  nameColumns,
  repeatsHeader,
  textOf,
} from './header-row.ts';
import { labelOfTotals, type RowFacts, rowFacts } from './row-facts.ts';

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
  /** The header is this row, whatever it looks like, and the columns are of this kind. */
  forced?: { row: number; vocabulary: Vocabulary | null };
}

/** Lays out one sheet row by row. The same rows give the same roles, in any number of passes. */
export interface Segmenter {
  push(row: RawRow, emit: (laid: LaidRow) => void): void;
  end(emit: (laid: LaidRow) => void): void;
}

const COVER_KEPT = 60;
/** Data rows after which a table's usual shape is taken as known. */
const SHAPE_ROWS = 50;

/** How the data rows of a table usually look. */
interface Shape {
  rows: number;
  filled: number;
  texts: number;
  numbers: number;
  /** Per column, how many of those rows carry a number there. */
  numeric: number[];
}

interface State {
  table: FoundTable | null;
  cover: RawRow[];
  /** Rows just after a header of which it is not yet known whether they belong to it. */
  fresh: boolean;
  shape: Shape;
  titles: string[];
  /** Single texts that become titles when data follow, notes when not. */
  waiting: { row: RawRow; facts: RowFacts }[];
  afterGap: boolean;
  foreign: boolean;
  /** The last rows were totals that close the table: what follows a gap may be another matter. */
  closed: boolean;
  block: number;
  tables: number;
}

export function createSegmenter(options: SegmenterOptions): Segmenter {
  const state: State = {
    table: null,
    cover: [],
    fresh: false,
    shape: emptyShape(),
    titles: [],
    waiting: [],
    afterGap: false,
    foreign: false,
    closed: false,
    block: 0,
    tables: 0,
  };
  return {
    push: (row, emit) => layRow(state, options, row, emit),
    end: (emit) => flushWaiting(state, 'note', emit),
  };
}

type Emit = (laid: LaidRow) => void;

function layRow(state: State, options: SegmenterOptions, row: RawRow, emit: Emit): void {
  const facts = rowFacts(row);
  if (facts.filled === 0) {
    state.afterGap = true;
    emit(laid(state, 'blank', row, facts));
    return;
  }
  if (startsTable(state, options, row, facts, emit)) return;
  if (!state.table) {
    keepCover(state, row);
    emit(laid(state, 'cover', row, facts));
    return;
  }
  if (state.fresh && continuesHeader(state, options, row, facts, emit)) return;
  layInTable(state, row, facts, emit);
}

/** A header, the first or a further one, or the same again. */
function startsTable(state: State, options: SegmenterOptions, row: RawRow, facts: RowFacts, emit: Emit): boolean {
  const { table } = state;
  const { forced } = options;
  if (forced) return row.number === forced.row && open(state, row, facts, forcedMatch(row, forced), emit);
  if (facts.texts < 2 || facts.numbers * 3 > facts.texts) return false;
  if (table && repeatsHeader(row.cells, table.columns)) {
    flushWaiting(state, 'cover', emit);
    state.block += 1;
    state.foreign = false;
    state.afterGap = false;
    emit(laid(state, 'header', row, facts));
    return true;
  }
  if ((table && facts.numbers > 0) || !mayBeHeader(row.cells, options.vocabularies, table ? 2 : 1)) return false;
  const match = matchHeader(nameColumns(row.cells), options.vocabularies);
  if (match && (!table || isSurelyHeader(match, facts))) return open(state, row, facts, match, emit);
  return facts.numbers === 0 && opensWithRowAbove(state, options, row, facts, emit);
}

/** Two rows that are a header only together: the upper one names groups of columns. */
function opensWithRowAbove(state: State, options: SegmenterOptions, row: RawRow, facts: RowFacts, emit: Emit): boolean {
  const above = state.cover.at(-1);
  if (above?.number !== row.number - 1) return false;
  const upper = { columns: nameColumns(above.cells), headerRows: [above.number] };
  const joined = secondHeader(upper, options, row);
  if (!joined) return false;
  state.cover.pop();
  open(state, row, facts, joined, emit);
  if (state.table) state.table = { ...state.table, headerRows: [above.number, row.number] };
  return true;
}

function forcedMatch(row: RawRow, { vocabulary }: { vocabulary: Vocabulary | null }) {
  return { vocabulary, columns: nameColumns(row.cells) };
}

/** Inside a table a row of words is a header only if next to nothing in it could be data. */
function isSurelyHeader({ fields, share }: HeaderMatch, { numbers }: RowFacts): boolean {
  return numbers === 0 && fields >= 2 && share >= 0.6;
}

function open(
  state: State,
  row: RawRow,
  facts: RowFacts,
  { vocabulary, columns }: Pick<FoundTable, 'vocabulary' | 'columns'>,
  emit: Emit,
): true {
  flushWaiting(state, 'cover', emit);
  state.table = { index: state.tables, vocabulary, columns, headerRows: [row.number], cover: state.cover };
  state.tables += 1;
  Object.assign(state, { cover: [], fresh: true, shape: emptyShape(), titles: [], afterGap: false });
  Object.assign(state, { foreign: false, closed: false, block: 0 });
  emit(laid(state, 'header', row, facts));
  return true;
}

/** A second row of the header, or one that describes its columns. */
function continuesHeader(state: State, options: SegmenterOptions, row: RawRow, facts: RowFacts, emit: Emit): boolean {
  state.fresh = false;
  const { table } = state;
  if (!table || facts.numbers > 0 || facts.texts < 2 || options.forced) return false;
  const below = secondHeader(table, options, row);
  if (below) {
    state.table = { ...table, ...below, headerRows: [...table.headerRows, row.number] };
    state.fresh = true;
    emit(laid(state, 'header', row, facts));
    return true;
  }
  if (!describes(table.columns, row, facts)) return false;
  const described = table.columns.map((column) => {
    const description = textOf(row.cells[column.index]);
    return description === '' ? column : { ...column, description };
  });
  state.table = { ...table, columns: described, headerRows: [...table.headerRows, row.number] };
  emit(laid(state, 'description', row, facts));
  return true;
}

/** The columns when the row is the lower half of the header: names under merged or blank cells that are known as fields. */
function secondHeader(
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
function describes(columns: readonly NamedColumn[], { cells }: RawRow, { texts }: RowFacts): boolean {
  const named = columns.filter(({ header }) => header !== '').length;
  if (texts < Math.min(named * 0.5, 10)) return false;
  const letters = cells.reduce((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0);
  return letters / texts >= 25;
}

function layInTable(state: State, row: RawRow, facts: RowFacts, emit: Emit): void {
  const total = totalOf(state, row, facts);
  if (total) {
    flushWaiting(state, 'note', emit);
    emit({ ...laid(state, 'total', row, facts), total });
    if (total.strength === 'strong') Object.assign(state, { block: state.block + 1, closed: true });
    state.afterGap = true;
    return;
  }
  if (isAlone(state, facts)) {
    state.waiting.push({ row, facts });
    return;
  }
  if (opensUnknown(state, row, facts, emit)) return;
  if (isForeign(state, row, facts)) {
    flushWaiting(state, 'note', emit);
    keepCover(state, row);
    emit(laid(state, 'note', row, facts));
    return;
  }
  takeTitles(state, emit);
  learnShape(state.shape, row, facts);
  Object.assign(state, { afterGap: false, closed: false });
  emit(laid(state, 'data', row, facts));
}

/** A row of totals says so in some cell, and says little else. */
function totalOf({ shape, table }: State, row: RawRow, facts: RowFacts): LaidRow['total'] | null {
  const label = labelOfTotals(row);
  if (!label) return null;
  const usual = shape.rows > 0 ? shape.texts / shape.rows : (table?.columns.length ?? 2) / 2;
  const others = facts.texts - 1;
  const few = label.strength === 'strong' ? Math.max(1, usual * 0.4) : 0;
  if (label.strength === 'weak' && usual < 2) return null;
  return others <= few ? { text: label.text, strength: label.strength } : null;
}

/** After a closed table and a gap, a row of different words over most of the width heads a table of a kind not known. */
function opensUnknown(state: State, row: RawRow, facts: RowFacts, emit: Emit): boolean {
  const { shape, closed, afterGap } = state;
  if (!closed || !afterGap || facts.numbers > 0 || facts.texts < 3 || facts.texts < facts.filled) return false;
  if (shape.rows === 0 || shape.numbers / shape.rows < 1 || facts.filled < (shape.filled / shape.rows) * 0.6)
    return false;
  const texts = row.cells.map(textOf).filter((text) => text !== '');
  if (new Set(texts).size < texts.length) return false;
  return open(state, row, facts, { vocabulary: null, columns: nameColumns(row.cells) }, emit);
}

/** One text, or two, where rows usually have many cells: a title or a note. */
function isAlone({ shape, table }: State, { filled, texts }: RowFacts): boolean {
  const usual = shape.rows > 0 ? shape.filled / shape.rows : (table?.columns.length ?? 0);
  if (filled === 1) return texts === 1 && usual > 1.5;
  return filled === 2 && texts === 2 && usual >= 5;
}

/** After a gap: rows of words where there were numbers open a block that is another matter, until rows fit again. */
function isForeign(state: State, { cells }: RawRow, { texts, numbers, filled }: RowFacts): boolean {
  const { shape } = state;
  if (shape.rows === 0 || shape.numbers / shape.rows < 1) return false;
  const columns = shape.numeric.flatMap((count, column) =>
    count * 2 >= Math.min(shape.rows, SHAPE_ROWS) ? [column] : [],
  );
  const there = columns.filter((column) => isNumberThere(cells[column])).length;
  if (there * 2 >= columns.length) state.foreign = false;
  else if (state.afterGap && numbers === 0 && texts >= 2 && filled >= 2) state.foreign = true;
  return state.foreign;
}

function isNumberThere(cell: RawCell | undefined): boolean {
  if (typeof cell === 'string') return /\d/.test(cell);
  return typeof cell === 'object' && cell !== null && 'number' in cell;
}

function learnShape(shape: Shape, { cells }: RawRow, facts: RowFacts): void {
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

/** Data follow: what waited were titles. Fewer than before replace the innermost ones. */
function takeTitles(state: State, emit: Emit): void {
  if (state.waiting.length === 0) return;
  const fresh = state.waiting.map(({ row }) =>
    row.cells
      .map(textOf)
      .filter((text) => text !== '')
      .join(' '),
  );
  const kept = state.titles.slice(0, Math.max(0, state.titles.length - fresh.length));
  flushWaiting(state, 'title', emit);
  state.titles = [...kept, ...fresh].slice(-3);
}

function flushWaiting(state: State, role: 'title' | 'note' | 'cover', emit: Emit): void {
  for (const { row, facts } of state.waiting) {
    if (role !== 'title') keepCover(state, row);
    emit(laid(state, role, row, facts));
  }
  state.waiting = [];
}

function keepCover(state: State, row: RawRow): void {
  if (state.cover.length >= COVER_KEPT) state.cover.shift();
  state.cover.push(row);
}

function laid({ table, titles, block }: State, role: RowRole, row: RawRow, facts: RowFacts): LaidRow {
  return { role, row, facts, table, titles, block };
}

function emptyShape(): Shape {
  return { rows: 0, filled: 0, texts: 0, numbers: 0, numeric: [] };
}
