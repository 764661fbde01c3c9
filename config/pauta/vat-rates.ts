import { type Decimal, toDecimal } from '#core/imports/decimal.ts';

/** Rates of IVA that a line of paid media may have in Colombia (Estatuto Tributario, art. 468 and 468-1), as fractions. */
export const VAT_RATES: readonly Decimal[] = ['0', '0.05', '0.19'].flatMap((rate) => toDecimal(rate) ?? []);
