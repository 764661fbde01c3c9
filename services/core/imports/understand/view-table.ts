import type { Decimal } from '../decimal.ts';
import type { ColumnView, TableView } from '../preview.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { ColumnDecision } from './decide-column.ts';
import { mixesCurrencies } from './mixed-currencies.ts';
import type { FieldValue } from './read-cell.ts';
import type { ReadTable } from './read-sheet.ts';
import type { ColumnTally, UnderstoodRow } from './read-table.ts';

const VALUES_SHOWN = 200;

/** A read table as people see it before they confirm. */
export function viewTable(read: ReadTable, firstRows: readonly UnderstoodRow[], chosen: boolean): TableView {
  const { table, reader, accepted, rejected, totals, totalRows } = read;
  const { survey, decisions, context } = table;
  const { roles } = survey;
  const isMixed = mixesCurrencies(decisions, survey.profiles);
  const [data, titles, notes, blank] = [
    roles.data - read.unlabelled.length,
    roles.title,
    roles.note + roles.cover,
    roles.blank,
  ];
  return {
    key: table.key,
    sheet: survey.sheet,
    hidden: survey.hidden,
    kind: survey.table.vocabulary?.kind.name ?? null,
    chosen,
    headerRows: survey.table.headerRows,
    columns: decisions.map((decision, index) => {
      const column = viewColumn(decision, survey.profiles[index], reader.tallies[index]);
      return isMixed && decision.column.field?.type === 'money' ? { ...column, additive: false } : column;
    }),
    rows: { data, accepted, rejected, totals: totalRows.length, titles, notes, blank },
    totalRows,
    printedTotals: totals,
    identicalRows: reader.identicalRows(),
    firstRows: firstRows.map(({ row, values }) => ({ row, values: texts(values) })),
    context: { ...context.values, ...titleOf(table) },
  };
}

/** Of a file of one figure, the line above it that names the figure. */
function titleOf({ decisions, context }: ReadTable['table']): Record<string, string> {
  const isOfOne = decisions.some(({ column: { field } }) => field?.name === 'value');
  const title = context.texts.at(-1);
  return isOfOne && title !== undefined ? { metric: title } : {};
}

function viewColumn(
  decision: ColumnDecision,
  profile: ColumnProfile | undefined,
  tally: ColumnTally | undefined,
): ColumnView {
  const { column } = decision;
  return {
    index: column.index,
    key: column.key,
    header: column.header,
    field: column.field?.name ?? null,
    calendar: column.calendar !== undefined,
    confidence: column.confidence,
    format: decision.number ?? decision.date,
    basis: decision.basis,
    currency: decision.currency,
    vat: decision.vat,
    scale: decision.scale,
    filledDown: decision.filledDown,
    filled: profile?.filled ?? 0,
    blank: profile?.blank ?? 0,
    marked: profile?.marked ?? 0,
    sum: sumOf(tally),
    additive: column.field?.additive ?? false,
    first: tally?.first ?? null,
    last: tally?.last ?? null,
    values: valuesOf(profile),
    examples: profile?.examples ?? [],
  };
}

function sumOf(tally: ColumnTally | undefined): Decimal | null {
  return tally?.sum && tally.sum.count() > 0 ? tally.sum.value() : null;
}

function valuesOf(profile: ColumnProfile | undefined): ColumnView['values'] {
  if (!profile?.words || profile.words.size > VALUES_SHOWN || profile.words.size === 0) return null;
  const counted = [...profile.words].map(([value, { rows }]) => ({ value, rows }));
  return counted.toSorted((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1));
}

function texts(values: UnderstoodRow['values']): Record<string, string | null> {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, textOfValue(value)]));
}

/** A value as plain text: days and numbers in their own form, periods with a slash. */
export function textOfValue(value: FieldValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if ('precision' in value) return value.first === value.last ? value.first : `${value.first}/${value.last}`;
  return [value.day, value.time, value.offset].filter((part) => part !== null).join(' ');
}
