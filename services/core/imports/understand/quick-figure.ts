import type { RawCell } from '../cell.ts';
import { type Decimal, toDecimal } from '../decimal.ts';

/** The figure of a true number cell, or of a text of digits alone. */
export function takeFigure(cell: RawCell | undefined): Decimal | undefined {
  if (typeof cell === 'object' && cell !== null && 'number' in cell) return toDecimal(cell.number);
  return typeof cell === 'string' && /^\d+$/.test(cell) ? toDecimal(cell) : undefined;
}
