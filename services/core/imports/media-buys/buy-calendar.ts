import type { BuyPeriod } from '../../pauta/media-buy.ts';
import {
  type CalendarContext,
  daysOfColumns,
  headerFormat,
  isPeriod,
  lacksYear,
  type SlotDays,
} from '../calendar/calendar-periods.ts';
import { calendarTitle, type Measure } from '../calendar/decide-calendar.ts';
import type { HeaderPeriod } from '../calendar/header-period.ts';
import type { Answers, ImportWarning, Question } from '../preview.ts';
import type { AssignedColumn } from '../understand/assign-fields.ts';
import type { ColumnDecision } from '../understand/decide-column.ts';
import type { UnderstoodTable } from '../understand/understand-table.ts';
import type { AmountColumns } from './amount-columns.ts';
import type { TableFacts } from './table-facts.ts';

/** A column of a calendar. */
export interface CalendarSlot {
  /** From 0. */
  index: number;
  header: string;
  /** Of its value among those of a row. */
  field: string;
  measure: Measure | null;
  days: SlotDays;
  /** What tells its lines apart where its days do not: the numbered week, or a day of a month that nobody names. */
  part: string | null;
}

/** The calendar of a table, and what its rows become. */
export interface BuyCalendar {
  slots: readonly CalendarSlot[];
  /** A line for each period of a row; else one line for the row, of which the calendar is a detail. */
  byPeriod: boolean;
  /** Some columns are days of the month that the lines above the table, or a person, name. */
  isOfTablePeriod: boolean;
  title: string;
  questions: readonly Question[];
}

const FORMAT_KEY = 'date:calendar';

/** `null` for a table without columns of periods. */
export function buyCalendar(
  table: UnderstoodTable,
  facts: TableFacts,
  columns: AmountColumns,
  answers: Answers,
): BuyCalendar | null {
  const { calendar, survey, year } = table;
  if (calendar.length === 0) return null;
  const all = calendar.flatMap((group) => group.columns);
  const format = headerFormat(all, answers[FORMAT_KEY]);
  const context: CalendarContext = {
    year,
    answeredYear: typeof answers.year === 'number',
    period: facts.period,
    format: format.kind === 'decided' ? format.value : { order: null, digits: null },
  };
  const slots = calendar.flatMap(({ columns: own, measure }) => {
    const days = daysOfColumns(own, context);
    return own.map((column, at) => slotOf(column, measure, days[at] ?? null));
  });
  const row = survey.table.headerRows.at(-1) ?? 0;
  const about = { subject: calendarTitle(all), keep: true };
  const yearOf = calendar.flatMap(({ columns: own }) => lacksYear(own, context) ?? [])[0];
  const questions: Question[] = [];
  if (yearOf) {
    const examples = [{ row, written: yearOf.header }];
    questions.push({ key: 'year', about: 'year', subject: yearOf.header, options: [], examples, keep: false });
  }
  if (format.kind === 'open') {
    const examples = all.slice(0, 3).map(({ header: written }) => ({ row, written }));
    const options = format.options.map((option) => ({ ...option }));
    questions.push({ key: FORMAT_KEY, about: 'date-format', ...about, options, examples });
  }
  const hasMoney = slots.some(({ measure }) => measure !== null && measure !== 'mark' && measure.type === 'money');
  const areMarks = slots.every(({ measure }) => measure === 'mark');
  const byPeriod = hasMoney || (!areMarks && columns.used.size === 0);
  const isOfTablePeriod = all.some(
    ({ calendar: place }) => place?.period.kind === 'days' && place.period.month === null,
  );
  return { slots, byPeriod, isOfTablePeriod, title: about.subject, questions };
}

function slotOf(column: AssignedColumn, measure: Measure | null, days: SlotDays): CalendarSlot {
  const { index, header, field } = column;
  const period = column.calendar?.period;
  // A numbered week of a month has the month's days, and is not the month.
  const part = period?.kind === 'part' ? partName(period) : isPeriod(days) ? null : header;
  return { index, header, field: field?.name ?? '', measure, days, part };
}

function partName({ month, text }: Extract<HeaderPeriod, { kind: 'part' }>): string {
  return month === null ? text : `${month} · ${text}`;
}

/** True once it is said of every column what it tells. */
export function isDecided({ slots }: BuyCalendar): boolean {
  return slots.every(({ measure }) => measure !== null);
}

/** The columns of money of its lines, each as an amount that is known to be what it is. */
export function periodAmounts({ decisions }: UnderstoodTable, { slots }: BuyCalendar): AmountColumns {
  const money = new Set(
    slots.flatMap(({ measure, index }) => (measure && measure !== 'mark' && measure.type === 'money' ? [index] : [])),
  );
  const own = decisions.filter(({ column }) => column.calendar && money.has(column.index));
  const used = new Map(own.map((decision) => [decision.column.field?.name ?? '', decision]));
  return { used, open: null, currencies: [], vatOf: () => 'excluded' };
}

/** True where the calendar gives the days of every line once what is asked of its headers is answered. */
export function isDatable(calendar: BuyCalendar): boolean {
  return isDated(calendar) || calendar.questions.length > 0;
}

/** True where the calendar gives the days of every line. */
export function isDated({ slots }: BuyCalendar): boolean {
  return slots.every(({ days }) => days !== null);
}

/** From the first to the last of some periods; `null` where one of them is not known. */
export function spanOf(days: readonly SlotDays[]): BuyPeriod | null {
  const known = days.filter(isPeriod);
  const [first] = known;
  if (!first || known.length < days.length) return null;
  if (known.length === 1) return first;
  return {
    first: known.reduce((least, one) => (one.first < least ? one.first : least), first.first),
    last: known.reduce((most, one) => (one.last > most ? one.last : most), first.last),
    precision: known.every(({ precision }) => precision === 'day') ? 'day' : 'month',
  };
}

/** Tells what becomes of the columns, and which figures of a row its lines leave out. */
export function warnOfCalendar(table: UnderstoodTable, calendar: BuyCalendar): ImportWarning[] {
  if (!isDecided(calendar)) return [];
  const { sheet } = table.survey;
  const facts = { columns: calendar.slots.length, headers: calendar.title };
  if (!calendar.byPeriod) return [{ code: 'calendar-by-row', subject: sheet, facts }];
  const left = leftOut(table, calendar).map(({ column }) => column.header);
  return [
    { code: 'calendar-by-period', subject: sheet, facts },
    ...(left.length > 0
      ? [{ code: 'calendar-leaves-out' as const, subject: sheet, facts: { headers: left.join(', ') } }]
      : []),
  ];
}

/** Figures of a whole row, which its lines would tell once for each period: those that its periods do not add up to. */
function leftOut(table: UnderstoodTable, { slots }: BuyCalendar): ColumnDecision[] {
  const measures = new Set(slots.flatMap(({ measure }) => (measure && measure !== 'mark' ? [measure.name] : [])));
  const hasMoney = measures.has('net') || measures.has('total');
  return table.decisions.filter(({ column: { field, calendar, index } }) => {
    if (!field || calendar || (table.survey.profiles[index]?.filled ?? 0) === 0 || !isOfRow(field)) return false;
    return !measures.has(field.name) && !(hasMoney && SUMS.includes(field.name));
  });
}

/** Amounts that the periods of a row may add up to. */
export const SUMS: readonly string[] = ['net', 'total', 'amount', 'spend', 'budget'];

const AUDIENCE = ['reach', 'frequencyPerPerson', 'results', 'bonusRate'];

/** Whether a figure is of a row as a whole, so that no line of one period may have it. */
export function isOfRow({ name, additive, type }: { name: string; additive: boolean; type: string }): boolean {
  return (additive && ['money', 'count', 'duration'].includes(type)) || AUDIENCE.includes(name);
}
