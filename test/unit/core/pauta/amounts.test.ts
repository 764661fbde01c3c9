import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUnits } from '#core/imports/decimal.ts';
import {
  type AmountVat,
  readAmounts,
  type Scale,
  scaleUp,
  toMinorUnits,
  type WrittenAmounts,
} from '#core/pauta/amounts.ts';
import { dec } from './sample-buy.ts';

const written = (value: string, scale: Scale = 0) => ({ value: dec(value), scale });
const NONE = { net: null, vat: null, total: null, gross: null, notes: [] };

describe('the amounts of a row', () => {
  it('stand where their columns say', () => {
    const row = { net: written('1000'), gross: written('1250.5'), vat: written('190'), total: written('1190') };
    expect(readAmounts(row, 'open')).toEqual({
      net: 100_000n,
      gross: 125_050n,
      vat: 19_000n,
      total: 119_000n,
      notes: [],
    });
  });

  it.each<[AmountVat, Partial<typeof NONE> | Record<string, unknown>]>([
    ['excluded', { net: 50_000n }],
    ['included', { total: 50_000n }],
    ['exempt', { net: 50_000n, total: 50_000n }],
    ['open', { notes: [{ column: 'amount', note: 'vat-open' }] }],
  ])('an amount whose VAT is %s', (vat, fields) => {
    expect(readAmounts({ amount: written('500') }, vat)).toEqual({ ...NONE, ...fields });
  });

  it('are never made from one another, and nothing is not zero', () => {
    expect(readAmounts({ net: written('1000'), total: written('1190') }, 'open')).toMatchObject({ vat: null });
    expect(readAmounts({ net: null, amount: null }, 'excluded')).toEqual(NONE);
    expect(readAmounts({ net: written('0') }, 'open')).toEqual({ ...NONE, net: 0n });
  });

  it('of a column of their own count before an amount that says otherwise', () => {
    const row: WrittenAmounts = { net: written('1000'), amount: written('999') };
    expect(readAmounts(row, 'excluded')).toEqual({
      ...NONE,
      net: 100_000n,
      notes: [{ column: 'amount', note: 'amount-differs' }],
    });
    expect(readAmounts({ ...row, amount: written('1000') }, 'excluded')).toEqual({ ...NONE, net: 100_000n });
    expect(readAmounts(row, 'included')).toEqual({ ...NONE, net: 100_000n, total: 99_900n });
  });

  it('note what was rounded and refuse what no store can hold', () => {
    expect(readAmounts({ net: written('1697972.973') }, 'open')).toEqual({
      ...NONE,
      net: 169_797_297n,
      notes: [{ column: 'net', note: 'rounded' }],
    });
    expect(readAmounts({ total: written('9'.repeat(18)) }, 'open')).toEqual({
      ...NONE,
      notes: [{ column: 'total', note: 'too-large' }],
    });
    expect(toMinorUnits(dec('92233720368547758.07'))).toEqual({ minor: 2n ** 63n - 1n, note: null });
    expect(toMinorUnits(dec('-0.005'))).toEqual({ minor: -1n, note: 'rounded' });
  });

  it('in thousands and millions are exact', () => {
    expect(readAmounts({ net: written('1697972.973', 3), vat: written('0.000001', 6) }, 'open')).toMatchObject({
      net: 169_797_297_300n,
      vat: 100n,
      notes: [],
    });
    const scale = fc.constantFrom<Scale>(0, 3, 6);
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
        fc.integer({ min: 0, max: 8 }),
        scale,
        (units, places, by) => {
          expect(scaleUp(fromUnits(units, places), by)).toBe(fromUnits(units * 10n ** BigInt(by), places));
          const { minor, note } = toMinorUnits(fromUnits(units, places), by);
          // units × 10^(by + 2 − places): whole when that power is, else rounded by remainder.
          const power = by + 2 - places;
          const [size, step] = [units < 0n ? -units : units, 10n ** BigInt(Math.max(0, -power))];
          const magnitude = power >= 0 ? size * 10n ** BigInt(power) : (size + step / 2n) / step;
          if (magnitude >= 2n ** 63n) expect({ minor, note }).toEqual({ minor: null, note: 'too-large' });
          else
            expect({ minor, note }).toEqual({
              minor: units < 0n ? -magnitude : magnitude,
              note: size % step === 0n ? null : 'rounded',
            });
        },
      ),
    );
  });
});
