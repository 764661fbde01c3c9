import type { RawCell } from '../cell.ts';
import { currencyOfText } from '../currencies.ts';
import { absentMark } from '../marks.ts';
import { remembered } from '../remembered.ts';
import { addTo, createTally, MOST_EXAMPLES, type Tally } from '../tally.ts';
import { fits, LAYOUTS, runsOf } from './number-format.ts';
import { isAccountingDash, takeApart, type WrittenNumber } from './written-number.ts';

/** A larger number is no fraction of 1, and its size tells nothing more. */
const MOST_NOTED = 3;

/** Numbers of one shape; the maxima are of those without their own % sign, whatever their sign, up to {@link MOST_NOTED}. */
export interface ShapeTally extends Tally {
  /** Largest if the last separator is a decimal mark. */
  maxDecimal: number;
  /** Largest if no separator is. */
  maxWhole: number;
}

/** What a column's numbers look like, in counts: as long as it is for ten rows as for a million. Plain JSON. */
export interface NumberProfile {
  /** Texts by {@link shapeKey}. */
  shapes: Record<number, ShapeTally>;
  /** True numbers of a spreadsheet, those shown as a percentage apart: these are fractions. */
  numbers: ShapeTally;
  percentNumbers: Tally;
  /** Texts with a % sign. */
  percentTexts: Tally;
  /** Numbers in accounting format. */
  accountingNumbers: number;
  /** `$ -` */
  accountingDashes: Tally;
  /** Texts with the currency apart from the digits, as the accounting format writes them, and all others. */
  spacedTexts: number;
  tightTexts: number;
  absent: number;
  /** No numbers in any format. */
  bad: Tally;
  /** Cells by the ISO 4217 code written beside them; `bareSigns` those with `$` and the like only. */
  currencies: Record<string, number>;
  bareSigns: number;
}

const EVERY_LAYOUT = 0b111111;
const SEPARATORS = ['.', ',', "'", ' '] as const;
const PLAIN = shapeKey(EVERY_LAYOUT, 0);

export function createNumberProfile(): NumberProfile {
  return {
    shapes: {},
    numbers: createShapeTally(),
    percentNumbers: createTally(),
    percentTexts: createTally(),
    accountingNumbers: 0,
    accountingDashes: createTally(),
    spacedTexts: 0,
    tightTexts: 0,
    absent: 0,
    bad: createTally(),
    currencies: {},
    bareSigns: 0,
  };
}

/** Adds a cell to the profile; the order of cells does not matter. */
export function observeNumber(profile: NumberProfile, cell: RawCell, row: number): void {
  if (typeof cell === 'string') observeText(profile, cell, row);
  else if (cell === null) profile.absent += 1;
  else if (typeof cell === 'object' && 'number' in cell) observeTrueNumber(profile, cell, row);
  else addTo(profile.bad, typeof cell === 'boolean' ? String(cell) : 'local' in cell ? cell.local : cell.error, row);
}

/** A shape is which layouts read it (a bit each, in the order of LAYOUTS) and which separators stand in it. */
function shapeKey(layouts: number, separators: number): number {
  return layouts * 16 + separators;
}

export function layoutsOf(key: number): number {
  return key >> 4;
}

/** True when the separator stands in numbers of the shape. */
export function holds(key: number, separator: (typeof SEPARATORS)[number]): boolean {
  return (key & (1 << SEPARATORS.indexOf(separator))) !== 0;
}

function observeTrueNumber(profile: NumberProfile, cell: Extract<RawCell, { number: string }>, row: number): void {
  if (cell.style === 'accounting') profile.accountingNumbers += 1;
  if (cell.currency !== undefined) count(profile, currencyOfText(cell.currency));
  if (cell.style === 'percent') {
    addTo(profile.percentNumbers, cell.number, row);
    return;
  }
  addTo(profile.numbers, cell.number, row);
  noteSize(profile.numbers, Math.abs(Number(cell.number)), Math.abs(Number(cell.number)));
}

function observeText(profile: NumberProfile, text: string, row: number): void {
  const plain = plainValue(text);
  if (plain >= 0) {
    const tally = shapeTally(profile, PLAIN);
    if (plain > tally.maxWhole) noteSize(tally, plain, plain);
    if (tally.examples.length === MOST_EXAMPLES && row > (tally.examples[MOST_EXAMPLES - 1]?.row ?? 0))
      tally.count += 1;
    else addTo(tally, text, row);
    profile.tightTexts += 1;
    return;
  }
  const written = takeApart(text);
  if (typeof written !== 'string') observeWritten(profile, text, written, row);
  else if (absentMark(text) !== undefined) profile.absent += 1;
  else addTo(isAccountingDash(text) ? profile.accountingDashes : profile.bad, text, row);
}

function observeWritten(profile: NumberProfile, text: string, written: WrittenNumber, row: number): void {
  const key = keyOf(written.body);
  if (layoutsOf(key) === 0) {
    addTo(profile.bad, text, row);
    return;
  }
  const tally = shapeTally(profile, key);
  addTo(tally, text, row);
  if (written.percent) addTo(profile.percentTexts, text, row);
  else if (tally.maxDecimal < MOST_NOTED || tally.maxWhole < MOST_NOTED) noteSizeOf(tally, written);
  if (written.currency !== undefined && written.spaced) profile.spacedTexts += 1;
  else profile.tightTexts += 1;
  count(profile, written.currency);
}

/** A body's shape depends on its marks, and on which of its runs of digits may be groups of thousands. */
function keyOf(body: string): number {
  let pattern = '';
  let start = 0;
  for (let at = 0; at <= body.length; at += 1) {
    const code = body.charCodeAt(at);
    if (code >= 48 && code <= 57) continue;
    pattern += likeRun(body, start, at - start);
    if (at < body.length) pattern += body[at];
    start = at + 1;
  }
  return keyOfPattern(pattern);
}

/** A run of digits of the same kind, always the same one. */
function likeRun(body: string, start: number, length: number): string {
  if (length === 0) return '';
  if (start > 0) return length === 3 ? '111' : '1';
  if (body.charCodeAt(0) === 48) return '01';
  return length > 3 ? '1111' : '1';
}

const keyOfPattern = remembered((pattern: string): number => {
  const runs = runsOf(pattern);
  const layouts = LAYOUTS.reduce((bits, layout, at) => (fits(runs, layout) ? bits | (1 << at) : bits), 0);
  const separators = SEPARATORS.reduce((bits, mark, at) => (runs.marks.includes(mark) ? bits | (1 << at) : bits), 0);
  return shapeKey(layouts, separators);
});

function noteSizeOf(tally: ShapeTally, { body }: WrittenNumber): void {
  const last = Math.max(body.lastIndexOf('.'), body.lastIndexOf(','));
  const whole = Number(body.replace(/\D/g, ''));
  const decimal = last < 0 ? whole : Number(`${body.slice(0, last).replace(/\D/g, '')}.${body.slice(last + 1)}`);
  noteSize(tally, decimal, whole);
}

function noteSize(tally: ShapeTally, decimal: number, whole: number): void {
  tally.maxDecimal = Math.max(tally.maxDecimal, Math.min(decimal, MOST_NOTED));
  tally.maxWhole = Math.max(tally.maxWhole, Math.min(whole, MOST_NOTED));
}

function shapeTally(profile: NumberProfile, key: number): ShapeTally {
  const known = profile.shapes[key];
  if (known !== undefined) return known;
  const tally = createShapeTally();
  profile.shapes[key] = tally;
  return tally;
}

function createShapeTally(): ShapeTally {
  return { ...createTally(), maxDecimal: 0, maxWhole: 0 };
}

function count(profile: NumberProfile, currency: string | null | undefined): void {
  if (typeof currency === 'string') profile.currencies[currency] = (profile.currencies[currency] ?? 0) + 1;
  else if (currency === null) profile.bareSigns += 1;
}

/** The number that digits alone spell, roughly where it is long; -1 for any other text. */
function plainValue(text: string): number {
  let value = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return text.length === 0 ? -1 : value;
}
