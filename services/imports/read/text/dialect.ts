import type { RawRow } from '#core/imports/cell.ts';
import { unwrapped } from './quotes.ts';
import type { LineEnd } from './read-lines.ts';
import { createRowSplitter, type Dialect } from './row-splitter.ts';

const STRONG = ['\t', ';', '|', ','];

/** Signs that also stand in times, addresses and file names: only when every row agrees. */
const WEAK = ['~', '^', ':'];

const SEPARATOR_LINE = /^"?sep=(.)"?\s*$/i;

const SAMPLE_LINES = 600;

const UNLIMITED = {
  bytes: Number.POSITIVE_INFINITY,
  unpackedBytes: Number.POSITIVE_INFINITY,
  rows: Number.POSITIVE_INFINITY,
  columns: Number.POSITIVE_INFINITY,
  cellCharacters: Number.POSITIVE_INFINITY,
};

/**
 * How the rows of a text are written, from its beginning.
 * @param whole whether `head` is all of it; else its last line is cut
 */
export function dialectOf(head: string, whole: boolean): Dialect {
  const lineEnd = lineEndOf(head);
  const cut = whole ? head : head.slice(0, head.lastIndexOf(lineEnd) + 1 || head.length);
  const lines = cut.split(lineEnd, SAMPLE_LINES);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  const stated = SEPARATOR_LINE.exec(lines[0] ?? '')?.[1];
  if (stated !== undefined) return { delimiter: stated, lineEnd, quotedLines: false, separatorLine: true };
  const inside = wrappedDelimiter(lines, lineEnd);
  if (inside !== undefined) return { delimiter: inside, lineEnd, quotedLines: true, separatorLine: false };
  return { delimiter: delimiterOf(lines, lineEnd), lineEnd, quotedLines: false, separatorLine: false };
}

/** What ends the lines, line breaks inside of quotes not counted. */
function lineEndOf(head: string): LineEnd {
  const outside = head.replace(/"[^"]*"/g, '');
  if (outside.includes('\n')) return '\n';
  if (outside.includes('\r')) return '\r';
  return head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
}

/**
 * The delimiter of rows that stand in quotes line by line. One column of quoted sentences looks alike, so that all lines
 * must hold the same number of cells, and more of them than a comma in a sentence would make.
 */
function wrappedDelimiter(lines: readonly string[], lineEnd: LineEnd): string | undefined {
  const written = lines.filter((line) => line.trim() !== '');
  const rows = written.map(unwrapped);
  const wrapped = rows.filter((row, at) => row !== written[at]).length;
  if (rows.length < 2 || wrapped < rows.length * 0.9) return undefined;
  const delimiter = delimiterOf(rows, lineEnd);
  if (delimiter === null) return undefined;
  const widths = new Set(split(rows, delimiter, lineEnd).map(({ cells }) => cells.length));
  const [width = 0] = widths;
  const doubled = written.some((line) => line.slice(1, -1).includes('""'));
  return widths.size === 1 && (width > 2 || doubled) ? delimiter : undefined;
}

function split(lines: readonly string[], delimiter: string | null, lineEnd: LineEnd): readonly RawRow[] {
  const splitter = createRowSplitter({ delimiter, lineEnd, quotedLines: false, separatorLine: false }, UNLIMITED);
  splitter.feed(lines);
  splitter.end();
  return splitter.rows.filter(({ cells }) => cells.some((cell) => cell !== null));
}

/** The sign that parts the rows most alike, or `null` when none does. */
function delimiterOf(lines: readonly string[], lineEnd: LineEnd): string | null {
  const measured = [...STRONG, ...WEAK]
    .map((delimiter) => ({ delimiter, ...measure(split(lines, delimiter, lineEnd), delimiter) }))
    .filter(({ delimiter, agree, rows, width }) => isPlausible(delimiter, agree / rows, width));
  const best = measured.toSorted((a, b) => b.score - a.score)[0];
  return best?.delimiter ?? null;
}

/** Sentences hold a comma now and then: a table of two columns parted by commas is one only if many rows have both. */
function isPlausible(delimiter: string, share: number, width: number): boolean {
  if (width < 2) return false;
  if (WEAK.includes(delimiter)) return share === 1 && width > 2;
  return share >= (width === 2 && delimiter === ',' ? 0.4 : 0.1);
}

interface Measure {
  rows: number;
  /** The number of cells that most rows have, and how many rows have it. */
  width: number;
  agree: number;
  score: number;
}

function measure(rows: readonly RawRow[], delimiter: string): Measure {
  const counts = new Map<number, number>();
  for (const { cells } of rows) if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [width = 0, agree = 0] = [...counts].toSorted((a, b) => b[1] * weight(b[0]) - a[1] * weight(a[0]))[0] ?? [];
  const parted = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const cells = rows.filter((row) => row.cells.length === width).flatMap((row) => row.cells);
  const clean = cells.filter((cell) => typeof cell !== 'string' || !holdsDelimiter(cell, delimiter)).length;
  // Rows that are parted, but otherwise, still speak for the sign: exports leave out empty cells at the end.
  const score = (agree + (parted - agree) / 4) * weight(width) * (cells.length === 0 ? 0 : clean / cells.length);
  return { rows: Math.max(rows.length, 1), width, agree, score };
}

function weight(width: number): number {
  return 1 - 1 / width;
}

/** A cell in which another sign parts something: its own delimiter is likely the other one. */
function holdsDelimiter(cell: string, delimiter: string): boolean {
  if (STRONG.some((sign) => sign !== delimiter && sign !== ',' && cell.includes(sign))) return true;
  return delimiter !== ',' && /[^\s\d],\S|,[^\s\d]/.test(cell);
}
