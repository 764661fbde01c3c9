import type { RawRow } from '../cell.ts';
import { textOf } from './header-row.ts';
import type { FoundTable, LaidRow, RowRole } from './laid-row.ts';
import type { RowFacts } from './row-facts.ts';
import { emptyShape, type Shape } from './row-shape.ts';

const COVER_KEPT = 60;

/** Takes a row that was laid out. */
export type Emit = (laid: LaidRow) => void;

/** Where the laying out of a sheet stands. */
export interface State {
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

export function createState(): State {
  return {
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
}

/** Hands on the rows that waited. */
export function flushWaiting(state: State, role: 'title' | 'note' | 'cover', emit: Emit): void {
  for (const { row, facts } of state.waiting) {
    if (role !== 'title') keepCover(state, row);
    emit(laid(state, role, row, facts));
  }
  state.waiting = [];
}

export function keepCover(state: State, row: RawRow): void {
  if (state.cover.length >= COVER_KEPT) state.cover.shift();
  state.cover.push(row);
}

/** A row with what is known of it. */
export function laid({ table, titles, block }: State, role: RowRole, row: RawRow, facts: RowFacts): LaidRow {
  return { role, row, facts, table, titles, block };
}

/** All that stands in a row. */
export function joinedText({ cells }: RawRow): string {
  return cells
    .map(textOf)
    .filter((text) => text !== '')
    .join(' ');
}
