import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, fromUnits } from '#core/imports/decimal.ts';
import { divideDecimals, moneyTimes, multiplyDecimals, subtractDecimals } from '#core/pauta/exact.ts';

const units = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const scale = fc.integer({ min: 0, max: 6 });

/** A value as a fraction over 10^12, by another road than the code's: every text is read to twelve places. */
const over12 = (text: Decimal): bigint => {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const amount = BigInt(whole) * 10n ** 12n + BigInt(fraction.padEnd(12, '0'));
  return negative ? -amount : amount;
};

/** Nearest integer to top ÷ bottom, halves away from zero, by remainder. */
const nearest = (top: bigint, bottom: bigint): bigint => {
  const sign = top < 0n !== bottom < 0n ? -1n : 1n;
  const [t, b] = [top < 0n ? -top : top, bottom < 0n ? -bottom : bottom];
  return sign * (t / b + (2n * (t % b) >= b ? 1n : 0n));
};

describe('exact arithmetic', () => {
  it('multiplies and subtracts as fractions do', () => {
    fc.assert(
      fc.property(units, scale, units, scale, (a, scaleA, b, scaleB) => {
        const [one, two] = [fromUnits(a, scaleA), fromUnits(b, scaleB)];
        expect(over12(multiplyDecimals(one, two))).toBe(a * b * 10n ** BigInt(12 - scaleA - scaleB));
        expect(over12(subtractDecimals(one, two))).toBe(over12(one) - over12(two));
      }),
    );
  });

  it('divides with one rounding, half away from zero', () => {
    fc.assert(
      fc.property(units, scale, units, scale, (a, scaleA, b, scaleB) => {
        const quotient = divideDecimals(fromUnits(a, scaleA), fromUnits(b, scaleB), 2);
        if (b === 0n) expect(quotient).toBeNull();
        else {
          const wanted = nearest(a * 10n ** BigInt(scaleB) * 100n, b * 10n ** BigInt(scaleA));
          expect(over12(quotient ?? ('0' as Decimal))).toBe(wanted * 10n ** 10n);
        }
      }),
    );
  });

  it('takes a share of money to the nearest centavo', () => {
    fc.assert(
      fc.property(units, units, scale, (minor, factor, places) => {
        expect(moneyTimes(minor, fromUnits(factor, places))).toBe(nearest(minor * factor, 10n ** BigInt(places)));
      }),
    );
    expect(moneyTimes(150n, '0.19' as Decimal)).toBe(29n);
    expect(moneyTimes(-150n, '0.19' as Decimal)).toBe(-29n);
  });
});
