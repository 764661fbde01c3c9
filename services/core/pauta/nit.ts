import type { CellReading } from '../imports/reading.ts';

/** A tax number of Colombia: 6 to 10 digits as text, and its check digit where it was written. */
export interface Nit {
  nit: string;
  checkDigit: string | null;
}

/** DIAN, Orden Administrativa 4 de 1989, from the rightmost digit. */
const WEIGHTS = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];

/**
 * The check digit of 1 to 15 digits, the NIT without it.
 * @throws RangeError for anything else
 */
export function nitCheckDigit(digits: string): string {
  if (!/^\d{1,15}$/.test(digits)) throw new RangeError(`not 1 to 15 digits: "${digits}"`);
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits.at(-1 - place) ?? 0), 0);
  const rest = sum % 11;
  return String(rest < 2 ? rest : 11 - rest);
}

const LABEL =
  /^(?:n\.?\s?i\.?\s?t|c\.?\s?c|c[eé]dula(?: de ciudadan[ií]a)?|rut)(?![a-z])[\s.:#-]*(?:n[o°º.]*[\s.:]*)?(?=\d)/iu;
const SPACES = /[\s\u00a0\u202f]+/gu;
const DASHES = /\s*[‐-―−-]\s*/gu;

/** What stands behind a dash, a sign or "DV" is the check digit. */
const WITH_CHECK_DIGIT = /^(\d[\d., ]*?)(?:-| ?d\.?v\.? ?:? ?|[., ])(\d)$/iu;
const GROUPED = /^\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*$/u;

/**
 * Reads a NIT, with or without its check digit: `900.373.923-8`, `NIT 900373923`, `900373923 DV 8`. Ten digits in a run
 * are a NIT with its check digit where that fits and the NIT begins with 8 or 9, as those of companies do; else nothing
 * tells whether they are a cédula (`ambiguous-nit`). Cédulas are taken as NIT of a person. A foreign or a
 * shorter number is `not-a-nit`.
 */
export function readNit(text: string): CellReading<Nit> {
  const cell = text.trim().replace(LABEL, '').replace(DASHES, '-').replace(SPACES, ' ');
  if (cell === '') return { kind: 'absent', mark: '' };
  if (/^\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(cell)) return { kind: 'bad', reason: 'scientific-notation' };
  if (GROUPED.test(cell)) return fromRun(onlyDigits(cell), true);
  if (/^\d+$/.test(cell)) return fromRun(cell, false);
  const [, body, checkDigit] = WITH_CHECK_DIGIT.exec(cell) ?? [];
  return body === undefined || checkDigit === undefined ? NOT_A_NIT : withCheckDigit(onlyDigits(body), checkDigit);
}

/**
 * A NIT as a person writes it by hand, with or without its check digit; a document of a person or of another country passes
 * as its 5 to 15 digits. Ten digits that begin as a company's NIT are one with its check digit.
 * @returns the digits without the check digit; the right digit where another one stands; or `bad`
 */
export function nitByHand(
  text: string,
): { kind: 'value'; nit: string } | { kind: 'digit'; expected: string } | { kind: 'bad' } {
  const reading = readNit(text);
  if (reading.kind === 'value') return { kind: 'value', nit: reading.value.nit };
  const digits = withoutPadding(onlyDigits(text));
  const isWrong = reading.kind === 'bad' && reading.reason === 'wrong-check-digit';
  if (isWrong || /^[89]\d{9}$/.test(text)) return { kind: 'digit', expected: nitCheckDigit(digits.slice(0, -1)) };
  return /^\d{5,15}$/.test(text) ? { kind: 'value', nit: text } : { kind: 'bad' };
}

const NOT_A_NIT = { kind: 'bad', reason: 'not-a-nit' } as const;

/** Digits without a check digit set apart. `isGrouped`: written as one number, so that all of them belong together. */
function fromRun(run: string, isGrouped: boolean): CellReading<Nit> {
  const digits = withoutPadding(run);
  if (digits.length < 6 || digits.length > 11) return NOT_A_NIT;
  if (digits.length < 10) return { kind: 'value', value: { nit: digits, checkDigit: null } };
  const [body, checkDigit] = [digits.slice(0, -1), digits.slice(-1)];
  // Cédulas of ten digits begin with 1; a company's NIT of nine begins with 8 or 9.
  const isCitizen = digits.startsWith('1');
  if (digits.length === 11) return isCitizen ? withCheckDigit(body, checkDigit) : NOT_A_NIT;
  if (isGrouped && isCitizen) return { kind: 'value', value: { nit: digits, checkDigit: null } };
  const fits = /^[89]/.test(body) && nitCheckDigit(body) === checkDigit;
  return fits ? { kind: 'value', value: { nit: body, checkDigit } } : { kind: 'bad', reason: 'ambiguous-nit' };
}

function withCheckDigit(body: string, checkDigit: string): CellReading<Nit> {
  const nit = withoutPadding(body);
  if (nit.length < 6 || nit.length > 10) return NOT_A_NIT;
  if (nitCheckDigit(nit) !== checkDigit) return { kind: 'bad', reason: 'wrong-check-digit' };
  return { kind: 'value', value: { nit, checkDigit } };
}

function onlyDigits(text: string): string {
  return text.replace(/\D/g, '');
}

/** No NIT begins with zero: leading zeros fill a field of fixed width. */
function withoutPadding(digits: string): string {
  return digits.replace(/^0+/, '');
}
