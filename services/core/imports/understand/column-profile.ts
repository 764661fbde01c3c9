import type { RawCell } from '../cell.ts';
import { createDateProfile, type DateProfile, observeDate } from '../dates/date-profile.ts';
import type { FieldType } from '../kind.ts';
import { textOf } from '../layout/header-row.ts';
import { looksLikeNumber } from '../layout/row-facts.ts';
import { absentMark } from '../marks.ts';
import { createNumberProfile, type NumberProfile, observeNumber } from '../numbers/number-profile.ts';
import type { Example } from '../reading.ts';
import type { AssignedColumn } from './assign-fields.ts';
import { createFillDown, type FillDown, observeFillDown } from './fill-down.ts';

/** What the values of one column look like: bounded, whatever the number of rows. */
export interface ColumnProfile {
  filled: number;
  blank: number;
  /** Of the blank ones: those with a mark that says so. */
  marked: number;
  /** Cells that say zero. */
  zeros: number;
  numbers: NumberProfile | null;
  dates: DateProfile | null;
  /** Different texts with their rows; given up beyond {@link WORDS_KEPT}. */
  words: Map<string, { rows: number; first: number }> | null;
  fill: FillDown | null;
  examples: Example[];
}

const WORDS_KEPT = 500;
const EXAMPLES_KEPT = 3;
/** A column that is not imported is still added up when its first values are numbers. */
const LOOKED_AT = 50;

const NUMERIC: readonly FieldType[] = ['money', 'count', 'decimal', 'rate', 'duration'];
const DATED: readonly FieldType[] = ['day', 'moment', 'period'];
const FILLED_DOWN: readonly FieldType[] = [
  'text',
  'id',
  'medium',
  'coverage',
  'ownership',
  'department',
  'municipality',
  'period',
  'stage',
  'nit',
  'day',
];

export function isNumeric(type: FieldType | undefined): boolean {
  return type !== undefined && NUMERIC.includes(type);
}

export function isFilledDown(type: FieldType): boolean {
  return FILLED_DOWN.includes(type);
}

export function isDated(type: FieldType | undefined): boolean {
  return type !== undefined && DATED.includes(type);
}

/** What must be known of the values, whichever of the fields that its header means the column turns out to be. */
export function createColumnProfile({ field, types }: Pick<AssignedColumn, 'field' | 'types'>): ColumnProfile {
  const all = field === null ? types : [field.type, ...types];
  return {
    filled: 0,
    blank: 0,
    marked: 0,
    zeros: 0,
    numbers: all.length === 0 || all.some(isNumeric) ? createNumberProfile() : null,
    dates: all.some(isDated) ? createDateProfile() : null,
    words: all.length > 0 && all.every((type) => isNumeric(type) || type === 'url') ? null : new Map(),
    fill: all.some(isFilledDown) ? createFillDown() : null,
    examples: [],
  };
}

export function observeCell(profile: ColumnProfile, cell: RawCell, row: number, typed: boolean): void {
  const text = typeof cell === 'string' ? cell.trim() : textOf(cell);
  const isBlank = cell === null || (typeof cell === 'string' && absentMark(cell) !== undefined);
  if (profile.fill) observeFillDown(profile.fill, cell === null ? '' : text);
  if (isBlank) {
    profile.blank += 1;
    if (typeof cell === 'string' && cell.trim() !== '') profile.marked += 1;
    return;
  }
  profile.filled += 1;
  if (profile.examples.length < EXAMPLES_KEPT) profile.examples.push({ row, written: text });
  if (profile.numbers) observeAmount(profile, cell, row, text, typed);
  if (profile.dates) observeDate(profile.dates, cell, row);
  if (profile.words) countWord(profile, text, row);
}

function observeAmount(profile: ColumnProfile, cell: RawCell, row: number, text: string, typed: boolean): void {
  if (!profile.numbers) return;
  if (!typed && profile.filled <= LOOKED_AT && !looksLikeNumber(cell)) {
    profile.numbers = null;
    return;
  }
  if (text === '0' || /^[\s$0.,]*0[\s0.,]*$/.test(text)) profile.zeros += 1;
  observeNumber(profile.numbers, cell, row);
}

function countWord(profile: ColumnProfile, text: string, row: number): void {
  const { words } = profile;
  const known = words?.get(text);
  if (known) known.rows += 1;
  else if (words && words.size < WORDS_KEPT) words.set(text, { rows: 1, first: row });
  else profile.words = null;
}

/** Nothing but blanks and zeros: of two columns with one name, the one that says nothing. */
export function isHollow(profile: ColumnProfile | undefined): boolean {
  if (!profile) return true;
  const { filled, zeros, numbers } = profile;
  return filled === 0 || (numbers !== null && zeros === filled);
}
