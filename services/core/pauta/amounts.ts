import { type Decimal, roundedUnits, toUnits } from '../imports/decimal.ts';
import { shiftPoint } from '../imports/numbers/shift-point.ts';
import { MINOR_DECIMALS } from './exact.ts';
import type { MinorUnits } from './media-buy.ts';

/** Powers of ten by which a column's figures are short: 3 "en miles", 6 "en millones". */
export type Scale = 0 | 3 | 6;

/** A figure as the row has it, with the scale of its column. */
export interface WrittenAmount {
  value: Decimal;
  scale: Scale;
}

export const AMOUNT_COLUMNS = ['net', 'gross', 'vat', 'total', 'amount'] as const;
export type AmountColumn = (typeof AMOUNT_COLUMNS)[number];

/** The columns of money that a row has; `null` or left out where nothing stands. */
export type WrittenAmounts = Partial<Record<AmountColumn, WrittenAmount | null>>;

/**
 * What the column `amount` holds, decided once for the import: `excluded`: before VAT; `included`: with it; `exempt`: no
 * VAT is due, so that it is both; `open`: nobody said.
 */
export type AmountVat = 'excluded' | 'included' | 'exempt' | 'open';

/**
 * `rounded`: it had more decimals than centavos; `too-large`: more than 64 bits of centavos, not taken; `amount-differs`:
 * the row gives net or total in a column of its own, which counts, and `amount` says another figure; `vat-open`: `amount` is
 * not taken before it is said whether it holds VAT.
 */
export interface AmountNote {
  column: AmountColumn;
  note: 'rounded' | 'too-large' | 'amount-differs' | 'vat-open';
}

export interface ReadAmounts {
  net: MinorUnits | null;
  vat: MinorUnits | null;
  total: MinorUnits | null;
  gross: MinorUnits | null;
  notes: readonly AmountNote[];
}

/** The amounts of a row: each as its column says. None is made from others: VAT is read, never derived. */
export function readAmounts(written: WrittenAmounts, amountVat: AmountVat): ReadAmounts {
  const notes: AmountNote[] = [];
  const read = (column: AmountColumn): MinorUnits | null => {
    const one = written[column] ?? null;
    if (one === null) return null;
    const { minor, note } = toMinorUnits(one.value, one.scale);
    if (note) notes.push({ column, note });
    return minor;
  };
  const [net, gross, vat, total] = [read('net'), read('gross'), read('vat'), read('total')];
  if (amountVat === 'open' && written.amount) notes.push({ column: 'amount', note: 'vat-open' });
  const amount = amountVat === 'open' ? null : read('amount');
  const place = (stated: MinorUnits | null, holds: boolean): MinorUnits | null => {
    if (!holds || amount === null) return stated;
    if (stated !== null && stated !== amount) notes.push({ column: 'amount', note: 'amount-differs' });
    return stated ?? amount;
  };
  return {
    net: place(net, amountVat === 'excluded' || amountVat === 'exempt'),
    vat,
    total: place(total, amountVat === 'included' || amountVat === 'exempt'),
    gross,
    notes,
  };
}

const MOST = 2n ** 63n - 1n;

/** A figure as centavos: exact, or rounded half away from zero with a note; `null` when a store could not hold it. */
export function toMinorUnits(
  value: Decimal,
  scale: Scale = 0,
): { minor: MinorUnits | null; note: 'rounded' | 'too-large' | null } {
  const scaled = scaleUp(value, scale);
  const minor = roundedUnits(scaled, MINOR_DECIMALS);
  if (minor > MOST || minor < -MOST) return { minor: null, note: 'too-large' };
  return { minor, note: toUnits(scaled, MINOR_DECIMALS) === undefined ? 'rounded' : null };
}

/** value × 10^scale, exactly. */
export function scaleUp(value: Decimal, scale: Scale): Decimal {
  return shiftPoint(value, scale);
}
