import type { RawCell, RawRow } from '../cell.ts';
import { type NamedColumn, nameColumns, textOf } from '../layout/header-row.ts';
import { looksLikeNumber, type RowFacts } from '../layout/row-facts.ts';
import { findCalendar } from './find-calendar.ts';
import { headerPeriod, isWeekdayCell } from './header-period.ts';

/** Fewer numbers in a row may be anything. */
const RUN = 5;

/**
 * The facts of a row that may be a header, in which periods are names: `1 | 2 | 3 …` are days and no data, and `ene 2026` looks
 * like an amount in a currency.
 */
export function headerFacts(facts: RowFacts, { cells }: RawRow): RowFacts {
  if (facts.numbers === 0) return facts;
  const days = facts.numbers < RUN ? 0 : dayRuns(cells);
  const named = cells.filter(
    (cell) =>
      typeof cell === 'string' && /\p{L}/u.test(cell) && looksLikeNumber(cell) && headerPeriod(cell.trim()) !== null,
  ).length;
  return { ...facts, numbers: facts.numbers - days - named, texts: facts.texts + named };
}

const known = new WeakMap<readonly NamedColumn[], boolean>();

/** Whether periods stand among the columns; asked for each row. */
export function hasCalendar(columns: readonly NamedColumn[]): boolean {
  const before = known.get(columns);
  if (before !== undefined) return before;
  const has = findCalendar(columns).size > 0;
  known.set(columns, has);
  return has;
}

/** Cells in runs of numbers each one more than the one before it, or 1 after the last day of a month. */
function dayRuns(cells: readonly RawCell[]): number {
  let inRuns = 0;
  let run = 0;
  let before = Number.NaN;
  for (const cell of [...cells, null]) {
    const day = dayNumber(cell);
    const follows = day === before + 1 || (day === 1 && before >= 28);
    if (!follows) {
      if (run >= RUN) inRuns += run;
      run = Number.isNaN(day) ? 0 : 1;
    } else run += 1;
    before = day;
  }
  return inRuns;
}

function dayNumber(cell: RawCell | undefined): number {
  const text = textOf(cell);
  return /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 31 ? Number(text) : Number.NaN;
}

/** Nothing but periods, two or more of them: the lower row of a header. */
export function isRowOfPeriods({ cells }: RawRow): boolean {
  const texts = cells.map(textOf).filter((text) => text !== '');
  if (texts.length < 2 || !texts.every((text) => headerPeriod(text) !== null)) return false;
  return texts.some((text) => !/^\d+$/.test(text)) || dayRuns(cells) === texts.length;
}

/** Nothing but days of the week. */
export function isRowOfWeekdays({ cells }: RawRow): boolean {
  const texts = cells.map(textOf).filter((text) => text !== '');
  return texts.length >= RUN && texts.every(isWeekdayCell);
}

/** Columns of which the periods stand in a row below the other names: each under the text at its left above it. */
export function withPeriodsBelow(above: readonly string[], { cells }: RawRow): NamedColumn[] {
  const width = Math.max(above.length, cells.length);
  const parents: string[] = [];
  for (let column = 0; column < width; column += 1) {
    const own = above[column] ?? '';
    const goesOn = own === '' && textOf(cells[column]) !== '' && textOf(cells[column - 1]) !== '';
    parents.push(goesOn ? (parents[column - 1] ?? '') : own);
  }
  return nameColumns(
    Array.from({ length: width }, (_, column) => cells[column] ?? null),
    parents,
  );
}

/** The columns of a header with what stands right above its periods, and above nothing else; `null`: nothing does. */
export function withNamesAbove(above: RawRow | undefined, row: RawRow): NamedColumn[] | null {
  if (above?.number !== row.number - 1) return null;
  const isOver = (column: number) => headerPeriod(textOf(row.cells[column])) !== null;
  const filled = above.cells.flatMap((cell, column) => (textOf(cell) === '' ? [] : [column]));
  if (filled.length === 0 || !filled.every(isOver)) return null;
  const parents: string[] = [];
  for (let column = 0; column < row.cells.length; column += 1) {
    const own = textOf(above.cells[column]);
    parents.push(own === '' && isOver(column) && isOver(column - 1) ? (parents[column - 1] ?? '') : own);
  }
  return nameColumns(row.cells, parents);
}
