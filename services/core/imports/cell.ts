/**
 * How a spreadsheet shows a number, as far as it says what the number is. `plain` is "General" and anything unknown;
 * `accounting` shows zero as a dash.
 */
export type NumberStyle = 'plain' | 'percent' | 'currency' | 'accounting' | 'scientific';

/**
 * A cell as the file has it, before any judgement:
 * - `null`: nothing stands there (an empty text counts as nothing);
 * - text exactly as written, also when it looks like a number;
 * - `number`: a true number of a spreadsheet or of JSON, exact and in full (`1697972.973`, `-5`, `0.00052`; never `5.2e-4`);
 * - `local`: a true date or time of a spreadsheet, without zone: `2026-06-09`, `2026-06-09T13:05:00`, `T13:05:00`;
 * - `error`: a formula that failed, as it shows: `#N/A`, `#DIV/0!`.
 */
export type RawCell =
  | null
  | string
  | boolean
  | { readonly number: string; readonly style: NumberStyle; readonly currency?: string }
  | { readonly local: string }
  | { readonly error: string };

/** One row of a sheet. Rows in which nothing stands are handed on too, so that blocks can be told apart. */
export interface RawRow {
  /** As a person sees it: from 1; for text files the line at which the row begins, blank lines counted. */
  number: number;
  /** From the first column; trailing nothing may be left out. */
  cells: readonly RawCell[];
}
