import { fileTexts } from '#config/texts/file-refusals.ts';
import type { RawCell, RawRow } from '#core/imports/cell.ts';
import type { ReadLimits } from '#core/ports/file-reader.ts';
import { refuse } from '../refuse.ts';
import { type Attributes, type ClassFormats, classFormats, htmlCell } from './html-cell.ts';

/** What is met in a page, in its order. */
export interface TableEvents {
  table(): void;
  caption(text: string): void;
  merged(area: { top: number; left: number; bottom: number; right: number }): void;
  /** Also a row in which nothing stands. */
  row(row: RawRow): void;
  /** A field for a password: the page wants somebody to sign in. */
  password(): void;
}

/** Takes what the parser finds. */
export interface TableHandlers {
  onopentag(name: string, attributes: Attributes): void;
  onclosetag(name: string): void;
  ontext(text: string): void;
}

/** What is read of nothing: programs, styles, forms, templates. Nothing of a page is run or fetched. */
const SKIPPED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'select',
  'textarea',
  'svg',
  'math',
  'title',
  'xml',
]);
const BREAKS = new Set(['br', 'p', 'div', 'li']);
/** Deeper pages are made to break readers. */
const DEEPEST = 2_000;
const MOST_STYLES = 1 << 20;

interface OpenCell {
  attributes: Attributes;
  column: number;
  across: number;
  down: number;
  text: string;
  /** What parts it from the next piece. */
  gap: '' | ' ' | '\n';
}

interface State {
  depth: number;
  /** Tables within tables; those inside a cell are no part of it. */
  tables: number;
  skipped: string | null;
  skippedDepth: number;
  styles: string;
  classes: ClassFormats;
  caption: string | null;
  row: number;
  cells: RawCell[] | null;
  cell: OpenCell | null;
  column: number;
  /** Columns that cells of rows above reach down to, with the rows that are left. */
  spans: Map<number, number>;
}

/** Makes rows of the outermost tables of a page: a page holds one or more, each a sheet. */
export function createTableHandlers(limits: ReadLimits, events: TableEvents): TableHandlers {
  const state: State = {
    ...{ depth: 0, tables: 0, skipped: null, skippedDepth: 0, styles: '', classes: new Map(), caption: null },
    ...{ row: 0, cells: null, cell: null, column: 0, spans: new Map() },
  };
  return {
    onopentag(name, attributes) {
      if (++state.depth > DEEPEST) throw refuse('file-damaged', fileTexts.htmlTooDeep());
      if (name === 'input' && /^password$/i.test(attributes.type ?? '')) events.password();
      if (state.skipped !== null) {
        if (name === state.skipped) state.skippedDepth += 1;
      } else if (SKIPPED.has(name)) Object.assign(state, { skipped: name, skippedDepth: 1 });
      else openTag(state, name, attributes, limits, events);
    },
    onclosetag(name) {
      state.depth -= 1;
      if (state.skipped === null) closeTag(state, name, events);
      else if (name === state.skipped) endSkipped(state);
    },
    ontext(text) {
      if (state.skipped === 'style' && state.styles.length < MOST_STYLES) state.styles += text;
      if (state.skipped !== null || state.tables !== 1) return;
      if (state.cell) addText(state, text, limits);
      else if (state.caption !== null && state.caption.length < limits.cellCharacters) state.caption += text;
    },
  };
}

function endSkipped(state: State): void {
  state.skippedDepth -= 1;
  if (state.skippedDepth > 0) return;
  if (state.skipped === 'style') state.classes = classFormats(state.styles);
  state.skipped = null;
}

function openTag(state: State, name: string, attributes: Attributes, limits: ReadLimits, events: TableEvents): void {
  if (name === 'table') openTable(state, events);
  if (state.tables !== 1) return;
  if (name === 'caption') state.caption = '';
  else if (name === 'tr') openRow(state, events);
  else if (name === 'td' || name === 'th') openCell(state, attributes, limits, events);
  else if (BREAKS.has(name) && state.cell) state.cell.gap = '\n';
}

function openTable(state: State, events: TableEvents): void {
  state.tables += 1;
  if (state.tables !== 1) return;
  Object.assign(state, { row: 0, cells: null, cell: null, caption: null, spans: new Map() });
  events.table();
}

function closeTag(state: State, name: string, events: TableEvents): void {
  if (state.tables === 1) {
    if (name === 'td' || name === 'th') closeCell(state);
    else if (name === 'tr' || name === 'table') closeRow(state, events);
    else if (name === 'caption' && state.caption !== null) {
      events.caption(state.caption.replace(/\s+/g, ' ').trim());
      state.caption = null;
    } else if (BREAKS.has(name) && name !== 'br' && state.cell) state.cell.gap = '\n';
  }
  if (name === 'table' && state.tables > 0) state.tables -= 1;
}

function openRow(state: State, events: TableEvents): void {
  closeRow(state, events);
  state.row += 1;
  state.cells = [];
  state.column = 0;
}

function openCell(state: State, attributes: Attributes, { columns }: ReadLimits, events: TableEvents): void {
  closeCell(state);
  // A page may leave out the row.
  if (state.cells === null) openRow(state, events);
  while (state.spans.has(state.column)) state.column += 1;
  const across = spanOf(attributes.colspan, columns);
  const down = spanOf(attributes.rowspan, MOST_DOWN);
  const { column, row } = state;
  if (column + across > columns) throw refuse('file-too-large', fileTexts.tooManyColumns(columns, row));
  if (across + down > 2) events.merged({ top: row, left: column + 1, bottom: row + down - 1, right: column + across });
  state.cell = { attributes, column, across, down, text: '', gap: '' };
}

const MOST_DOWN = 65_534;

function spanOf(written: string | undefined, most: number): number {
  const span = Number.parseInt(written ?? '1', 10);
  return span >= 1 ? Math.min(span, most) : 1;
}

function closeCell(state: State): void {
  const { cell, cells } = state;
  if (!cell || !cells) return;
  const value = htmlCell(cell.text, cell.attributes, state.classes);
  if (value !== null) {
    while (cells.length < cell.column) cells.push(null);
    cells[cell.column] = value;
  }
  if (cell.down > 1) for (let at = 0; at < cell.across; at += 1) state.spans.set(cell.column + at, cell.down);
  state.column = cell.column + cell.across;
  state.cell = null;
}

function closeRow(state: State, events: TableEvents): void {
  closeCell(state);
  if (state.cells === null) return;
  events.row({ number: state.row, cells: state.cells });
  state.cells = null;
  for (const [column, left] of state.spans) {
    if (left > 1) state.spans.set(column, left - 1);
    else state.spans.delete(column);
  }
}

/** Spaces and line ends of a page are one space; hard spaces stay, as in the other files. */
function addText({ cell, row }: State, text: string, { cellCharacters }: ReadLimits): void {
  if (!cell) return;
  const joined = text.replace(/[ \t\r\n\f]+/g, ' ');
  if (joined.startsWith(' ')) cell.gap ||= ' ';
  const bare = joined.replace(/^ | $/g, '');
  if (bare === '') return;
  cell.text += cell.text === '' ? bare : cell.gap + bare;
  cell.gap = joined.endsWith(' ') ? ' ' : '';
  if (cell.text.length > cellCharacters) throw refuse('file-too-large', fileTexts.longCell(cellCharacters, row));
}
