import { AMOUNT_FIELDS } from '../finding.ts';
import type { AmountField, FieldMoney, Money } from '../finding-facts.ts';
import type { MediaBuy, MinorUnits } from '../media-buy.ts';

export function amountOf(buy: MediaBuy, field: AmountField): MinorUnits | null {
  return field === 'gross' ? buy.pricing.gross : buy[field];
}

/** The amounts that a buy has, in their order. */
export function amountsOf(buy: MediaBuy): FieldMoney[] {
  return AMOUNT_FIELDS.flatMap((field) => {
    const minor = amountOf(buy, field);
    return minor === null ? [] : [{ field, minor, currency: buy.currency }];
  });
}

export function moneyOf(minor: MinorUnits, currency: string): Money {
  return { minor, currency };
}

// Whose papers show whole units: a line of them is right within one unit, as the DIAN's invoices round.
const IN_WHOLE_UNITS = new Set(['COP', 'CLP', 'PYG', 'JPY']);

/** How far two figures of a line may be apart and still be the same: one peso; in currencies with cents, one cent. */
export function toleranceOf(currency: string): MinorUnits {
  return IN_WHOLE_UNITS.has(currency) ? 100n : 1n;
}

/** Amounts by field and currency, added as they come. */
export interface FieldSums {
  add(buy: MediaBuy): void;
  /** By currency, then by field. */
  done(): FieldMoney[];
}

export function createFieldSums(): FieldSums {
  const sums = new Map<string, FieldMoney>();
  return {
    add(buy) {
      for (const amount of amountsOf(buy)) {
        const key = `${amount.currency}|${AMOUNT_FIELDS.indexOf(amount.field)}`;
        const minor = (sums.get(key)?.minor ?? 0n) + amount.minor;
        sums.set(key, { ...amount, minor });
      }
    },
    done: () => [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum),
  };
}
