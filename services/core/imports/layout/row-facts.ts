import type { RawCell, RawRow } from '../cell.ts';
import { normalText } from '../header.ts';

/** What a row looks like before anything is known of its columns. */
export interface RowFacts {
  /** Cells in which something stands. */
  filled: number;
  /** Of those, texts that are no number and no mark for nothing. */
  texts: number;
  /** Of those, numbers, or texts that look like one. */
  numbers: number;
  /** Column of the first filled cell; -1 for a blank row. */
  first: number;
  /** Columns up to and with the last filled cell. */
  width: number;
}

const NUMBER_LIKE = /^[\s$€£+\-−(]*(?:[A-Z]{1,3}\$?|S\/)?\s*[$€]?\s*[-−(]?\d[\d.,'’\s\u00a0\u202f]*\)?[\s%\-−€$]*$/i;
const NOTHING_LIKE = /^\s*(?:[-—–.]{0,3}|\[\]|n\/?[ad]|#\S+|\$\s*-)\s*$/i;

/** More letters than any code of a currency, or mark for nothing, has. */
const MOST_LETTERS = 3;

export function looksLikeNumber(cell: RawCell): boolean {
  if (typeof cell === 'string')
    return cell.length < 40 && (isFigure(cell) || (!isWordy(cell) && NUMBER_LIKE.test(cell)));
  return typeof cell === 'object' && cell !== null && 'number' in cell;
}

/** A text that says something: no number, no mark for nothing. */
export function isText(cell: RawCell): cell is string {
  return typeof cell === 'string' && (isWordy(cell) || (!NOTHING_LIKE.test(cell) && !looksLikeNumber(cell)));
}

/** Plainly a number: a digit, and nothing but digits, points and commas after it. */
function isFigure(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) continue;
    if (at === 0 || (code !== 44 && code !== 46)) return false;
  }
  return text !== '';
}

/** Plainly words: begins with a letter, and has more of them than a number or a mark can have. Most cells are told so. */
function isWordy(text: string): boolean {
  let letters = 0;
  for (let at = 0; at < text.length && at < 40; at += 1) {
    const code = text.charCodeAt(at) | 32;
    if (code >= 97 && code <= 122) letters += 1;
    else if (at === 0) return false;
    if (letters > MOST_LETTERS) return true;
  }
  return false;
}

export function rowFacts({ cells }: RawRow): RowFacts {
  const facts: RowFacts = { filled: 0, texts: 0, numbers: 0, first: -1, width: 0 };
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column];
    if (cell === null || cell === undefined) continue;
    if (typeof cell === 'string' && cell.charCodeAt(0) <= 32 && cell.trim() === '') continue;
    facts.filled += 1;
    if (facts.first < 0) facts.first = column;
    facts.width = column + 1;
    if (typeof cell === 'string' && isWordy(cell)) facts.texts += 1;
    else if (looksLikeNumber(cell)) facts.numbers += 1;
    else if (isText(cell)) facts.texts += 1;
  }
  return facts;
}

const TOTAL_ALONE =
  /^(?:(?:gran |sub ?|super ?)?total(?:es)?|grand totals?|sub ?totals?|totals?|sumas?(?: total(?:es)?)?|sumatoria|acumulado)(?: (?:general|generales|neto|bruto|campana|campaign|plan|pauta|inversion|antes de iva|sin iva|con iva|iva incluido|acumulado|del? (?:mes|plan|periodo|campana|contrato)))*$/;
const TOTAL_FIRST = /^(?:(?:gran |sub ?)?total(?:es)?|grand total|sub ?total|suma)\b/;

/**
 * How a text names a row of totals: `strong` when it says nothing else (or goes on after a colon, `Total: Account`);
 * `weak` when it begins so and could be a name (`Total Parrilla`).
 */
function totalLabel(text: string): 'strong' | 'weak' | null {
  if (text.length > 80) return null;
  const normal = normalText(text);
  if (TOTAL_ALONE.test(normal)) return 'strong';
  if (!TOTAL_FIRST.test(normal)) return null;
  return /^\s*(?:gran |sub-?\s?)?totale?s?\s*:/i.test(text) ? 'strong' : 'weak';
}

/** The label of totals that a row carries, in whatever column it stands. */
export function labelOfTotals({ cells }: RawRow): { column: number; text: string; strength: 'strong' | 'weak' } | null {
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column];
    if (typeof cell !== 'string' || isFigure(cell) || !/total|suma|acumulado/i.test(cell)) continue;
    const strength = totalLabel(cell);
    if (strength) return { column, text: cell.trim(), strength };
  }
  return null;
}
