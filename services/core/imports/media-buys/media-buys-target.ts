import { MEDIA, STAGES } from '../../pauta/taxonomy.ts';
import type { Answers, ImportWarning, Question } from '../preview.ts';
import type { UnderstoodRow } from '../understand/read-table.ts';
import type { Target } from '../understand/target.ts';
import type { UnderstoodTable } from '../understand/understand-table.ts';
import { type AmountColumns, amountColumns } from './amount-columns.ts';
import { askAmounts, onlyCurrency } from './ask-amounts.ts';
import {
  type BuyCalendar,
  buyCalendar,
  isDatable,
  isDated,
  isDecided,
  periodAmounts,
  warnOfCalendar,
} from './buy-calendar.ts';
import type { BuyRecord } from './buy-draft.ts';
import { buyRecord } from './buy-record.ts';
import type { BuyWords } from './buy-words.ts';
import { type CalendarOutcome, calendarRecords } from './calendar-records.ts';
import { type TableFacts, tableFacts } from './table-facts.ts';
import { askWords } from './word-answers.ts';

/** Rows become media buys. What a buy cannot be without, and no cell says, is asked. */
export function createMediaBuysTarget(words: BuyWords, answers: Answers): Target<BuyRecord> {
  const known = new Map<string, { facts: TableFacts; columns: AmountColumns; calendar: BuyCalendar | null }>();
  const about = (table: UnderstoodTable) => {
    const before = known.get(table.key);
    if (before) return before;
    const [facts, columns] = [tableFacts(table, words, answers), amountColumns(table, answers)];
    const found = { facts, columns, calendar: buyCalendar(table, facts, columns, answers) };
    known.set(table.key, found);
    return found;
  };
  return {
    ask: (table) => {
      const { facts, columns, calendar } = about(table);
      return [
        ...(calendar?.questions ?? []),
        // What else must be known of the money depends on what the calendar tells.
        ...(calendar && !isDecided(calendar)
          ? []
          : askAmounts(table, calendar?.byPeriod ? periodAmounts(table, calendar) : columns, facts)),
        ...askFacts(table, facts, calendar, words),
        ...askWords(table, words, answers),
      ];
    },
    warn: (table) => {
      const { facts, calendar } = about(table);
      return [
        ...(calendar ? warnOfCalendar(table, calendar) : []),
        ...(calendar && isDated(calendar) && !calendar.isOfTablePeriod ? [] : warnOfPeriod(table, facts)),
      ];
    },
    totals: (table, totals) => {
      const fallback = onlyCurrency(table) ?? about(table).facts.currency;
      const currencies = new Map(
        table.decisions.flatMap(({ column: { field }, currency }) =>
          field?.type === 'money' ? [[field.name, currency ?? fallback] as const] : [],
        ),
      );
      return { sheet: table.survey.sheet, totals, currencyOf: (field) => currencies.get(field) ?? null };
    },
    records: (table) => {
      const { facts, columns, calendar } = about(table);
      const { vocabulary } = table.survey.table;
      const given = { ...vocabulary?.kind.defaults, ...table.context.values };
      const parts = { sheet: table.survey.sheet, facts, columns, words, answers, given };
      if (calendar === null) return (row) => asOutcome(table, row, buyRecord(row, parts));
      const fields = new Map(vocabulary?.kind.fields.map((field) => [field.name, field]));
      const spread = { ...parts, calendar, fields, decisions: table.decisions };
      return (row) => ofCalendar(table, row, calendarRecords(row, spread), calendar);
    },
  };
}

function ofCalendar(table: UnderstoodTable, row: UnderstoodRow, made: CalendarOutcome, { title }: BuyCalendar) {
  if ('records' in made) return { kind: 'records', records: made.records } as const;
  if ('lacks' in made) return asOutcome(table, row, made);
  const { slot } = made;
  const rejected = {
    sheet: table.survey.sheet,
    row: row.row,
    column: slot?.header ?? title,
    written: slot ? String(row.values[slot.field] ?? '') : '',
    reason: slot ? 'date-does-not-exist' : 'nothing-in-periods',
  } as const;
  return { kind: 'rejected', rejected } as const;
}

function asOutcome(table: UnderstoodTable, { row }: UnderstoodRow, made: ReturnType<typeof buyRecord>) {
  if (!('lacks' in made)) return { kind: 'records', records: [made] } as const;
  const column =
    table.decisions.find(({ column: { field } }) => field?.name === made.lacks)?.column.header ?? made.lacks;
  const rejected = { sheet: table.survey.sheet, row, column, written: '', reason: 'required-missing' } as const;
  return { kind: 'rejected', rejected } as const;
}

function askFacts(
  { decisions, survey }: UnderstoodTable,
  facts: TableFacts,
  calendar: BuyCalendar | null,
  words: BuyWords,
): Question[] {
  const has = (...names: string[]) =>
    decisions.some(
      ({ column: { field, index } }) =>
        field !== null && names.includes(field.name) && (survey.profiles[index]?.filled ?? 0) > 0,
    );
  const plain = (about: 'medium' | 'stage' | 'period', options: readonly string[]): Question[] => [
    { key: about, about, subject: survey.sheet, options, examples: [], keep: about !== 'period' },
  ];
  const titles = [...(survey.titles?.keys() ?? [])];
  const titled = titles.length > 0 && titles.every((title) => words.medium.read(title).kind === 'value');
  const dated = has('firstDay', 'lastDay', 'day', 'period', 'week', 'month', 'year');
  return [
    ...(has('medium') || titled || facts.medium ? [] : plain('medium', MEDIA)),
    ...(has('stage') || facts.stage ? [] : plain('stage', STAGES)),
    ...(dated || facts.period || (calendar && isDatable(calendar)) ? [] : plain('period', [])),
  ];
}

function warnOfPeriod({ survey }: UnderstoodTable, { period, periodText }: TableFacts): ImportWarning[] {
  if (period === null || periodText === null) return [];
  return [
    {
      code: 'period-from-cover',
      subject: survey.sheet,
      facts: { text: periodText, first: period.first, last: period.last },
    },
  ];
}
