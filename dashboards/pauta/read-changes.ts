import { PLACES } from '#config/territory/places.ts';
import { LINE } from '#config/texts/pauta-pages.ts';
import { CURRENCY_CODES } from '#core/imports/currencies.ts';
import { type Decimal, toDecimal, toUnits } from '#core/imports/decimal.ts';
import { shiftPoint } from '#core/imports/numbers/shift-point.ts';
import type { CorrectionRequest } from '#core/pauta/corrections.ts';
import { MINOR_DECIMALS } from '#core/pauta/exact.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { nitByHand } from '#core/pauta/nit.ts';
import { toDay } from '#core/time/day.ts';
import { type FieldKind, fieldGroups, fieldText, type LineField } from './line-fields.ts';
import { valueName } from './line-words.ts';

export type ReadChanges =
  | { kind: 'changes'; changes: CorrectionRequest['changes'] }
  | { kind: 'faults'; sentences: readonly string[] };

/** A value of the form: what it means, or why it means nothing. */
type Read = { value: unknown } | { fault: string };

/** What a form changes of a line: only fields that say something else than the line does. */
export function readChanges(buy: MediaBuy, form: URLSearchParams): ReadChanges {
  const faults: string[] = [];
  const changes: Record<string, unknown> = {};
  for (const field of fieldGroups(buy).flatMap(({ fields }) => fields)) {
    const written = form.get(field.member)?.trim();
    if (written === undefined || written === fieldText(buy, field)) continue;
    const read = readField(field, written, form);
    if ('fault' in read) faults.push(read.fault);
    else put(changes, buy, field.member, read.value);
  }
  faults.push(...partyFaults(changes));
  if (faults.length > 0) return { kind: 'faults', sentences: faults };
  return { kind: 'changes', changes: withExactDays(changes) as CorrectionRequest['changes'] };
}

/** Members are corrected whole: one price changes the prices as they stand, with this one in its place. */
function put(changes: Record<string, unknown>, buy: MediaBuy, member: string, value: unknown): void {
  const [name = '', part] = member.split('.');
  if (part === undefined) {
    changes[name] = value;
    return;
  }
  const before = (changes[name] ?? buy[name as keyof MediaBuy] ?? { name: null, nit: null }) as object;
  const after: Record<string, unknown> = { ...before, [part]: value };
  if (name === 'details' && value === null) delete after[part];
  changes[name] = after;
}

/** A party without name and NIT is none. */
function partyFaults(changes: Record<string, unknown>): string[] {
  return (['contractor', 'outlet'] as const).flatMap((role) => {
    const party = changes[role] as { name: string | null; nit: string | null } | null | undefined;
    if (!party || party.name !== null) return [];
    changes[role] = null;
    return party.nit === null ? [] : [LINE.nameless(valueName(`${role}.name`))];
  });
}

/** Days that a person wrote are exact, however the file had them. */
function withExactDays(changes: Record<string, unknown>): Record<string, unknown> {
  if (!changes.period) return changes;
  return { ...changes, period: { ...(changes.period as object), precision: 'day' } };
}

function readField(field: LineField, written: string, form: URLSearchParams): Read {
  if (written === '') return field.required ? { fault: LINE.badChoice(valueName(field.member)) } : { value: null };
  return READERS[field.kind](written, field, form);
}

const READERS: Readonly<Record<FieldKind, (written: string, field: LineField, form: URLSearchParams) => Read>> = {
  text: (value) => ({ value }),
  long: (value) => ({ value }),
  choice: (value, { words = {}, member }) =>
    Object.hasOwn(words, value) ? { value } : { fault: LINE.badChoice(valueName(member)) },
  nit: (value, { member }) => {
    const read = nitByHand(value);
    if (read.kind === 'value') return { value: read.nit };
    const name = valueName(member);
    return { fault: read.kind === 'digit' ? LINE.badDigit(name, value, read.expected) : LINE.badNit(name) };
  },
  currency: (value) =>
    CURRENCY_CODES.has(value.toUpperCase()) ? { value: value.toUpperCase() } : { fault: LINE.badCurrency },
  department: (value, { member }) =>
    value.length === 2 && PLACES.nameOf(value) !== undefined ? { value } : { fault: LINE.badChoice(valueName(member)) },
  municipality: (value, _, form) => {
    const read = PLACES.readMunicipality(value, form.get('department') || null);
    return read.kind === 'value' && read.value.municipality !== null
      ? { value: read.value.municipality }
      : { fault: LINE.badPlace(value) };
  },
  day: (value, { member }) => (isDay(value) ? { value } : { fault: LINE.badDay(valueName(member)) }),
  money: (value, { member }) => {
    const decimal = readWritten(value);
    const units = decimal && toUnits(decimal, MINOR_DECIMALS);
    return units === undefined || value.length > LONGEST
      ? { fault: LINE.badMoney(valueName(member)) }
      : { value: units };
  },
  number: (value, { member }) => asNumber(readWritten(value), valueName(member)),
  percent: (value, { member }) => {
    const decimal = readWritten(value.replace(/\s*%$/, ''));
    return asNumber(decimal && shiftPoint(decimal, -2), valueName(member));
  },
};

/** What a declared money field of the store can hold, with its points. */
const LONGEST = 24;

function asNumber(value: Decimal | undefined, name: string): Read {
  return value === undefined ? { fault: LINE.badNumber(name) } : { value };
}

/** Points part thousands and a comma the decimals, as the form says; anything else is refused rather than guessed. */
export function readWritten(text: string): Decimal | undefined {
  const plain = text.replace(/^\$\s*/, '').replace('\u2212', '-');
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(plain)) return undefined;
  return toDecimal(plain.replaceAll('.', '').replace(',', '.'));
}

export function isDay(text: string): boolean {
  try {
    return toDay(text) === text;
  } catch {
    return false;
  }
}
