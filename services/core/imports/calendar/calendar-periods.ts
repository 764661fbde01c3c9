import type { BuyPeriod } from '../../pauta/media-buy.ts';
import type { Day } from '../../time/day.ts';
import type { DateFormat } from '../dates/date-format.ts';
import { createDateProfile, observeDate } from '../dates/date-profile.ts';
import { decideDate } from '../dates/decide-date.ts';
import { periodNeedsYear, readPeriod } from '../dates/read-period.ts';
import type { AnswerValue } from '../preview.ts';
import type { Decision } from '../reading.ts';
import type { AssignedColumn } from '../understand/assign-fields.ts';
import type { HeaderPeriod } from './header-period.ts';

/** The days of a column: a period; `null` where nobody says them, as of a numbered week; or no days at all: 31 April. */
export type SlotDays = BuyPeriod | null | 'no-such-days';

/** What stands around a calendar. */
export interface CalendarContext {
  /** From the lines above; a person's answer. */
  year: number | null;
  answeredYear: boolean;
  /** Of the table as a whole: days without a month are of its month, where it lies in one. */
  period: BuyPeriod | null;
  /** Of headers such as `01/03/2026`. */
  format: DateFormat;
}

/** How the dates in headers are written; the headers themselves decide. */
export function headerFormat(
  columns: readonly AssignedColumn[],
  answer: AnswerValue | undefined,
): Decision<DateFormat> {
  const profile = createDateProfile();
  for (const [at, { calendar }] of columns.entries())
    if (calendar?.period.kind === 'written') observeDate(profile, calendar.period.text, at);
  const decided = decideDate(profile);
  if (decided.kind !== 'open' || typeof answer !== 'object' || answer === null || !('order' in answer)) return decided;
  const chosen = decided.options.find(({ order }) => order === answer.order);
  return chosen ? { kind: 'decided', value: chosen, basis: 'answer', examples: decided.examples } : decided;
}

/**
 * The first header that needs a year which nothing says: none stands in it or above the table; or the months run over New
 * Year, so that one year above them may be either.
 */
export function lacksYear(columns: readonly AssignedColumn[], context: CalendarContext): AssignedColumn | undefined {
  const open = columns.filter(({ calendar }) => calendar && calendar.year === null && needsYear(calendar.period));
  if (context.answeredYear || open.length === 0) return undefined;
  if (context.year === null) return open[0];
  const months = daysOfColumns(open, context).flatMap((days) => (isPeriod(days) ? [days.first] : []));
  return months.some((first) => !first.startsWith(String(context.year))) ? open[0] : undefined;
}

function needsYear(period: HeaderPeriod): boolean {
  if (period.kind === 'written') return periodNeedsYear(period.text);
  return period.month !== null && periodNeedsYear(period.month);
}

/** The days of each column of one group, in the order of the sheet. */
export function daysOfColumns(columns: readonly AssignedColumn[], context: CalendarContext): SlotDays[] {
  let { year } = context;
  let before: Day | null = null;
  const days = columns.map(({ calendar }): SlotDays => {
    if (!calendar) return null;
    const isOpen = calendar.year === null && needsYear(calendar.period);
    const read = (of: number | null) => daysOf(calendar.period, { ...context, year: calendar.year ?? of });
    let found = read(year);
    // Without years of their own, a month that comes after a later one is the next year's.
    if (isOpen && year !== null && before !== null && isPeriod(found) && found.first < before) {
      year += 1;
      found = read(year);
    }
    if (isPeriod(found)) before = found.first;
    return found;
  });
  return widened(columns, days);
}

function daysOf(period: HeaderPeriod, { year, format, period: whole }: CalendarContext): SlotDays {
  if (period.kind === 'written') return read(period.text, format, year) ?? null;
  const month = period.month === null ? monthAround(whole) : read(period.month, format, year);
  if (period.kind === 'part') return period.month === null ? null : month;
  if (month === null) return null;
  const at = (day: number) => `${month.first.slice(0, 8)}${String(day).padStart(2, '0')}` as Day;
  const [first, last] = [at(period.from), at(period.to)];
  return last <= month.last ? { first, last, precision: 'day' } : 'no-such-days';
}

/** The month in which a whole period lies. */
function monthAround(whole: BuyPeriod | null): BuyPeriod | null {
  if (whole === null || whole.first.slice(0, 7) !== whole.last.slice(0, 7)) return null;
  return read(whole.first.slice(0, 7), ANY, null);
}

const ANY: DateFormat = { order: null, digits: null };

function read(text: string, format: DateFormat, year: number | null): BuyPeriod | null {
  const reading = readPeriod(text, format, { year });
  return reading.kind === 'value' ? reading.value : null;
}

export function isPeriod(days: SlotDays): days is BuyPeriod {
  return days !== null && days !== 'no-such-days';
}

const WEEK = 7;
const MONDAY = 1;
const DAY_MS = 86_400_000;

/** Single days that are all the first of a month name their months, and Mondays a week apart their weeks. */
function widened(columns: readonly AssignedColumn[], days: readonly SlotDays[]): SlotDays[] {
  const single = days.filter(isPeriod).filter(({ first, last, precision }) => precision === 'day' && first === last);
  const isBare = columns.some(({ calendar }) => calendar?.period.kind !== 'written');
  if (isBare || single.length < 2 || single.length < days.length) return [...days];
  if (single.every(({ first }) => first.endsWith('-01')))
    return single.map(({ first }) => read(first.slice(0, 7), ANY, null));
  const times = single.map(({ first }) => Date.parse(`${first}T00:00:00Z`));
  const areWeeks = times.every((time, at) => at === 0 || time - (times[at - 1] ?? 0) === WEEK * DAY_MS);
  if (!areWeeks || new Date(times[0] ?? 0).getUTCDay() !== MONDAY) return [...days];
  return single.map(({ first }, at) => ({ first, last: dayAt((times[at] ?? 0) + 6 * DAY_MS), precision: 'day' }));
}

function dayAt(time: number): Day {
  return new Date(time).toISOString().slice(0, 10) as Day;
}
