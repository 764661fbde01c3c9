import { createAmountColumn, createCountColumn } from '../compact-columns.ts';
import type { MinorUnits } from '../media-buy.ts';

/** One kind of amount over the lines of an invoice. */
export interface InvoiceSum {
  sum: MinorUnits;
  largest: MinorUnits;
  /** Lines that have it. */
  covered: number;
  /** All of these have the same. */
  same: boolean;
  negative: boolean;
}

const DIFFERENT = 2 ** 30;
const NEGATIVE = 2 ** 31;
const COUNT = DIFFERENT - 1;

/** One kind of amount of each invoice, in 12 to 20 bytes for each invoice; nothing for a kind that no line has. */
export function createInvoiceColumn(): {
  add(invoice: number, amount: MinorUnits | null): void;
  of(invoice: number): InvoiceSum;
} {
  const [sums, largest, state] = [createAmountColumn(), createAmountColumn(), createCountColumn()];
  return {
    add(invoice, amount) {
      if (amount === null) return;
      const before = state.get(invoice);
      const covered = before & COUNT;
      const sum = sums.get(invoice);
      // Of one line the largest is the sum: nothing is kept for it before the second.
      const most = covered < 2 ? sum : largest.get(invoice);
      let flags = before - covered;
      if (covered > 0 && amount !== most && (flags & DIFFERENT) === 0) flags += DIFFERENT;
      if (amount < 0n && flags < NEGATIVE) flags += NEGATIVE;
      state.set(invoice, flags + covered + 1);
      sums.set(invoice, sum + amount);
      if (covered > 0) largest.set(invoice, amount > most ? amount : most);
    },
    of(invoice) {
      const flags = state.get(invoice);
      return {
        sum: sums.get(invoice),
        largest: (flags & COUNT) < 2 ? sums.get(invoice) : largest.get(invoice),
        covered: flags & COUNT,
        same: (flags & DIFFERENT) === 0,
        negative: flags >= NEGATIVE,
      };
    },
  };
}
