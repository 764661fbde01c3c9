import type { Example } from './reading.ts';

/** How many cells are of a class, and the first few of them that are written differently. */
export interface Tally {
  count: number;
  /** The earliest rows, in order, each writing once; at most {@link MOST_EXAMPLES}. */
  examples: Example[];
}

/** Examples kept per class; also how far different writings are counted. */
export const MOST_EXAMPLES = 5;

export function createTally(): Tally {
  return { count: 0, examples: [] };
}

/** Counts a cell. The examples are the same in whatever order cells are counted. */
export function addTo(tally: Tally, written: string, row: number): void {
  tally.count += 1;
  const { examples } = tally;
  const last = examples[MOST_EXAMPLES - 1];
  if (last !== undefined && byRow(last, { row, written }) <= 0) return;
  const known = examples.find((example) => example.written === written);
  if (known === undefined) insert(examples, { row, written });
  else if (row < known.row) {
    known.row = row;
    examples.sort(byRow);
  }
}

/** The earliest examples of several classes together. */
export function examplesOf(tallies: Iterable<Tally | undefined>): Example[] {
  const all = [...tallies].flatMap((tally) => tally?.examples ?? []);
  return all.toSorted(byRow).slice(0, MOST_EXAMPLES);
}

function insert(examples: Example[], example: Example): void {
  examples.push(example);
  if (examples.length > 1) examples.sort(byRow);
  examples.length = Math.min(examples.length, MOST_EXAMPLES);
}

// A row has one cell of a column, but may give two dates of one period: then the writing breaks the tie.
function byRow(a: Example, b: Example): number {
  return a.row - b.row || (a.written < b.written ? -1 : Number(a.written > b.written));
}
