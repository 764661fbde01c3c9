import { currencyOfText } from '../currencies.ts';
import type { Question } from '../preview.ts';
import { currenciesOfCells } from '../understand/cell-currency.ts';
import type { ColumnDecision } from '../understand/decide-column.ts';
import type { UnderstoodTable } from '../understand/understand-table.ts';
import type { AmountColumns } from './amount-columns.ts';

/** VAT of each column that fills an amount, and the currency, where nothing says them. */
export function askAmounts(
  table: UnderstoodTable,
  columns: AmountColumns,
  facts: { currency: string | null },
): Question[] {
  const filled = ({ column }: { column: { index: number } }) => (table.survey.profiles[column.index]?.filled ?? 0) > 0;
  const used = [...columns.used].filter(([, decision]) => filled(decision));
  const vat = used
    .filter(([field]) => columns.vatOf(field) === null)
    .map(
      ([, { column }]): Question => ({
        key: `vat:${column.key}`,
        about: 'vat',
        subject: column.header,
        options: ['excluded', 'included'],
        examples: table.survey.profiles[column.index]?.examples ?? [],
        keep: true,
      }),
    );
  if (columns.currencies.length > 0)
    return [...vat, askCurrency(table, used[0]?.[1].column.header ?? '', columns.currencies)];
  const hasColumn = table.decisions.some((decision) => saysCurrency(table, decision));
  const isOpen = !hasColumn && facts.currency === null && used.some(([, one]) => leavesCurrency(table, one));
  return isOpen || (used.length === 0 && !hasColumn && facts.currency === null)
    ? [...vat, askCurrency(table, used[0]?.[1].column.header ?? '')]
    : vat;
}

/** A column of currencies that names one in every row. */
function saysCurrency({ survey }: UnderstoodTable, { column }: ColumnDecision): boolean {
  const profile = survey.profiles[column.index];
  if (column.field?.type !== 'currency' || !profile || profile.filled === 0 || profile.blank > 0) return false;
  return [...(profile.words?.keys() ?? [])].every((word) => currencyOfText(word) !== null);
}

/** The one currency that a column of currencies names. */
export function onlyCurrency({ decisions, survey }: UnderstoodTable): string | null {
  const column = decisions.find(({ column: { field } }) => field?.type === 'currency')?.column;
  const words = [...((column && survey.profiles[column.index]?.words?.keys()) ?? [])];
  return words.length === 1 ? (currencyOfText(words[0] ?? '') ?? null) : null;
}

/** A column of money in which some cell names no currency, and neither does its header. */
function leavesCurrency({ survey }: UnderstoodTable, { column, currency }: ColumnDecision): boolean {
  const { codes, silent } = currenciesOfCells(survey.profiles[column.index]?.numbers ?? null);
  return currency === null && (codes.length === 0 || silent > 0);
}

function askCurrency({ survey }: UnderstoodTable, header: string, options: readonly string[] = ['COP']): Question {
  return {
    key: 'currency',
    about: 'currency',
    subject: header || survey.sheet,
    options,
    examples: [],
    keep: true,
  };
}
