import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percent, ratio } from '#core/metrics/ratio.ts';

const whole = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const places = fc.integer({ min: 0, max: 6 });

/** Long division, digit by digit, with one digit more that decides the rounding. */
function byHand(top: bigint, bottom: bigint, decimals: number): string {
  const negative = top < 0n !== bottom < 0n;
  let rest = top < 0n ? -top : top;
  const divisor = bottom < 0n ? -bottom : bottom;
  let digits = '';
  for (let place = 0; place <= decimals; place += 1) {
    const digit = rest / divisor;
    digits += place === 0 ? String(digit) : String(digit);
    rest = (rest - digit * divisor) * 10n;
  }
  const roundUp = rest / divisor >= 5n;
  const amount = BigInt(digits) + (roundUp ? 1n : 0n);
  const padded = String(amount).padStart(decimals + 1, '0');
  const text = decimals === 0 ? padded : `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
  return negative && amount > 0n ? `-${text}` : text;
}

describe('a ratio', () => {
  it('is the quotient that long division gives, rounded once, half away from zero', () => {
    fc.assert(
      fc.property(
        whole,
        whole.filter((bottom) => bottom !== 0n),
        places,
        (top, bottom, decimals) => {
          expect(ratio(top, bottom, decimals)).toBe(byHand(top, bottom, decimals));
        },
      ),
    );
  });

  it('rounds exact halves away from zero on both sides', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), (amount) => {
        expect(ratio(2n * amount + 1n, 2n, 0)).toBe(String(amount + 1n));
        expect(ratio(-(2n * amount + 1n), 2n, 0)).toBe(`-${amount + 1n}`);
        expect(ratio(2n * amount + 1n, -20n, 1)).toBe(`-${(amount + 1n) / 10n}.${(amount + 1n) % 10n}`);
      }),
    );
  });

  it.each([
    [1, 3, 2, '0.33'],
    [2, 3, 2, '0.67'],
    [1, 8, 2, '0.13'],
    [-1, 8, 2, '-0.13'],
    [-1, 1000, 1, '0.0'],
    [0, -5, 2, '0.00'],
    [12_345, 1, 0, '12345'],
  ])('%i ÷ %i with %i decimals is %s', (top, bottom, decimals, text) => {
    expect(ratio(top, bottom, decimals)).toBe(text);
  });

  it('by zero is none', () => {
    expect(ratio(5, 0, 2)).toBeNull();
    expect(percent(0, 0, 1)).toBeNull();
  });
});

describe('a percentage', () => {
  it('is a hundred times the ratio', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1 }), places, (top, bottom, decimals) => {
        expect(percent(top, bottom, decimals)).toBe(byHand(BigInt(top) * 100n, BigInt(bottom), decimals));
      }),
    );
  });

  it('of a tenth of a per cent is where doubles go wrong', () => {
    expect(percent(1005, 100_000, 2)).toBe('1.01');
    expect((100 * (1005 / 100_000)).toFixed(2)).toBe('1.00');
  });
});
