import { type Decimal, fromUnits, toUnits } from './decimal.ts';

/** Adds decimals exactly, whatever their number of places. */
export interface ExactSum {
  add(decimal: Decimal): void;
  value(): Decimal;
  count(): number;
}

/** Whole numbers are added as such while they are exact; the rest as units of the finest place met. */
export function createExactSum(): ExactSum {
  let small = 0;
  let units = 0n;
  let scale = 0;
  let count = 0;
  const addExactly = (decimal: Decimal) => {
    const point = decimal.indexOf('.');
    const places = point < 0 ? 0 : decimal.length - point - 1;
    if (places > scale) {
      units *= 10n ** BigInt(places - scale);
      scale = places;
    }
    units += toUnits(decimal, scale) ?? 0n;
  };
  return {
    add(decimal) {
      count += 1;
      const whole = decimal.length <= 15 && !decimal.includes('.') ? Number(decimal) : Number.NaN;
      if (Number.isNaN(whole)) addExactly(decimal);
      else small += whole;
      if (Math.abs(small) > 2 ** 52) {
        addExactly(String(small) as Decimal);
        small = 0;
      }
    },
    value: () => fromUnits(units + BigInt(small) * 10n ** BigInt(scale), scale),
    count: () => count,
  };
}
