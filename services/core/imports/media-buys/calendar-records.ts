import { isPeriod } from '../calendar/calendar-periods.ts';
import { compareDecimals, type Decimal, roundedUnits } from '../decimal.ts';
import { createExactSum } from '../exact-sum.ts';
import type { FieldSpec } from '../kind.ts';
import type { ColumnDecision } from '../understand/decide-column.ts';
import type { UnderstoodRow } from '../understand/read-table.ts';
import type { AmountColumns } from './amount-columns.ts';
import { type BuyCalendar, type CalendarSlot, isOfRow, SUMS, spanOf } from './buy-calendar.ts';
import type { BuyRecord, Doubt } from './buy-draft.ts';
import { buyRecord, type RecordParts } from './buy-record.ts';
import { decimalAt, type RowValues } from './row-values.ts';

/** What the rows of a table with a calendar are made with. */
export interface CalendarParts extends RecordParts {
  calendar: BuyCalendar;
  decisions: readonly ColumnDecision[];
  /** Of the table's columns, by name. */
  fields: ReadonlyMap<string, FieldSpec>;
}

type Lack = Extract<ReturnType<typeof buyRecord>, { lacks: string }>;
export type CalendarOutcome =
  | { records: BuyRecord[] }
  | Lack
  /** A cell under days that there are not, or a row in which no period says anything. */
  | { slot: CalendarSlot | null };

/** The buys of a row that tells several periods in columns. */
export function calendarRecords(row: UnderstoodRow, parts: CalendarParts): CalendarOutcome {
  const { slots, byPeriod } = parts.calendar;
  const told = slots.filter(({ field }) => saysSomething(row.values[field]));
  const strange = told.find(({ days }) => days === 'no-such-days');
  if (strange) return { slot: strange };
  return byPeriod ? byPeriods(row, told, parts) : asWhole(row, told, parts);
}

/** Nothing ran in a period of which the cell says zero. */
function saysSomething(value: RowValues[string] | undefined): boolean {
  return value === true || (typeof value === 'string' && compareDecimals(value as Decimal, ZERO) !== 0);
}

const ZERO = '0' as Decimal;

/** One line, whole as its amounts are: it runs from the first period to the last, and the calendar is a detail of it. */
function asWhole(row: UnderstoodRow, told: readonly CalendarSlot[], parts: CalendarParts): CalendarOutcome {
  const doubts: Doubt[] = [];
  const values = plainValues(row.values, parts);
  for (const measure of measuresOf(told)) {
    const sum = sumOf(row.values, told, measure);
    const printed = decimalAt(values, measure.name);
    if (printed === null) values[measure.name] = sum;
    else if (compareDecimals(printed, sum) !== 0) doubts.push(differing(measure.name, printed));
  }
  const calendar = told.map((slot) => written(slot, row.values)).join(', ');
  if (calendar !== '') values.calendar = calendar;
  const span = told.length > 0 ? spanOf(told.map(({ days }) => days)) : null;
  const facts = { ...parts.facts, period: span ?? parts.facts.period };
  const made = buyRecord({ ...row, values }, { ...parts, facts });
  if ('lacks' in made) return made;
  return { records: [{ buy: made.buy, doubts: [...made.doubts, ...doubts] }] };
}

/** A line for each period in which something stands, with what the row says of all of them and no figure of the whole. */
function byPeriods(row: UnderstoodRow, told: readonly CalendarSlot[], parts: CalendarParts): CalendarOutcome {
  if (told.length === 0) return { slot: null };
  const records: BuyRecord[] = [];
  const shared = sharedValues(row.values, parts);
  for (const slots of Map.groupBy(told, periodKey).values()) {
    const made = buyRecord(periodRow(row, shared, slots), periodParts(slots, parts));
    if ('lacks' in made) return made;
    const [{ index, header }] = slots as [CalendarSlot];
    records.push({ ...made, buy: { ...made.buy, origin: { ...made.buy.origin, column: index + 1, header } } });
  }
  const [first, ...rest] = records;
  const doubts = doubtsOf(row.values, told, parts);
  return { records: first ? [{ ...first, doubts: [...first.doubts, ...doubts] }, ...rest] : [] };
}

function periodKey({ days, part }: CalendarSlot): string {
  return part ?? (isPeriod(days) ? `${days.first}/${days.last}` : '');
}

function periodRow(row: UnderstoodRow, shared: RowValues, slots: readonly CalendarSlot[]): UnderstoodRow {
  const [first] = slots;
  const own = isPeriod(first?.days ?? null) ? without(shared, TIMES) : { ...shared };
  if (first && first.part !== null) own.calendarPart = first.part;
  for (const { measure, field } of slots) {
    const value = row.values[field];
    if (measure !== null && measure !== 'mark' && value !== undefined) own[measure.name] = value;
  }
  return { ...row, values: own };
}

function periodParts(slots: readonly CalendarSlot[], parts: CalendarParts): RecordParts {
  const span = spanOf(slots.map(({ days }) => days));
  return { ...parts, facts: { ...parts.facts, period: span ?? parts.facts.period }, columns: amountsOf(slots, parts) };
}

const VAT: Readonly<Record<string, 'included' | 'excluded' | 'is-vat'>> = {
  net: 'excluded',
  gross: 'excluded',
  vat: 'is-vat',
  total: 'included',
};

/** The amounts of a line are those of its period alone. */
function amountsOf(slots: readonly CalendarSlot[], { columns, decisions }: CalendarParts): AmountColumns {
  const used = new Map(
    slots.flatMap(({ measure, index }) => {
      const decision = decisions.find(({ column }) => column.index === index);
      return measure && measure !== 'mark' && measure.type === 'money' && decision ? [[measure.name, decision]] : [];
    }),
  );
  return { ...columns, used, open: null, vatOf: (field) => VAT[field] ?? null };
}

/** Fields that say when. */
const TIMES = ['firstDay', 'lastDay', 'day', 'period', 'week', 'month', 'year'];

function without(values: RowValues, names: readonly string[]): Record<string, RowValues[string]> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

function plainValues(values: RowValues, { calendar }: CalendarParts): Record<string, RowValues[string]> {
  return without(
    values,
    calendar.slots.map(({ field }) => field),
  );
}

function sharedValues(values: RowValues, parts: CalendarParts): Record<string, RowValues[string]> {
  const ofRow = [...parts.fields.values()].filter(isOfRow).map(({ name }) => name);
  return without(plainValues(values, parts), ofRow);
}

function measuresOf(slots: readonly CalendarSlot[]): FieldSpec[] {
  const all = slots.flatMap(({ measure }) => (measure && measure !== 'mark' ? [measure] : []));
  return [...new Map(all.map((measure) => [measure.name, measure])).values()];
}

function sumOf(values: RowValues, slots: readonly CalendarSlot[], { name }: FieldSpec): Decimal {
  const sum = createExactSum();
  for (const { measure, field } of slots)
    if (measure && measure !== 'mark' && measure.name === name) sum.add((decimalAt(values, field) ?? ZERO) as Decimal);
  return sum.value();
}

/** Totals that the row prints and its periods do not come to: within one of the currency for money. */
function doubtsOf(values: RowValues, told: readonly CalendarSlot[], parts: CalendarParts): Doubt[] {
  return measuresOf(told).flatMap((measure) => {
    const sum = sumOf(values, told, measure);
    const printed = printedOf(values, measure, parts);
    if (printed === null) return [];
    const difference = roundedUnits(printed.value, 2) - roundedUnits(sum, 2);
    const most = measure.type === 'money' ? 100n : 0n;
    return difference > most || difference < -most ? [differing(printed.field, printed.value)] : [];
  });
}

/** The row's own figure of what its periods tell; an amount that is known to be of the other VAT is another thing. */
function printedOf(values: RowValues, { name, type }: FieldSpec, { columns }: CalendarParts) {
  const fits = (field: string) => {
    const vat = columns.vatOf(field);
    return columns.used.has(field) && (vat === null || vat === VAT[name]);
  };
  const names = type === 'money' && (name === 'net' || name === 'total') ? SUMS.filter(fits) : [name];
  for (const field of names) {
    const value = decimalAt(values, field);
    if (value !== null) return { field, value };
  }
  return null;
}

function differing(field: string, printed: Decimal): Doubt {
  return { field, written: printed, reason: 'calendar-differs' };
}

/** `Enero: 5`; a mark by its header alone. */
function written({ header, field }: CalendarSlot, values: RowValues): string {
  const value = values[field];
  return value === true ? header : `${header}: ${value}`;
}
