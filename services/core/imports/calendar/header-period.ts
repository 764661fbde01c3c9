import type { DateFormat } from '../dates/date-format.ts';
import { isWeekday, MONTH_PATTERN, plainWords } from '../dates/month-names.ts';
import { readPeriod } from '../dates/read-period.ts';

/**
 * What the header of a column says of its days, before the year and the month around it are known:
 * - `written`: a month, a quarter, a range of days, a day: `Enero`, `T1 2026`, `2 al 8 de marzo`, `01/03/2026`;
 * - `days`: numbers of days of a month that stands elsewhere: `15`, `2 al 8`;
 * - `part`: a numbered week, of which nobody says the days: `Sem 2`.
 */
export type HeaderPeriod =
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'days'; readonly from: number; readonly to: number; readonly month: string | null }
  | { readonly kind: 'part'; readonly text: string; readonly month: string | null };

const LONGEST = 60;
/** Any order and any year do where only it is asked whether a text is a period. */
const ANY_FORMAT: DateFormat = { order: 'dmy', digits: null };
const ANY_OTHER: DateFormat = { order: 'mdy', digits: null };
const ANY_YEAR = 2024;

const LETTERS = '(?:l|m|x|j|v|s|d|lu|ma|mi|ju|vi|sa|do)';
const ONE_DAY = new RegExp(`^(?:(?:${LETTERS}|lun|mie|jue|vie|sab|dom)[. ]*)?(\\d{1,2})$`);
const DAYS = /^(\d{1,2}) ?(?:a|al|-) ?(\d{1,2})$/;
const WEEK = new RegExp(
  `^(?:semana|sem|week|wk|s)[. ]*(?:n[o.]*)?[. ]*\\d{1,2}(?:[ /:-]*(?:de |del )?(${MONTH_PATTERN}.*))?$`,
);
const WEEKDAY_LETTER = new RegExp(`^${LETTERS}$`);

/** The period that a cell of a header names, with nothing else. */
export function headerPeriod(text: string): HeaderPeriod | null {
  if (text === '' || text.length > LONGEST) return null;
  const [, outside = text, inside = ''] = /^(.+?)\s*[([]([^()[\]]*)[)\]]$/.exec(text) ?? [];
  const within = inside === '' ? null : barePeriod(plainWords(inside), inside);
  return within?.kind === 'written' ? within : barePeriod(plainWords(outside), outside);
}

function barePeriod(words: string, text: string): HeaderPeriod | null {
  const day = ONE_DAY.exec(words);
  if (day) return daysOf(Number(day[1]), Number(day[1]));
  const days = DAYS.exec(words);
  if (days) return daysOf(Number(days[1]), Number(days[2]));
  const week = WEEK.exec(words);
  if (week) return { kind: 'part', text, month: week[1] ?? null };
  return isPeriod(text) ? { kind: 'written', text } : null;
}

function daysOf(from: number, to: number): HeaderPeriod | null {
  return from >= 1 && from <= to && to <= 31 ? { kind: 'days', from, to, month: null } : null;
}

/** A year alone is none: columns of two years compare, and are no calendar. */
function isPeriod(text: string): boolean {
  return [ANY_FORMAT, ANY_OTHER].some((format) => {
    const reading = readPeriod(text, format, { year: ANY_YEAR });
    return reading.kind === 'value' && reading.value.precision !== 'year';
  });
}

/** A month, as a text over columns of its days or weeks. */
export function isMonthText(text: string): boolean {
  const reading = readPeriod(text, ANY_FORMAT, { year: ANY_YEAR });
  return reading.kind === 'value' && reading.value.precision === 'month';
}

/** `L`, `Lu`, `lunes`: a row of them stands between months and days, and says nothing that the days do not. */
export function isWeekdayCell(text: string): boolean {
  const words = plainWords(text).replace(/\.$/, '');
  return WEEKDAY_LETTER.test(words) || isWeekday(words);
}
