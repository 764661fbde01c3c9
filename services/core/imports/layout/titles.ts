import type { RawRow } from '../cell.ts';
import type { FoundTable, SegmenterOptions } from './laid-row.ts';
import { type Emit, flushWaiting, joinedText, type State } from './layout-state.ts';
import { rowFacts } from './row-facts.ts';

const MOST_TITLES = 3;
/** Blank rows between a title and the header under it. */
const MOST_BLANKS = 1;

/** Data follow: what waited were titles. Fewer than before replace the innermost ones. */
export function takeTitles(state: State, emit: Emit): void {
  if (state.waiting.length === 0) return;
  const fresh = state.waiting.map(({ row }) => joinedText(row));
  const kept = state.titles.slice(0, Math.max(0, state.titles.length - fresh.length));
  flushWaiting(state, 'title', emit);
  state.titles = [...kept, ...fresh].slice(-MOST_TITLES);
}

/** What stands right above a repeated header, and not above the first one, is the title of the block that it opens. */
export function takeTitlesOfBlock(state: State, { cover }: FoundTable, header: RawRow, emit: Emit): void {
  const known = new Set(cover.map(joinedText));
  let next = header.number;
  const titles: string[] = [];
  for (const { row } of state.waiting.toReversed()) {
    if (row.number < next - MOST_BLANKS - 1) break;
    next = row.number;
    if (!known.has(joinedText(row))) titles.unshift(joinedText(row));
  }
  flushWaiting(state, titles.length > 0 ? 'title' : 'cover', emit);
  if (titles.length > 0) state.titles = titles.slice(-MOST_TITLES);
}

/** A name of a medium alone right above the header is the title of the rows under it. */
export function titleAbove(cover: readonly RawRow[], header: RawRow, { isTitle }: SegmenterOptions): string[] {
  const above = cover.at(-1);
  if (!above || above.number < header.number - MOST_BLANKS - 1) return [];
  const text = joinedText(above);
  return rowFacts(above).filled === 1 && isTitle?.(text) ? [text] : [];
}
