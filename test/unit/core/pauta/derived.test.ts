import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, fromUnits } from '#core/imports/decimal.ts';
import { derive, execution, grpOfReach } from '#core/pauta/derived.ts';
import { isCommunity } from '#core/pauta/derived-rules.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { dec, pesos, sampleBuy } from './sample-buy.ts';

/** A quotient of whole numbers with two decimals, half away from zero, written out by remainder. */
const twoDecimals = (top: bigint, bottom: bigint): Decimal => {
  const sign = top < 0n !== bottom < 0n ? -1n : 1n;
  const [t, b] = [(top < 0n ? -top : top) * 100n, bottom < 0n ? -bottom : bottom];
  return fromUnits(sign * (t / b + (2n * (t % b) >= b ? 1n : 0n)), 2);
};

const money = fc.bigInt({ min: 0n, max: 10n ** 14n });
const count = fc.bigInt({ min: 0n, max: 10n ** 9n });
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const whole = (one: bigint | null) => (one === null ? null : fromUnits(one, 0));

describe('a derived figure', () => {
  it('is Σ over the lines that have both parts, and says how many they are', () => {
    const lines = fc.array(fc.record({ net: orNull(money), impressions: orNull(count) }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(lines, (all) => {
        const buys = all.map(({ net, impressions }) =>
          sampleBuy({ net, audience: { impressions: whole(impressions) } }),
        );
        const both = all.flatMap(({ net, impressions }) =>
          net === null || impressions === null ? [] : [{ net, impressions }],
        );
        const [top, bottom] = [
          both.reduce((x, { net }) => x + net, 0n),
          both.reduce((x, one) => x + one.impressions, 0n),
        ];
        const figure = derive('cpm', buys);
        if (both.length === 0) expect(figure).toEqual({ kind: 'missing', reason: 'no-figures' });
        else if (bottom === 0n) expect(figure).toEqual({ kind: 'missing', reason: 'zero-denominator' });
        else {
          // Centavos × 1000 ÷ 100 are pesos for a thousand.
          expect(figure).toMatchObject({ value: twoDecimals(top * 10n, bottom), currency: 'COP', unit: 'money' });
          expect(figure.kind).toBe(both.length === all.length ? 'measured' : 'partial');
          if (figure.kind === 'partial') expect(figure).toMatchObject({ covered: both.length, expected: all.length });
        }
      }),
    );
  });

  const digital = sampleBuy({
    medium: 'digital',
    net: pesos(1_000_000),
    total: pesos(1_190_000),
    audience: { impressions: dec('400000'), reach: dec('150000'), clicks: dec('3000'), views: dec('80000') },
  });
  const radio = sampleBuy({
    net: pesos(500_000),
    quantities: { ordered: dec('40'), aired: dec('44'), bonus: dec('4') },
    audience: { rating: dec('2.5') },
  });

  it.each([
    ['cpm', digital, '2500', 'money'],
    ['cpc', digital, '333.33', 'money'],
    ['cpv', digital, '12.5', 'money'],
    ['ctr', digital, '0.75', 'percent'],
    ['frequency', digital, '2.67', 'times'],
    ['cost-per-paid', radio, '12500', 'money'],
    ['cost-per-aired', radio, '11363.64', 'money'],
    ['bonus-share', radio, '9.09', 'percent'],
    ['grp-ordered', radio, '100', 'points'],
    ['grp-aired', radio, '110', 'points'],
  ] as const)('%s', (name, buy, value, unit) => {
    expect(derive(name, [buy])).toMatchObject({ kind: 'measured', value, unit });
    expect(derive(name, [sampleBuy()])).toEqual({ kind: 'missing', reason: 'no-figures' });
    expect(derive(name, [])).toEqual({ kind: 'missing', reason: 'no-lines' });
  });

  it('holds what it was made from, and the days of its buys', () => {
    expect(
      derive('cpm', [digital, { ...digital, period: { first: '2026-02-01', last: '2026-02-03', precision: 'day' } }]),
    ).toEqual({
      kind: 'measured',
      numerator: '2000000',
      denominator: '800000',
      value: '2500',
      unit: 'money',
      currency: 'COP',
      days: { first: '2026-02-01', last: '2026-03-31' },
    });
  });

  it('is before VAT or with it, never of both', () => {
    expect(derive('cpc', [digital], 'total')).toMatchObject({ value: '396.67' });
    const onlyTotal = { ...digital, net: null };
    expect(derive('cpc', [digital, onlyTotal])).toMatchObject({
      kind: 'partial',
      value: '333.33',
      covered: 1,
      expected: 2,
    });
  });

  it('mixes neither currencies nor media, and adds no people', () => {
    expect(derive('cpm', [digital, { ...digital, currency: 'USD' }])).toEqual({
      kind: 'missing',
      reason: 'mixed-currencies',
    });
    expect(derive('ctr', [digital, { ...digital, currency: 'USD' }])).toMatchObject({ value: '0.75' });
    expect(derive('cost-per-paid', [radio, { ...radio, medium: 'press' }])).toEqual({
      kind: 'missing',
      reason: 'mixed-media',
    });
    expect(derive('frequency', [digital, digital])).toEqual({ kind: 'missing', reason: 'not-additive' });
    expect(derive('frequency', [digital, sampleBuy()])).toEqual({ kind: 'missing', reason: 'not-additive' });
  });

  it('multiplies reach and frequency exactly', () => {
    expect(grpOfReach(dec('62.5'), dec('3.2'))).toBe('200');
  });
});

describe('the share of community media', () => {
  const spent = (net: number | null, rest: Partial<MediaBuy>) => ({
    ...sampleBuy({ net: net === null ? null : pesos(net) }),
    ...rest,
  });

  it('is of what was spent, by either axis', () => {
    const buys = [
      spent(100, { coverage: 'community' }),
      spent(200, { coverage: 'local', ownership: 'community' }),
      spent(600, { coverage: 'national' }),
      spent(0, { ownership: 'private' }),
    ];
    expect(derive('community-share', buys)).toMatchObject({
      kind: 'measured',
      value: '33.33',
      numerator: '300',
      denominator: '900',
    });
  });

  it('leaves out lines of unknown owner, and says so', () => {
    const buys = [
      spent(100, { ownership: 'community' }),
      spent(300, { ownership: 'public' }),
      spent(400, {}),
      spent(500, { coverage: 'local' }),
    ];
    expect(derive('community-share', buys)).toMatchObject({ kind: 'partial', value: '25', covered: 2, expected: 4 });
    expect([isCommunity(buys[2] ?? sampleBuy()), isCommunity(spent(1, { coverage: 'regional' }))]).toEqual([
      null,
      false,
    ]);
  });
});

describe('execution', () => {
  const sum = (pesosOf: number, covered = 3, lines = 3, currency = 'COP') => ({
    minor: pesos(pesosOf),
    covered,
    lines,
    currency,
  });

  it('is executed ÷ budgeted, and none where either is a part', () => {
    expect(execution(sum(855), sum(1_000))).toMatchObject({ kind: 'measured', value: '85.5', days: null });
    for (const [executed, budgeted] of [
      [sum(855, 2), sum(1_000)],
      [sum(855), sum(1_000, 2)],
    ] as const)
      expect(execution(executed, budgeted)).toEqual({ kind: 'missing', reason: 'partial-sums' });
    expect(execution(sum(1), sum(0))).toEqual({ kind: 'missing', reason: 'zero-denominator' });
    expect(execution(sum(1), sum(1, 3, 3, 'USD'))).toEqual({ kind: 'missing', reason: 'mixed-currencies' });
    expect(execution(sum(0, 0), sum(1))).toEqual({ kind: 'missing', reason: 'no-figures' });
    expect(execution(sum(0, 0, 0), sum(1))).toEqual({ kind: 'missing', reason: 'no-lines' });
  });
});
