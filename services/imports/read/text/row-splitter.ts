import type { RawRow } from '#core/imports/cell.ts';
import type { ReadLimits } from '#core/ports/file-reader.ts';
import { closingQuote, openingQuote, unquoted, unwrapped } from './quotes.ts';
import type { LineEnd } from './read-lines.ts';
import { createRowSink, type RowSink, type TextCells } from './row-sink.ts';

export interface Dialect {
  delimiter: string | null;
  lineEnd: LineEnd;
  quotedLines: boolean;
  /** The first line is `sep=;`. */
  separatorLine: boolean;
}

export interface RowSplitter {
  feed(lines: readonly string[]): void;
  /** After the last line: a quote that is still open was none. */
  end(): void;
  /** The rows so far; whoever takes some removes them. */
  readonly rows: RawRow[];
}

/** A quoted cell with more than this was never closed: what follows it are other rows. */
const MAX_OPEN = { lines: 1_000, characters: 1 << 20 };

/** A quoted cell that goes on in the next line, and what is needed to begin it again without quotes. */
interface OpenCell {
  row: number;
  cells: TextCells;
  /** The line in which it was opened, its number, and where in it. */
  line: string;
  lineNumber: number;
  at: number;
  parts: string[];
  characters: number;
}

interface State {
  dialect: Dialect;
  sink: RowSink;
  lineNumber: number;
  open: OpenCell | undefined;
}

/**
 * Makes rows of lines. Beside RFC 4180 it takes what people's files hold: quotes inside of cells, rows of any length,
 * and a quote that nobody closed, which is then a letter like others, so that it never swallows the rows after it.
 * Written here since csv-parse swallows them, and counts the line ends inside of quotes twice.
 * @throws AppError `file-too-large` past a limit
 */
export function createRowSplitter(dialect: Dialect, limits: ReadLimits): RowSplitter {
  const state: State = { dialect, sink: createRowSink(limits), lineNumber: 0, open: undefined };
  return {
    rows: state.sink.rows,
    feed(lines) {
      for (const line of lines) feedLine(state, line);
    },
    end() {
      while (state.open) readPlainly(state, state.open);
    },
  };
}

function feedLine(state: State, raw: string): void {
  const { dialect, open, sink } = state;
  const number = ++state.lineNumber;
  if (number === 1 && dialect.separatorLine) return;
  const line = dialect.quotedLines ? unwrapped(raw) : raw;
  if (open) goOn(state, open, raw);
  else if (line.includes('"')) scan(state, line, { from: 0, cells: [], row: number, plainAt: -1 });
  else sink.add(plainCells(line.slice(0, stopOf(line, dialect)), dialect.delimiter), number, line.length);
}

function plainCells(line: string, delimiter: string | null): TextCells {
  if (line === '') return [];
  const cells: TextCells = delimiter === null ? [line] : line.split(delimiter);
  for (let at = 0; at < cells.length; at++) if (cells[at] === '') cells[at] = null;
  return cells;
}

/** Where the line ends for its row: `\r` before the end, once or more, is none of it. */
function stopOf(line: string, { lineEnd }: Dialect): number {
  let stop = line.length;
  if (lineEnd === '\n') while (stop > 0 && line.charCodeAt(stop - 1) === 13) stop--;
  return stop;
}

interface Place {
  /** Where the next cell begins. */
  from: number;
  /** The cells of the row before it. */
  cells: TextCells;
  row: number;
  /** The quote of the cell that begins here is a letter; -1 for none. */
  plainAt: number;
}

/** Reads the cells of a line one by one. */
function scan(state: State, line: string, { from, cells, row, plainAt }: Place): void {
  const { delimiter } = state.dialect;
  const stop = stopOf(line, state.dialect);
  for (let at = from; ; at++) {
    const quote = at === plainAt ? -1 : openingQuote(line, at);
    const close = quote < 0 ? undefined : closingQuote(line, quote + 1, stop, delimiter, false);
    if (close?.kind === 'closed') {
      cells.push(unquoted(line.slice(quote + 1, close.at)));
      at = close.next;
    } else if (close?.kind === 'open' && quote === at) {
      const parts = [line.slice(at + 1)];
      state.open = { row, cells, line, lineNumber: state.lineNumber, at, parts, characters: line.length };
      return;
    } else {
      const found = delimiter === null ? -1 : line.indexOf(delimiter, at);
      const next = found < 0 ? stop : found;
      cells.push(line.slice(at, next) || null);
      at = next;
    }
    if (at >= stop) break;
  }
  state.sink.add(cells, row, line.length);
}

/** Takes one more line into the open cell. */
function goOn(state: State, open: OpenCell, line: string): void {
  const { cells, row, parts } = open;
  const stop = stopOf(line, state.dialect);
  const close = closingQuote(line, 0, stop, state.dialect.delimiter, true);
  open.characters += line.length;
  if (close.kind === 'closed') {
    state.open = undefined;
    cells.push(unquoted([...parts, line.slice(0, close.at)].join(state.dialect.lineEnd)));
    if (close.next >= stop) state.sink.add(cells, row, open.characters);
    else scan(state, line, { from: close.next + 1, cells, row, plainAt: -1 });
    return;
  }
  parts.push(line);
  const endless = parts.length > MAX_OPEN.lines || open.characters > MAX_OPEN.characters;
  if (close.kind === 'stray' || endless) readPlainly(state, open);
}

/** Goes back to the line in which a cell was opened, and takes its quote for a letter. */
function readPlainly(state: State, { line, lineNumber, at, cells, row, parts }: OpenCell): void {
  state.open = undefined;
  state.lineNumber = lineNumber;
  scan(state, line, { from: at, cells, row, plainAt: at });
  for (const next of parts.slice(1)) feedLine(state, next);
}
