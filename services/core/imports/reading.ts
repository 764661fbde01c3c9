/** Why a written value cannot be taken; one sentence in Spanish for each stands in `config/texts/imports.ts`. */
export const BAD_REASONS = [
  'not-a-number',
  'misplaced-separator',
  'scientific-notation',
  'not-a-date',
  'date-does-not-exist',
  'date-out-of-range',
  'ambiguous-day',
  'other-day-order',
  'not-in-vocabulary',
  'unknown-place',
  'ambiguous-place',
  'wrong-check-digit',
  'not-a-nit',
  'ambiguous-nit',
  'not-a-currency',
  'not-a-flag',
  'cell-error',
  'required-missing',
  'nothing-in-periods',
  'days-reversed',
  'ghost-row',
] as const;
export type BadReason = (typeof BAD_REASONS)[number];

/**
 * What one cell says under the decisions of its column: a value; nothing, with the mark that says so (`N/A`, `-`, or empty
 * text for a cell in which nothing stands); or something that cannot be taken. Nothing is never zero.
 */
export type CellReading<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'absent'; readonly mark: string }
  | { readonly kind: 'bad'; readonly reason: BadReason };

/** A cell of a column as an example for people: exactly as written. */
export interface Example {
  row: number;
  written: string;
}

/**
 * How a column is read, decided from all its values: by what they are (`values`), by what the spreadsheet says of them
 * (`style`), by the column's header, or by a person (`answer`). `open` columns are asked, never guessed: `options` are those
 * that every value allows, with what the examples would then mean. `empty`: no value needs it.
 */
export type Decision<T> =
  | {
      readonly kind: 'decided';
      readonly value: T;
      readonly basis: 'values' | 'style' | 'header' | 'answer';
      readonly examples: readonly Example[];
    }
  | { readonly kind: 'open'; readonly options: readonly T[]; readonly examples: readonly Example[] }
  | { readonly kind: 'empty' };
