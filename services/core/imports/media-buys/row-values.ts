import type { BuyPeriod, Party } from '../../pauta/media-buy.ts';
import { COUNTRY, type Place, placeOf } from '../../pauta/places/place.ts';
import type { Day } from '../../time/day.ts';
import type { Decimal } from '../decimal.ts';
import type { Answers } from '../preview.ts';
import type { FieldValue } from '../understand/read-cell.ts';
import type { Doubt } from './buy-draft.ts';
import type { BuyWords } from './buy-words.ts';
import { wordKey } from './word-answers.ts';

export type RowValues = Readonly<Record<string, FieldValue>>;

export function textAt(values: RowValues, field: string): string | null {
  const value = values[field];
  return typeof value === 'string' ? value : null;
}

export function decimalAt(values: RowValues, field: string): Decimal | null {
  return textAt(values, field) as Decimal | null;
}

function periodAt(values: RowValues, field: string): BuyPeriod | null {
  const value = values[field];
  return typeof value === 'object' && 'precision' in value ? value : null;
}

/** The days of a row: two days, one day, a period, a month, a week, or a year, in this order. */
export function periodOf(values: RowValues): BuyPeriod | null {
  const [first, last] = [textAt(values, 'firstDay') as Day | null, textAt(values, 'lastDay') as Day | null];
  const day = textAt(values, 'day') as Day | null;
  if (day && !(first && last)) return { first: day, last: day, precision: 'day' };
  if (day && first !== last) return { first: day, last: day, precision: 'day' };
  const [from, to] = [first ?? last, last ?? first];
  if (from && to) return { first: from, last: to, precision: 'day' };
  for (const field of ['period', 'week', 'month', 'year']) {
    const period = periodAt(values, field);
    if (period) return period;
  }
  return null;
}

/** A party by name and NIT; a NIT that does not hold is kept as written, and is a doubt but where its check digit tells. */
export function partyOf(
  values: RowValues,
  who: 'contractor' | 'outlet',
  words: BuyWords,
  doubts: Doubt[],
): Party | null {
  const name = textAt(values, `${who}Name`);
  const written = textAt(values, `${who}Nit`);
  if (written === null) return name === null ? null : { name, nit: null };
  const reading = words.nit(written);
  // A wrong check digit is an error and no doubt: the checks of the lines tell it.
  if (reading.kind === 'bad' && reading.reason !== 'wrong-check-digit')
    doubts.push({ field: `${who}Nit`, written, reason: reading.reason });
  const nit = reading.kind === 'value' ? reading.value.nit : reading.kind === 'bad' ? written : null;
  return { name: name ?? written, nit };
}

/** The place of a row by its code, its town and its department; what no list knows is a doubt, or as a person answered. */
export function placeOfRow(values: RowValues, words: BuyWords, answers: Answers, doubts: Doubt[]): Place {
  const [department, town, code] = ['department', 'municipality', 'divipola'].map((field) => textAt(values, field));
  const written = code ?? town ?? department;
  if (written === null || written === undefined) return COUNTRY;
  const reading = words.places.readPlace(department ?? null, code ?? town ?? null);
  if (reading.kind === 'value') return noted(reading.value, written, doubts);
  if (reading.kind === 'absent') return COUNTRY;
  const answer = answers[wordKey('place', written)];
  if (typeof answer === 'string') return placeOf(answer);
  if (answer === undefined)
    doubts.push({ field: code ? 'divipola' : town ? 'municipality' : 'department', written, reason: reading.reason });
  return COUNTRY;
}

/** A place that was read otherwise than it stands there is told: nothing is mended in silence. */
function noted(place: Place, written: string, doubts: Doubt[]): Place {
  if (place.note !== null) doubts.push({ field: 'municipality', written, reason: place.note });
  return place;
}
