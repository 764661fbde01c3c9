import type { RawCell } from '../cell.ts';
import { currencyOfCell } from './cell-currency.ts';
import type { ColumnDecision } from './decide-column.ts';

/** Finds the currency of a row in which its cells, its column of currencies and its headers may disagree. */
export interface RowCurrency {
  /**
   * The currency that the cells of the row name, if any, given that of its column of currencies; or the column of the cell
   * that names another one, so that the row cannot be taken.
   */
  of(cells: readonly RawCell[], named: string | undefined): { code: string | undefined } | { clash: ColumnDecision };
}

/** `null` where nothing in the table can disagree, and no row need be looked at. */
export function createRowCurrency(decisions: readonly ColumnDecision[]): RowCurrency | null {
  const money = decisions.filter(({ column: { field }, number }) => field?.type === 'money' && number !== null);
  const headers = new Set(money.flatMap(({ column }) => column.hints.currency ?? []));
  const hasColumn = decisions.some(({ column: { field } }) => field?.type === 'currency');
  const byCell = money.some(({ ownCurrencies }) => ownCurrencies);
  // Columns of two currencies tell one amount twice: which of them counts is asked of the table.
  if (!byCell && !(hasColumn && headers.size === 1)) return null;
  return {
    of(cells, named) {
      let code = named;
      for (const decision of money) {
        const cell = cells[decision.column.index] ?? null;
        const own = cell === null ? null : (currencyOfCell(cell) ?? (headers.size > 1 ? null : decision.currency));
        if (own === null) continue;
        if (code !== undefined && code !== own) return { clash: decision };
        code = own;
      }
      return { code };
    },
  };
}
