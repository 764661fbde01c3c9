import type { RawCell } from '../cell.ts';
import { absentMark } from '../marks.ts';
import type { BadReason } from '../reading.ts';
import { addTo, createTally, type Tally } from '../tally.ts';
import { compactDay, DAY_ORDERS, existsIn, isSameEitherWay, type NumericParts } from './date-format.ts';
import { isSerial } from './real-day.ts';
import { partTime } from './time-of-day.ts';
import { type WrittenDay, writtenDay } from './written-day.ts';
import { isBadPeriod, isYearless, numericEnds, writtenPeriod } from './written-period.ts';

/** Ways to read a column in which some dates only fit with the day first and others only with the month first. */
export const MIXED_READINGS = ['clear', 'dmy', 'mdy'] as const;
export type MixedReading = (typeof MIXED_READINGS)[number];

/** What a column's dates and periods look like, in counts. Plain JSON. */
export interface DateProfile {
  /** Read in one way only. */
  fixed: Tally;
  /** True dates of a spreadsheet. */
  local: Tally;
  /** Three numbers, by the orders in which they are a day: a bit each, in the order of DAY_ORDERS. */
  numeric: Record<number, Tally>;
  /** The same day whether the day or the month stands first: 05/05/2026. */
  sameEitherWay: Tally;
  /** Cells with a date that exists, and that each way of reading leaves out. */
  lost: Record<MixedReading, number>;
  /** Of dates of three short numbers, the smallest and the largest last one. */
  lastNumbers: { least: number; most: number } | null;
  compact: Tally;
  serial: Tally;
  /** Months, quarters, years, ranges of days. */
  periods: Tally;
  /** Of them those that say no year. */
  yearless: Tally;
  absent: number;
  bad: Partial<Record<BadReason, Tally>>;
}

export function createDateProfile(): DateProfile {
  return {
    fixed: createTally(),
    local: createTally(),
    numeric: {},
    sameEitherWay: createTally(),
    lost: { clear: 0, dmy: 0, mdy: 0 },
    lastNumbers: null,
    compact: createTally(),
    serial: createTally(),
    periods: createTally(),
    yearless: createTally(),
    absent: 0,
    bad: {},
  };
}

/** Adds a cell of a column of days, moments or periods; the order of cells does not matter. */
export function observeDate(profile: DateProfile, cell: RawCell, row: number): void {
  if (typeof cell === 'string') observeText(profile, cell, row);
  else if (cell === null) profile.absent += 1;
  else if (typeof cell === 'boolean') addBad(profile, 'not-a-date', String(cell), row);
  else if ('local' in cell) addTo(profile.local, cell.local, row);
  else if ('number' in cell) observeDigits(profile, cell.number, row);
  else if (absentMark(cell.error) === undefined) addBad(profile, 'cell-error', cell.error, row);
  else profile.absent += 1;
}

function observeText(profile: DateProfile, text: string, row: number): void {
  if (absentMark(text) !== undefined) {
    profile.absent += 1;
    return;
  }
  const parted = partTime(text);
  const written: WrittenDay = parted ? writtenDay(parted.date) : { kind: 'bad', reason: 'not-a-date' };
  if (written.kind === 'fixed') addTo(profile.fixed, text, row);
  else if (written.kind === 'numeric') observeNumeric(profile, [written.parts], text, row);
  else if (written.kind === 'digits') observeDigits(profile, text.trim(), row);
  else observePeriod(profile, text, written.reason, row);
}

/** The dates of one cell: one, or the ends of a range. */
function observeNumeric(profile: DateProfile, dates: readonly NumericParts[], text: string, row: number): void {
  const lost = { clear: false, dmy: false, mdy: false };
  for (const parts of dates) {
    const orders = DAY_ORDERS.reduce((bits, order, at) => (existsIn(order, parts) ? bits | (1 << at) : bits), 0);
    if (orders === 0) {
      addBad(profile, 'date-does-not-exist', text, row);
      return;
    }
    if (parts[2].length === 2) widen(profile, Number(parts[2]));
    const isSame = (orders & BOTH) === BOTH && isSameEitherWay(parts);
    addTo(isSame ? profile.sameEitherWay : numericTally(profile, orders), text, row);
    if ((orders & BOTH) === BOTH && !isSame) lost.clear = true;
    if ((orders & 1) === 0) lost.dmy = true;
    if ((orders & 2) === 0) lost.mdy = true;
  }
  for (const way of MIXED_READINGS) if (lost[way]) profile.lost[way] += 1;
}

/** Bits of day first and month first. */
const BOTH = 0b011;

/** Digits alone: a day without marks, a serial, or a year or month of a column of periods. */
function observeDigits(profile: DateProfile, digits: string, row: number): void {
  if (compactDay(digits) !== undefined) addTo(profile.compact, digits, row);
  else if (isSerial(Number(digits))) addTo(profile.serial, digits, row);
  else observePeriod(profile, digits, 'not-a-date', row);
}

function observePeriod(profile: DateProfile, text: string, reason: BadReason, row: number): void {
  const period = writtenPeriod(text);
  if (isBadPeriod(period)) {
    addBad(profile, reason, text, row);
    return;
  }
  addTo(profile.periods, text, row);
  if (isYearless(period)) addTo(profile.yearless, text, row);
  const ends = numericEnds(period);
  if (ends.length > 0) observeNumeric(profile, ends, text, row);
}

function widen(profile: DateProfile, last: number): void {
  const { least, most } = profile.lastNumbers ?? { least: last, most: last };
  profile.lastNumbers = { least: Math.min(least, last), most: Math.max(most, last) };
}

function numericTally(profile: DateProfile, orders: number): Tally {
  const tally = profile.numeric[orders] ?? createTally();
  profile.numeric[orders] = tally;
  return tally;
}

function addBad(profile: DateProfile, reason: BadReason, text: string, row: number): void {
  const tally = profile.bad[reason] ?? createTally();
  profile.bad[reason] = tally;
  addTo(tally, text, row);
}
