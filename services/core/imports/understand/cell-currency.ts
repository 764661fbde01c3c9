import type { RawCell } from '../cell.ts';
import { currencyOfText } from '../currencies.ts';
import type { NumberProfile } from '../numbers/number-profile.ts';
import { takeApart } from '../numbers/written-number.ts';

/** The one currency that a cell itself names; `null` for none, and for a sign of several as `$`. */
export function currencyOfCell(cell: RawCell): string | null {
  if (typeof cell === 'object' && cell !== null && 'number' in cell)
    return cell.currency === undefined ? null : (currencyOfText(cell.currency) ?? null);
  const written = typeof cell === 'string' ? takeApart(cell) : 'not-a-number';
  return typeof written === 'string' ? null : (written.currency ?? null);
}

/** The currencies that the cells of a column name, and how many cells name none. */
export function currenciesOfCells(profile: NumberProfile | null): { codes: readonly string[]; silent: number } {
  if (!profile) return { codes: [], silent: 0 };
  const tallies = [...Object.values(profile.shapes), profile.numbers, profile.percentNumbers, profile.accountingDashes];
  const cells = tallies.reduce((sum, { count }) => sum + count, 0);
  const named = Object.values(profile.currencies).reduce((sum, count) => sum + count, 0);
  return { codes: Object.keys(profile.currencies), silent: Math.max(0, cells - named) };
}

/** The one currency that all cells of a column name. */
export function currencyOfAll(profile: NumberProfile | null): string | null {
  const { codes, silent } = currenciesOfCells(profile);
  return codes.length === 1 && silent === 0 ? (codes[0] ?? null) : null;
}
