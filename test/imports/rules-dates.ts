import type { Decimal } from '#core/imports/decimal.ts';
import type { Json } from '#test/recorded/json.ts';
import { findColumn, isDated, isNumeric, valueIn } from './columns.ts';
import { isFigure } from './figures.ts';
import { datesOf, mainDate, textOf } from './groups.ts';
import type { Column, Table } from './read-file.ts';
import { type Outcome, type Rule, rule, told } from './rule.ts';

type End = 'first' | 'last';

/** When the rows are. */
export const DATE_RULES: readonly Rule[] = [
  rule(/^(first|last)(?: (?:date|day|month))?$/, ({ table }, [[end = ''] = []], expected) => {
    const found = edge(datesOf(table), end as End);
    return told(isDate(found, expected), found);
  }),
  rule(/^(first|last) (.+)$/, ({ table }, [[end = ''] = [], words = []], expected) =>
    edgeOf(table, words, end as End, expected),
  ),
  rule(/^(.+) (first|last)$/, ({ table }, [words = [], [end = ''] = []], expected) =>
    edgeOf(table, words, end as End, expected),
  ),
  rule(/^missing days$/, ({ table }, _, expected) => {
    const days = daysOf(table);
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return told(false, 'no days');
    const span = Temporal.PlainDate.from(first).until(last, { largestUnit: 'day' }).days + 1;
    return told(span - days.length === expected, span - days.length);
  }),
  rule(/^hours$/, ({ table }, _, expected) => {
    const found = Map.groupBy(hoursOf(table), ({ hour }) => hour);
    const counts = [...found].map(([hour, moments]) => [hour, moments.reduce((sum, { rows }) => sum + rows, 0)]);
    const order = (entries: readonly unknown[]) => JSON.stringify(entries.map(String).toSorted());
    return told(order(counts) === order(Object.entries(Object(expected))), Object.fromEntries(counts));
  }),
  rule(/^hour changes on$/, ({ table }, _, expected) => {
    const hours = hoursOf(table).toSorted((a, b) => (a.day < b.day ? -1 : 1));
    const changed = hours.find(({ hour }, index) => index > 0 && hour !== hours[index - 1]?.hour);
    return told(changed?.day === expected, changed?.day);
  }),
  rule(/^dates$/, ({ table }, _, expected) => precision(table, expected)),
];

/** The end of a dated column, or what a column of figures held then. */
function edgeOf(table: Table, words: readonly string[], end: End, expected: Json): Outcome | undefined {
  const dated = findColumn(table, words, isDated);
  if (dated && !/^-?\d+(\.\d+)?$/.test(String(expected))) {
    const found = edge([dated], end);
    return told(isDate(found, expected), found);
  }
  const column = findColumn(table, words, isNumeric);
  const date = mainDate(table);
  if (!column || !date) return undefined;
  const ordered = table.rows
    .filter((row) => valueIn(row, column) !== undefined && valueIn(row, date) !== undefined)
    .toSorted((a, b) => (dateIn(a, date) < dateIn(b, date) ? -1 : 1));
  const row = ordered.at(end === 'first' ? 0 : -1);
  const value = row ? (valueIn(row, column) as Decimal) : undefined;
  return told(isFigure(value, expected), value);
}

function edge(columns: readonly Column[], end: End): string | null {
  const ends = columns.flatMap(({ view }) => view[end] ?? []).toSorted();
  return (end === 'first' ? ends[0] : ends.at(-1)) ?? null;
}

/** As far as the manifest writes it: a day is the day of a moment. */
function isDate(found: string | null, expected: Json): boolean {
  if (found === null || typeof expected !== 'string' || !/^\d{4}-\d{2}/.test(expected)) return false;
  const written = expected.replace('T', ' ');
  return found === written || found.startsWith(`${written} `) || found === `${written}:00` || `${found}:00` === written;
}

function dateIn(row: Table['rows'][number], date: Column): string {
  return textOf(valueIn(row, date) ?? '');
}

function daysOf(table: Table): string[] {
  const date = mainDate(table);
  const days = date ? table.rows.map((row) => dateIn(row, date).slice(0, 10)) : [];
  return [...new Set(days)].filter(Boolean).toSorted();
}

/** Hours as the file writes them: a day keeps none, and only the words of its column show them. */
function hoursOf(table: Table): { day: string; hour: string; rows: number }[] {
  const values = mainDate(table)?.view.values ?? [];
  return values.flatMap(({ value, rows }) => {
    const [, day, hour] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):/.exec(value) ?? [];
    return day !== undefined && hour !== undefined ? [{ day, hour, rows }] : [];
  });
}

/** "solo año": every period is a whole year. */
function precision(table: Table, expected: Json): Outcome | undefined {
  const wanted = /solo (?:el )?(año|mes|día)/i.exec(String(expected))?.[1]?.toLowerCase();
  const asked = { año: 'year', mes: 'month', día: 'day' }[wanted ?? ''];
  const date = mainDate(table);
  if (!asked || !date) return undefined;
  const found = new Set(
    table.rows.map((row) => {
      const value = valueIn(row, date);
      return typeof value === 'object' && 'precision' in value ? value.precision : 'day';
    }),
  );
  return told(found.size === 1 && found.has(asked as 'year'), [...found]);
}
