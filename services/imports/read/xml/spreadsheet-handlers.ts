import { fileTexts } from '#config/texts/file-refusals.ts';
import type { RawCell, RawRow } from '#core/imports/cell.ts';
import { type CellFormat, cellFormat, dateCell, NAMED_FORMATS, numberCell, PLAIN } from '../number-format.ts';
import { refuse } from '../refuse.ts';
import { MAX_COLUMN } from '../row-gatherer.ts';
import type { XmlHandlers } from './scan-xml.ts';
import { attribute, detached } from './xml-text.ts';

/** What is met in an XML spreadsheet, in its order. */
export interface SpreadsheetEvents {
  sheet(name: string): void;
  hidden(): void;
  merged(area: { top: number; left: number; bottom: number; right: number }): void;
  row(row: RawRow): void;
}

interface State {
  events: SpreadsheetEvents;
  formats: Map<string, CellFormat>;
  style: string;
  date1904: boolean;
  sheet: string;
  row: number;
  rowFormat: string | undefined;
  cells: RawCell[];
  column: number;
  /** Columns that the open cell covers beside its own. */
  across: number;
  cellFormat: string | undefined;
  type: string;
  value: string;
  inData: boolean;
  inComment: boolean;
  inVisible: boolean;
}

/** Makes events of the XML that Excel 2003 and many systems write. */
export function createSpreadsheetHandlers(events: SpreadsheetEvents): XmlHandlers {
  const places = {
    row: 0,
    rowFormat: undefined,
    cells: [],
    column: 0,
    across: 0,
    cellFormat: undefined,
    type: '',
    value: '',
  };
  const flags = { date1904: false, inData: false, inComment: false, inVisible: false };
  const state: State = { events, formats: new Map(), style: '', sheet: '', ...places, ...flags };
  return {
    open(name, attributes, empty) {
      OPEN[name]?.(state, attributes, empty);
    },
    close(name) {
      if (name === 'Data') state.inData = false;
      else if (name === 'Comment') state.inComment = false;
      else if (name === 'Visible') state.inVisible = false;
      else if (name === 'Cell') closeCell(state);
      else if (name === 'Row') closeRow(state);
    },
    text(piece) {
      if (state.inData && !state.inComment) state.value += piece;
      else if (state.inVisible && /Hidden/.test(piece)) state.events.hidden();
    },
  };
}

const OPEN: Readonly<Record<string, (state: State, attributes: string, empty: boolean) => void>> = {
  Style(state, attributes) {
    state.style = attribute(attributes, 'ID') ?? '';
    const parent = state.formats.get(attribute(attributes, 'Parent') ?? '');
    if (parent) state.formats.set(state.style, parent);
  },
  NumberFormat(state, attributes) {
    const code = attribute(attributes, 'Format') ?? 'General';
    state.formats.set(state.style, cellFormat(NAMED_FORMATS[code] ?? code));
  },
  Date1904(state) {
    state.date1904 = true;
  },
  Worksheet(state, attributes) {
    state.row = 0;
    state.sheet = attribute(attributes, 'Name') ?? '';
    state.events.sheet(state.sheet);
  },
  Visible(state, _attributes, empty) {
    state.inVisible = !empty;
  },
  Row(state, attributes) {
    state.row = Number(attribute(attributes, 'Index') ?? state.row + 1);
    state.rowFormat = attribute(attributes, 'StyleID');
    state.cells = [];
    state.column = 0;
  },
  Cell(state, attributes, empty) {
    state.column = Number(attribute(attributes, 'Index') ?? state.column + 1);
    if (!(state.column >= 1 && state.column <= MAX_COLUMN)) {
      throw refuse('file-damaged', fileTexts.sheetDamaged(state.sheet, state.row));
    }
    state.cellFormat = attribute(attributes, 'StyleID');
    state.type = '';
    state.value = '';
    const across = Number(attribute(attributes, 'MergeAcross') ?? 0);
    const down = Number(attribute(attributes, 'MergeDown') ?? 0);
    const { row, column } = state;
    if (across + down > 0) state.events.merged({ top: row, left: column, bottom: row + down, right: column + across });
    if (empty) state.column += across;
    state.across = across;
  },
  Comment(state, _attributes, empty) {
    state.inComment = !empty;
  },
  Data(state, attributes, empty) {
    if (state.inComment) return;
    state.inData = !empty;
    state.type = attribute(attributes, 'Type') ?? 'String';
  },
};

function closeCell(state: State): void {
  const { cells, column } = state;
  const cell = cellOf(state);
  state.column += state.across;
  if (cell === null) return;
  while (cells.length < column - 1) cells.push(null);
  cells[column - 1] = cell;
}

function closeRow(state: State): void {
  if (state.cells.length > 0) state.events.row({ number: state.row, cells: state.cells });
  state.cells = [];
}

function cellOf({ type, value, formats, cellFormat: own, rowFormat, date1904 }: State): RawCell {
  if (value === '') return null;
  const format = formats.get(own ?? rowFormat ?? 'Default') ?? PLAIN;
  switch (type) {
    case 'Number':
      return numberCell(value.trim(), format, date1904);
    case 'DateTime':
      return dateCell(value.trim(), format);
    case 'Boolean':
      return value.trim() === '1';
    case 'Error':
      return { error: value.trim() };
    default:
      return detached(value);
  }
}
