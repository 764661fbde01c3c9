import { fileTexts } from '#config/texts/file-refusals.ts';
import type { AppError } from '#core/error.ts';
import type { RawCell, RawRow } from '#core/imports/cell.ts';
import type { ReadLimits } from '#core/ports/file-reader.ts';
import { fullBatches } from '../batches.ts';
import { type CellFormat, dateCell, numberCell, PLAIN } from '../number-format.ts';
import { refuse } from '../refuse.ts';
import { createRowGatherer, MAX_COLUMN, MAX_ROW } from '../row-gatherer.ts';
import { scanningXml, type XmlHandlers } from '../xml/scan-xml.ts';
import { attribute, decodeExcelEscapes, detached } from '../xml/xml-text.ts';
import type { ZipParts } from './zip.ts';

/** What the cells of a workbook refer to. */
export interface CellContext {
  strings: readonly string[];
  formats: readonly CellFormat[];
  date1904: boolean;
}

/** The rows of a worksheet, as the file is unpacked. */
export async function* readSheetRows(
  zip: ZipParts,
  sheet: { name: string; part: string },
  context: CellContext,
  limits: ReadLimits,
): AsyncGenerator<readonly RawRow[]> {
  const gatherer = createRowGatherer(limits, sheet.name);
  const handlers = createSheetHandlers(context, gatherer.add, (row) =>
    refuse('file-damaged', fileTexts.sheetDamaged(sheet.name, row)),
  );
  for await (const _ of scanningXml(sheet.part, zip.bytes(sheet.part), handlers)) yield* fullBatches(gatherer.rows);
  if (gatherer.rows.length > 0) yield gatherer.rows.splice(0);
}

interface State {
  context: CellContext;
  add: (row: RawRow) => void;
  /** Ends the reading of a sheet that is not well made. */
  damage: (row: number) => AppError;
  inData: boolean;
  row: number;
  cells: RawCell[];
  /** Of the cell that is open: its column from 1, what `t` and `s` say, and its text so far. */
  column: number;
  type: string;
  style: string;
  value: string;
  collecting: boolean;
  inReading: boolean;
}

function createSheetHandlers(context: CellContext, add: State['add'], damage: State['damage']): XmlHandlers {
  const place = { inData: false, row: 0, cells: [], column: 0, type: '', style: '', value: '' };
  const state: State = { context, add, damage, ...place, collecting: false, inReading: false };
  return {
    open(name, attributes, empty) {
      if (name === 'sheetData') state.inData = !empty;
      if (!state.inData) return;
      if (name === 'c') openCell(state, attributes);
      else if (name === 'row') openRow(state, attributes);
      else if (name === 'v' || name === 't') state.collecting = !empty && !state.inReading;
      else if (name === 'rPh') state.inReading = !empty;
    },
    close(name) {
      if (!state.inData) return;
      if (name === 'c') closeCell(state);
      else if (name === 'v' || name === 't') state.collecting = false;
      else if (name === 'row') closeRow(state);
      else if (name === 'rPh') state.inReading = false;
      else if (name === 'sheetData') state.inData = false;
    },
    text(piece) {
      if (state.collecting) state.value += piece;
    },
  };
}

function openRow(state: State, attributes: string): void {
  const written = attribute(attributes, 'r');
  state.row = written === undefined ? state.row + 1 : Number(written);
  if (!(state.row >= 1 && state.row <= MAX_ROW)) throw state.damage(state.row);
  state.cells = [];
  state.column = 0;
}

function openCell(state: State, attributes: string): void {
  const reference = attribute(attributes, 'r');
  state.column = reference === undefined ? state.column + 1 : columnOf(reference);
  if (state.column < 1 || state.column > MAX_COLUMN) throw state.damage(state.row);
  state.type = attribute(attributes, 't') ?? '';
  state.style = attribute(attributes, 's') ?? '';
  state.value = '';
}

function closeCell(state: State): void {
  const cell = cellOf(state);
  if (cell === undefined) throw state.damage(state.row);
  if (cell === null) return;
  const { cells, column } = state;
  // An array with holes is slow for everyone after us.
  while (cells.length < column - 1) cells.push(null);
  cells[column - 1] = cell;
}

function closeRow(state: State): void {
  if (state.cells.length > 0) state.add({ number: state.row, cells: state.cells });
  state.cells = [];
}

/** `B7` is 2; 0 for what names no column. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
}

/** `undefined` when it names a text that is not there. */
function cellOf({ type, value, style, context }: State): RawCell | undefined {
  if (value === '') return null;
  switch (type) {
    case 's':
      return context.strings[Number(value)] === '' ? null : context.strings[Number(value)];
    case 'str':
    case 'inlineStr':
      return detached(decodeExcelEscapes(value));
    case 'b':
      return value === '1' || value === 'true';
    case 'e':
      return { error: value };
    case 'd':
      return dateCell(value.trim(), formatOf(style, context));
    default:
      return numberCell(value.trim(), formatOf(style, context), context.date1904);
  }
}

function formatOf(style: string, { formats }: CellContext): CellFormat {
  return formats[style === '' ? 0 : Number(style)] ?? PLAIN;
}
