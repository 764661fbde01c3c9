import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, fromUnits } from '#core/imports/decimal.ts';
import { createLineCheck } from '#core/pauta/checks/line.ts';
import { signCheck } from '#core/pauta/checks/signs.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { dec, pesos, sampleBuy } from '../sample-buy.ts';

const check = createLineCheck([dec('0'), dec('0.05'), dec('0.19')]);
const rulesOf = (buy: MediaBuy) => check.observe(buy).map(({ rule }) => rule);
const only = (buy: MediaBuy) => check.observe(buy)[0];

/** 40 spots at 12.500, 20 % off, VAT 19 %. */
const right = sampleBuy({
  quantities: { ordered: dec('40') },
  pricing: {
    listPrice: pesos(15_625),
    unitPrice: pesos(12_500),
    discountRate: dec('0.2'),
    gross: pesos(625_000),
    vatRate: dec('0.19'),
  },
  net: pesos(500_000),
  vat: pesos(95_000),
  total: pesos(595_000),
});
const withPricing = (pricing: Partial<MediaBuy['pricing']>) => ({
  ...right,
  pricing: { ...right.pricing, ...pricing },
});

describe('the arithmetic of a line', () => {
  it('says nothing of a line that is right, nor of one that says nothing', () => {
    expect(rulesOf(right)).toEqual([]);
    expect(rulesOf(sampleBuy())).toEqual([]);
  });

  it('finds a net amount that is not quantity × unit price', () => {
    const buy = sampleBuy({
      quantities: { ordered: dec('40') },
      pricing: { unitPrice: pesos(12_500) },
      net: pesos(500_001.01),
    });
    expect(only(buy)).toMatchObject({
      id: 'line-product|imp-1|0|7',
      severity: 'warning',
      buys: { ids: ['imp-1|0|7'], count: 1 },
      facts: { field: 'net', expected: { minor: 50_000_000n, currency: 'COP' }, difference: { minor: 101n } },
    });
    expect(rulesOf({ ...buy, net: pesos(500_001) })).toEqual([]);
    expect(rulesOf({ ...buy, net: pesos(499_999) })).toEqual([]);
  });

  it('takes one cent where the currency has cents', () => {
    const buy = sampleBuy({ currency: 'USD', quantities: { ordered: dec('3') }, pricing: { unitPrice: 333n } });
    expect(rulesOf({ ...buy, net: 1_000n })).toEqual([]);
    expect(rulesOf({ ...buy, net: 1_001n })).toEqual(['line-product']);
  });

  it('takes a unit price before the discount, and a quantity as aired', () => {
    const base = sampleBuy({
      quantities: { ordered: dec('40'), aired: dec('38') },
      pricing: { unitPrice: pesos(1_000) },
    });
    expect(rulesOf({ ...base, net: pesos(38_000) })).toEqual([]);
    const discounted = { ...base, net: pesos(36_000), pricing: { ...base.pricing, discountRate: dec('0.1') } };
    expect(rulesOf(discounted)).toEqual([]);
    expect(rulesOf({ ...base, net: pesos(39_000) })).toEqual(['line-product']);
  });

  it('finds a discount that does not give the net amount, or the unit price', () => {
    expect(rulesOf(withPricing({ discountRate: dec('0.25') }))).toEqual(['line-discount', 'unit-discount']);
    expect(rulesOf(withPricing({ gross: pesos(620_000) }))).toEqual(['line-discount']);
  });

  it('finds a net amount over the gross one', () => {
    const buy = sampleBuy({ net: pesos(110), pricing: { gross: pesos(100) } });
    expect(rulesOf(buy)).toEqual(['net-over-gross']);
    expect(rulesOf({ ...buy, pricing: { ...buy.pricing, agencyFee: pesos(10) } })).toEqual([]);
  });

  it('finds a total that is not net and VAT', () => {
    const buy = { ...right, total: pesos(594_998) };
    expect(rulesOf(buy)).toEqual(['line-total']);
    expect(only(buy)).toMatchObject({ facts: { difference: { minor: -200n }, expected: { minor: 59_500_000n } } });
  });

  it('finds a VAT that is not its rate of the net amount, also on the fee of an agency', () => {
    const buy = sampleBuy({ net: pesos(1_000), vat: pesos(160), pricing: { vatRate: dec('0.19') } });
    expect(only(buy)).toMatchObject({ rule: 'line-vat', facts: { expected: { minor: 19_000n } } });
    expect(rulesOf({ ...buy, vat: pesos(191) })).toEqual([]);
    expect(rulesOf({ ...buy, vat: pesos(209), pricing: { ...buy.pricing, agencyFee: pesos(100) } })).toEqual([]);
  });

  it('finds a VAT of no known rate where none is written', () => {
    const buy = sampleBuy({ net: pesos(1_000), vat: pesos(160) });
    expect(rulesOf(buy)).toEqual(['line-vat-rate']);
    expect(rulesOf({ ...buy, vat: pesos(50) })).toEqual([]);
    expect(createLineCheck([]).observe(buy)).toEqual([]);
  });

  it('finds exactly the lines whose net amount is more than a peso away', () => {
    const small = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(small, small, fc.bigInt({ min: -300n, max: 300n }), (unitPrice, thousandths, away) => {
        const quantity: Decimal = fromUnits(thousandths, 3);
        // Nearest centavo of unitPrice × thousandths ÷ 1000, on whole numbers.
        const product = (unitPrice * thousandths + 500n) / 1_000n;
        const buy = sampleBuy({ quantities: { ordered: quantity }, pricing: { unitPrice }, net: product + away });
        const found = check.observe(buy);
        if (away > 100n || away < -100n) expect(found[0]).toMatchObject({ facts: { difference: { minor: away } } });
        else expect(found).toEqual([]);
      }),
    );
  });
});

describe('signs and ranges', () => {
  const signs = (buy: MediaBuy) => signCheck.observe(buy).map(({ rule, severity }) => `${rule} ${severity}`);

  it('tells a line of mixed signs from a credit note', () => {
    expect(signs(right)).toEqual([]);
    expect(signs(sampleBuy({ net: -100n, vat: 19n }))).toEqual(['signs-mixed error']);
    expect(signs(sampleBuy({ net: -100n, vat: 0n, total: -100n }))).toEqual(['negative-line notice']);
  });

  it('finds negative quantities and shares out of range', () => {
    const buy = sampleBuy({
      quantities: { ordered: dec('-3'), aired: dec('0'), bonus: dec('-0.5') },
      pricing: { discountRate: dec('20'), vatRate: dec('1') },
    });
    expect(signCheck.observe(buy).map(({ id }) => id)).toEqual([
      'negative-quantity|imp-1|0|7|ordered',
      'negative-quantity|imp-1|0|7|bonus',
      'rate-out-of-range|imp-1|0|7|discountRate',
    ]);
  });
});
