import {
  hasCalendar,
  headerFacts,
  isRowOfPeriods,
  isRowOfWeekdays,
  withNamesAbove,
  withPeriodsBelow,
} from '../calendar/calendar-rows.ts';
import type { RawRow } from '../cell.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type HeaderMatch, matchHeader, mayBeHeader, nameColumns, repeatsHeader, textOf } from './header-row.ts';
import type { FoundTable, LaidRow, SegmenterOptions } from './laid-row.ts';
import { createState, type Emit, flushWaiting, keepCover, laid, type State } from './layout-state.ts';
import { labelOfTotals, type RowFacts, rowFacts } from './row-facts.ts';
import { emptyShape, isNumberThere, learnShape, numericColumns } from './row-shape.ts';
import { describes, secondHeader } from './second-header.ts';
import { takeTitles, takeTitlesOfBlock, titleAbove } from './titles.ts';

/** Lays out one sheet row by row. The same rows give the same roles, in any number of passes. */
export interface Segmenter {
  push(row: RawRow, emit: (laid: LaidRow) => void): void;
  end(emit: (laid: LaidRow) => void): void;
}

export function createSegmenter(options: SegmenterOptions): Segmenter {
  const state = createState();
  return {
    push: (row, emit) => layRow(state, options, row, emit),
    end: (emit) => flushWaiting(state, 'note', emit),
  };
}

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
  layInTable(state, options, row, facts, emit);
}

/** A header, the first or a further one, or the same again. */
function startsTable(state: State, options: SegmenterOptions, row: RawRow, raw: RowFacts, emit: Emit): boolean {
  const { table } = state;
  const { forced } = options;
  const facts = !table || hasCalendar(table.columns) ? headerFacts(raw, row) : raw;
  if (forced) return row.number === forced.row && open(state, options, row, facts, forcedMatch(row, forced), emit);
  if (!table && isRowOfPeriods(row) && opensWithNamesAbove(state, options, row, facts, emit)) return true;
  if (facts.texts < 2 || facts.numbers * 3 > facts.texts) return false;
  if (table && repeatsHeader(row.cells, table.columns)) {
    takeTitlesOfBlock(state, table, row, emit);
    state.block += 1;
    state.foreign = false;
    state.afterGap = false;
    emit(laid(state, 'header', row, facts));
    return true;
  }
  if ((table && facts.numbers > 0) || !mayBeHeader(row.cells, options.vocabularies, table ? 2 : 1)) return false;
  const above = state.cover.at(-1);
  const named = table ? null : withNamesAbove(above, row);
  const match = matchHeader(named ?? nameColumns(row.cells), options.vocabularies);
  if (match && named && above) return openWith(state, options, above, row, facts, match, emit);
  if (match && (!table || isSurelyHeader(match, facts))) return open(state, options, row, facts, match, emit);
  return facts.numbers === 0 && opensWithRowAbove(state, options, row, facts, emit);
}

/** Two rows that are a header only together: the upper one names groups of columns. */
function opensWithRowAbove(state: State, options: SegmenterOptions, row: RawRow, facts: RowFacts, emit: Emit): boolean {
  const above = state.cover.at(-1);
  if (above?.number !== row.number - 1) return false;
  const upper = { columns: nameColumns(above.cells), headerRows: [above.number] };
  const joined = secondHeader(upper, options, row);
  return joined !== null && openWith(state, options, above, row, facts, joined, emit);
}

/** A row of periods under the names of the columns, which alone tell no table. */
function opensWithNamesAbove(
  state: State,
  options: SegmenterOptions,
  row: RawRow,
  facts: RowFacts,
  emit: Emit,
): boolean {
  const above = state.cover.at(-1);
  if (above?.number !== row.number - 1) return false;
  const match = matchHeader(withPeriodsBelow(above.cells.map(textOf), row), options.vocabularies);
  return match !== null && openWith(state, options, above, row, facts, match, emit);
}

/** Opens a table of which the row above is a part of the header. */
function openWith(
  state: State,
  options: SegmenterOptions,
  above: RawRow,
  row: RawRow,
  facts: RowFacts,
  match: Pick<FoundTable, 'vocabulary' | 'columns'>,
  emit: Emit,
): true {
  state.cover.pop();
  open(state, options, row, facts, match, emit);
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
  options: SegmenterOptions,
  row: RawRow,
  facts: RowFacts,
  { vocabulary, columns }: Pick<FoundTable, 'vocabulary' | 'columns'>,
  emit: Emit,
): true {
  flushWaiting(state, 'cover', emit);
  state.table = { index: state.tables, vocabulary, columns, headerRows: [row.number], cover: state.cover };
  state.tables += 1;
  const titles = titleAbove(state.cover, row, options);
  Object.assign(state, { cover: [], fresh: true, shape: emptyShape(), titles, afterGap: false });
  Object.assign(state, { foreign: false, closed: false, block: 0 });
  emit(laid(state, 'header', row, facts));
  return true;
}

/** A second row of the header, or one that describes its columns. */
function continuesHeader(state: State, options: SegmenterOptions, row: RawRow, facts: RowFacts, emit: Emit): boolean {
  state.fresh = false;
  const { table } = state;
  if (table && !options.forced && continuesCalendar(state, table, row, facts, emit)) return true;
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

/** Periods, or days of the week, under the names of their months. */
function continuesCalendar(state: State, table: FoundTable, row: RawRow, facts: RowFacts, emit: Emit): boolean {
  if (table.vocabulary?.kind.target !== 'media-buys') return false;
  // A row that fills all named columns is data, whatever it looks like.
  if (table.columns.every(({ header, index }) => header === '' || textOf(row.cells[index]) !== '')) return false;
  const isOfPeriods = isRowOfPeriods(row);
  if (!isOfPeriods && !isRowOfWeekdays(row)) return false;
  const columns = isOfPeriods ? withPeriodsBelow(headersOf(table), row) : table.columns;
  state.table = { ...table, columns, headerRows: [...table.headerRows, row.number] };
  state.fresh = true;
  emit(laid(state, 'header', row, facts));
  return true;
}

function headersOf({ columns }: FoundTable): string[] {
  const headers: string[] = [];
  for (const { index, header } of columns) headers[index] = header;
  return Array.from(headers, (header) => header ?? '');
}

/** After a gap: rows of words where there were numbers open a block that is another matter, until rows fit again. */
function isForeign(state: State, { cells }: RawRow, { texts, numbers, filled }: RowFacts): boolean {
  const { shape } = state;
  if (!state.foreign && !state.afterGap) return false;
  if (shape.rows === 0 || shape.numbers / shape.rows < 1) return false;
  const columns = numericColumns(shape);
  const there = columns.filter((column) => isNumberThere(cells[column])).length;
  if (there * 2 >= columns.length) state.foreign = false;
  else if (state.afterGap && numbers === 0 && texts >= 2 && filled >= 2) state.foreign = true;
  return state.foreign;
}

function layInTable(state: State, options: SegmenterOptions, row: RawRow, facts: RowFacts, emit: Emit): void {
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
  if (opensUnknown(state, options, row, facts, emit)) return;
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
function opensUnknown(state: State, options: SegmenterOptions, row: RawRow, facts: RowFacts, emit: Emit): boolean {
  const { shape, closed, afterGap } = state;
  if (!closed || !afterGap || facts.numbers > 0 || facts.texts < 3 || facts.texts < facts.filled) return false;
  if (shape.rows === 0 || shape.numbers / shape.rows < 1 || facts.filled < (shape.filled / shape.rows) * 0.6)
    return false;
  const texts = row.cells.map(textOf).filter((text) => text !== '');
  if (new Set(texts).size < texts.length) return false;
  return open(state, options, row, facts, { vocabulary: null, columns: nameColumns(row.cells) }, emit);
}

/** One text, or two, where rows usually have many cells: a title or a note. */
function isAlone({ shape, table }: State, { filled, texts }: RowFacts): boolean {
  const usual = shape.rows > 0 ? shape.filled / shape.rows : (table?.columns.length ?? 0);
  if (filled === 1) return texts === 1 && usual > 1.5;
  return filled === 2 && texts === 2 && usual >= 5;
}
