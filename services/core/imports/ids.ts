import type { RawCell } from './cell.ts';
import { absentMark } from './marks.ts';
import type { BadReason, CellReading } from './reading.ts';

/** `1.47588E+18`, `1,47588E+18`: digits are lost. `12E5` may be a code, and stays. */
const SCIENTIFIC = /^[-+]?(?:\d[.,]\d+e[-+]?\d+|\d+e\+\d+)$/i;
/** Spreadsheets keep so many digits of a number exactly; a double never shows more than two further. */
const SAFE_DIGITS = 15;
const DOUBLE_DIGITS = 17;

/**
 * Reads an identifier as text, kept whole: leading zeros stay, a spreadsheet's leading apostrophe and quotes around it go.
 * Bad: `scientific-notation` for what has lost digits, as text or as a number too long for a spreadsheet to hold.
 */
export function readId(cell: RawCell): CellReading<string> {
  if (cell === null) return { kind: 'absent', mark: '' };
  if (typeof cell === 'boolean') return { kind: 'value', value: String(cell) };
  if (typeof cell === 'object') {
    if ('local' in cell) return { kind: 'value', value: cell.local };
    if ('number' in cell)
      return hasLostDigits(cell.number) ? bad('scientific-notation') : { kind: 'value', value: cell.number };
  }
  return readText(typeof cell === 'string' ? cell : cell.error, typeof cell === 'object');
}

function readText(text: string, isError: boolean): CellReading<string> {
  const mark = absentMark(text);
  if (mark !== undefined) return { kind: 'absent', mark };
  if (isError) return bad('cell-error');
  const id = unquoted(text.trim());
  if (id === '') return { kind: 'absent', mark: text.trim() };
  return SCIENTIFIC.test(id) ? bad('scientific-notation') : { kind: 'value', value: id };
}

function unquoted(text: string): string {
  const bare = text
    .replace(/^="(.*)"$/, '$1')
    .replace(/^"(.*)"$/, '$1')
    .trim();
  return bare.replace(/^'(.*?)'?$/, '$1').trim();
}

/** A long number whose last digits are zeros, or which a double can hold, is not the one that was written. */
function hasLostDigits(number: string): boolean {
  const digits = number.replace(/^-|\..*$/g, '');
  return digits.length > SAFE_DIGITS && digits.replace(/0+$/, '').length <= DOUBLE_DIGITS;
}

function bad(reason: BadReason): CellReading<never> {
  return { kind: 'bad', reason };
}
