import type { FieldType } from '../kind.ts';

/** The types whose values are numbers of one format. */
export type NumberType = Extract<FieldType, 'money' | 'count' | 'decimal' | 'rate'>;

/** How the numbers of one column are written. */
export interface NumberFormat {
  /** `null`: whole numbers only. */
  decimal: '.' | ',' | null;
  /** `null`: not grouped. With `.`, `,` or a space, an apostrophe may mark the millions: `1'234.567`. */
  thousands: '.' | ',' | "'" | ' ' | null;
  /** `$ -` is zero, as the accounting format of spreadsheets shows it. */
  accountingZero: boolean;
  /** What rates without their own % sign are: a fraction of 1 or a number per hundred; `null` outside of rates. */
  percent: 'fraction' | 'per-hundred' | null;
}

/** Reads digits alone; for columns in which no value needs a format. */
export const WHOLE_NUMBERS: NumberFormat = { decimal: null, thousands: null, accountingZero: false, percent: null };

export type Separators = Pick<NumberFormat, 'decimal' | 'thousands'>;

/** Every way to use the separators to the full; a column's format is the part of one of them that its values use. */
export const LAYOUTS: readonly Required<Separators>[] = [
  { decimal: '.', thousands: ',' },
  { decimal: '.', thousands: "'" },
  { decimal: '.', thousands: ' ' },
  { decimal: ',', thousands: '.' },
  { decimal: ',', thousands: "'" },
  { decimal: ',', thousands: ' ' },
];

/** False where one format uses a mark as the other cannot. */
export function agrees(one: Separators, other: Separators): boolean {
  const clash = (mine: string | null, same: string | null, opposite: string | null) =>
    mine !== null && ((same !== null && mine !== same) || mine === opposite);
  return !clash(one.decimal, other.decimal, other.thousands) && !clash(one.thousands, other.thousands, other.decimal);
}

/** A body taken apart: the marks between runs of digits, and how long the runs are. */
export interface Runs {
  marks: string;
  lengths: readonly number[];
  leadingZero: boolean;
}

/** Takes apart a body of digits and `.`, `,`, `'`, space. */
export function runsOf(body: string): Runs {
  let marks = '';
  const lengths: number[] = [];
  let start = 0;
  for (let at = 0; at < body.length; at += 1) {
    const code = body.charCodeAt(at);
    if (code >= 48 && code <= 57) continue;
    marks += body[at];
    lengths.push(at - start);
    start = at + 1;
  }
  lengths.push(body.length - start);
  return { marks, lengths, leadingZero: body.charCodeAt(0) === 48 };
}

/** True when every mark of the body has its place: at most one decimal mark, whole groups of three before it. */
export function fits(runs: Runs, { decimal, thousands }: Separators): boolean {
  const { marks, lengths } = runs;
  const hasDecimals = marks !== '' && marks[marks.length - 1] === decimal;
  const groups = hasDecimals ? marks.length - 1 : marks.length;
  if (groups === 0) return true;
  const first = lengths[0] ?? 0;
  if (first < 1 || first > 3 || runs.leadingZero) return false;
  return lengths.slice(1, groups + 1).every((length) => length === 3) && marksFit(marks.slice(0, groups), thousands);
}

/** Apostrophes beside another mark stand at every sixth digit only, and then at all of them. */
function marksFit(marks: string, thousands: Separators['thousands']): boolean {
  const withMillions = thousands !== "'" && marks.includes("'");
  for (let at = 0; at < marks.length; at += 1) {
    const atMillions = (marks.length - at) % 2 === 0;
    const expected = withMillions && atMillions ? "'" : thousands;
    if (marks[at] !== expected) return false;
  }
  return true;
}
