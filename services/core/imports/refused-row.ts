import type { RawCell, RawRow } from './cell.ts';
import { type Decimal, toDecimal } from './decimal.ts';
import { shiftPoint } from './numbers/shift-point.ts';

/** A row that was not taken, whole, as a person writes it: to be corrected and sent again. */
export interface RefusedRow {
  sheet: string;
  row: number;
  /** Titles of the groups that it stands under, outermost first. */
  titles: readonly string[];
  /** In the order of {@link TableHead.headers}. */
  cells: readonly string[];
}

/** What stands over the rows of a table. */
export interface TableHead {
  /** Lines above the header, which may say what holds for every row: the currency, the period. */
  cover: readonly (readonly string[])[];
  headers: readonly string[];
}

export function writtenCells({ cells }: RawRow): string[] {
  return cells.map(writtenCell);
}

/** A cell as text that is read as the same value again, whatever the other cells of its column look like. */
function writtenCell(cell: RawCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'Sí' : 'No';
  if ('error' in cell) return cell.error;
  if ('local' in cell) return cell.local.replace(/^T/, '').replace('T', ' ');
  if (cell.style === 'percent') return `${pointed(shifted(cell.number))}%`;
  return cell.currency === undefined ? pointed(cell.number) : `${cell.currency} ${pointed(cell.number)}`;
}

function shifted(number: string): string {
  const decimal: Decimal | undefined = toDecimal(number);
  return decimal === undefined ? number : shiftPoint(decimal, 2);
}

/** Three decimals would look like thousands: a fourth says that they are not. */
function pointed(number: string): string {
  return /\.\d{3}$/.test(number) ? `${number}0` : number;
}
