import { IMPORT_KINDS } from '#config/imports/index.ts';
import { fieldName } from '#config/texts/import-fields.ts';
import { dateWords, numberWords } from '#config/texts/import-questions.ts';
import type { DateFormat } from '#core/imports/dates/date-format.ts';
import type { Decimal } from '#core/imports/decimal.ts';
import { toDecimal } from '#core/imports/decimal.ts';
import type { FieldSpec } from '#core/imports/kind.ts';
import type { NumberFormat } from '#core/imports/numbers/number-format.ts';
import { formatExact, formatMoneyDecimal, formatRate } from '#core/pauta/money-text.ts';
import { monthName } from '#core/report/format.ts';
import type { Day } from '#core/time/day.ts';

const KINDS = new Map(IMPORT_KINDS.map((kind) => [kind.name, kind]));

export function fieldsOf(kind: string | null): readonly FieldSpec[] {
  return (kind === null ? undefined : KINDS.get(kind)?.fields) ?? [];
}

/** A field as it is called, each name once in its kind: what it is called in files stands for the rest. */
export function fieldLabel(field: FieldSpec): string {
  return fieldName(field.name, field.headers[0] ?? field.name);
}

/** How a column is read, in words; `undefined` for a column of texts. */
export function formatWords(format: unknown): string | undefined {
  if (isNumberFormat(format)) return numberWords(format);
  return isDateFormat(format) ? dateWords(format) : undefined;
}

export function isNumberFormat(format: unknown): format is NumberFormat {
  return typeof format === 'object' && format !== null && 'decimal' in format && 'thousands' in format;
}

export function isDateFormat(format: unknown): format is DateFormat {
  return typeof format === 'object' && format !== null && 'order' in format;
}

/** `1234567.5` → `$ 1.234.567,50` in pesos, `USD 1.234.567,50`; as a number where no currency is known. */
export function sumWords(sum: Decimal, currency: string | null): string {
  return currency === null ? formatExact(sum) : formatMoneyDecimal(sum, currency);
}

/** `2026-09-01` → `1 sep 2026` */
export function dayWords(day: string): string {
  if (!/^\d{4}-\d\d-\d\d/.test(day)) return day;
  const name = monthName(day as Day).slice(0, 3);
  return `${Number(day.slice(8, 10))}\u00a0${name}\u00a0${day.slice(0, 4)}${day.slice(10)}`;
}

/** A value of a preview's first rows as people read it; as it is written where its column is not decided yet. */
export function valueWords(value: string, field: FieldSpec | undefined, format: unknown): string {
  if (isNumberFormat(format)) {
    const decimal = toDecimal(value);
    if (decimal === undefined) return value;
    return field?.type === 'rate' ? formatRate(decimal) : formatExact(decimal);
  }
  return isDateFormat(format) ? value.split('/').map(dayWords).join(' a ') : value;
}

/** True for fields whose values stand at the right of their column. */
export function isFigure(field: FieldSpec | undefined): boolean {
  return field !== undefined && ['money', 'count', 'decimal', 'rate', 'duration'].includes(field.type);
}
