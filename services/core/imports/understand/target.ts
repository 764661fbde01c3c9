import type { TableTotals } from '../../pauta/checks/printed-totals.ts';
import type { ImportWarning, PrintedTotal, Question, RejectedRow } from '../preview.ts';
import type { UnderstoodRow } from './read-table.ts';
import type { UnderstoodTable } from './understand-table.ts';

/** What the rows of a kind become, beyond their cells: what else must be known of the table, and what a row must be. */
export interface Target<R = unknown> {
  /** What the table does not say and a person must. */
  ask(table: UnderstoodTable): Question[];
  warn?(table: UnderstoodTable): ImportWarning[];
  /** The totals that the table prints, with the currency of its amounts: wrong ones become findings. */
  totals?(table: UnderstoodTable, totals: readonly PrintedTotal[]): TableTotals;
  /** Makes records of a table's rows; each row gives one, or several where it tells them in columns, or the reason why not. */
  records(
    table: UnderstoodTable,
  ): (row: UnderstoodRow) => { kind: 'records'; records: readonly R[] } | { kind: 'rejected'; rejected: RejectedRow };
}
