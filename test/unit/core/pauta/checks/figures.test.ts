import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, fromUnits } from '#core/imports/decimal.ts';
import { createAiringCheck } from '#core/pauta/checks/airing.ts';
import { audienceCheck } from '#core/pauta/checks/audience.ts';
import { createColumnSums, type PrintedTotal, printedTotalFindings } from '#core/pauta/checks/printed-totals.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { dec, pesos, sampleBuy } from '../sample-buy.ts';

describe('ordered against aired', () => {
  const check = createAiringCheck(dec('0'));
  const of = (ordered: string, aired: string, bonus: string | null = null, unitPrice: bigint | null = null) =>
    check.observe(
      sampleBuy({
        quantities: { ordered: dec(ordered), aired: dec(aired), bonus: bonus === null ? null : dec(bonus) },
        pricing: { unitPrice },
      }),
    );

  it('says nothing when all of it ran, or when one of both is not said', () => {
    expect(of('40', '40')).toEqual([]);
    expect(of('40', '44', '4')).toEqual([]);
    expect(check.observe(sampleBuy({ quantities: { ordered: dec('40') } }))).toEqual([]);
  });

  it('tells what is missing, and the money at stake when the price is known', () => {
    expect(of('40', '37', null, pesos(12_500))[0]).toMatchObject({
      rule: 'under-delivery',
      facts: { missing: '3', atStake: { minor: pesos(37_500), currency: 'COP' } },
    });
    expect(of('40', '0')[0]).toMatchObject({ facts: { missing: '40', atStake: null } });
  });

  it('tells more than was due, and a bonus that did not run', () => {
    expect(of('40', '45', '4')[0]).toMatchObject({ rule: 'over-delivery', facts: { excess: '1' } });
    expect(of('40', '41')[0]).toMatchObject({ rule: 'over-delivery', facts: { excess: '1', bonus: null } });
    expect(of('40', '42', '4')[0]).toMatchObject({ rule: 'bonus-not-aired', facts: { missing: '2' } });
  });

  it('lets the share of the order pass that may be lacking', () => {
    const lenient = createAiringCheck(dec('0.05'));
    const buy = (aired: string) => sampleBuy({ quantities: { ordered: dec('40'), aired: dec(aired) } });
    expect(lenient.observe(buy('38'))).toEqual([]);
    expect(lenient.observe(buy('37.9'))).toHaveLength(1);
  });
});

describe('figures of the public', () => {
  const rules = (audience: Partial<MediaBuy['audience']>) =>
    audienceCheck.observe(sampleBuy({ audience })).map(({ rule }) => rule);

  it('finds more people or clicks than impressions', () => {
    expect(rules({ impressions: dec('1000'), reach: dec('1000'), clicks: dec('1000') })).toEqual([]);
    expect(rules({ impressions: dec('1000'), reach: dec('1000.5') })).toEqual(['reach-over-impressions']);
    expect(rules({ impressions: dec('1000'), clicks: dec('1001') })).toEqual(['clicks-over-impressions']);
    expect(rules({ reach: dec('5'), clicks: dec('7') })).toEqual([]);
  });

  it('finds a frequency further than one per cent from impressions ÷ reach', () => {
    const audience = { impressions: dec('3000'), reach: dec('1000') };
    expect(rules({ ...audience, frequency: dec('3.03') })).toEqual([]);
    expect(rules({ ...audience, frequency: dec('3.031') })).toEqual(['frequency-differs']);
    expect(rules({ ...audience, reach: dec('0'), frequency: dec('3') })).toEqual([]);
  });
});

describe('printed totals', () => {
  const total = (changes: Partial<PrintedTotal>): PrintedTotal => ({
    label: 'TOTAL',
    sheet: 'Plan',
    row: 20,
    field: 'netAmount',
    column: 'Valor neto',
    currency: 'COP',
    printed: dec('100'),
    sum: dec('100'),
    lines: 4,
    lacking: 0,
    additive: true,
    ...changes,
  });
  const of = (changes: Partial<PrintedTotal>) => printedTotalFindings([total(changes)])[0];

  it('says nothing where they agree, or where no line has a figure', () => {
    expect(of({})).toBeUndefined();
    expect(of({ printed: dec('5'), sum: dec('0'), lines: 3, lacking: 3 })).toBeUndefined();
  });

  it('tells one centavo apart from more', () => {
    expect(of({ printed: dec('99.99') })).toMatchObject({
      id: 'total-off-by-cent|Plan|20|netAmount',
      severity: 'notice',
      facts: { difference: '-0.01' },
    });
    expect(of({ printed: dec('100.011') })).toMatchObject({
      rule: 'total-differs',
      severity: 'warning',
      facts: { difference: '0.011' },
      buys: { count: 4 },
    });
  });

  it('tells totals that add unit costs, and leaves true rates alone', () => {
    expect(of({ field: 'cpc', additive: false })).toMatchObject({ rule: 'total-adds-units', severity: 'notice' });
    expect(of({ field: 'cpc', additive: false, printed: dec('25') })).toBeUndefined();
    expect(of({ field: 'cpc', additive: false, lines: 1 })).toBeUndefined();
  });

  it('adds columns as lines pass, and counts those that have nothing', () => {
    const cell = fc.option(fc.integer({ min: -9_999, max: 9_999 }), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.record({ a: cell, b: cell }), { maxLength: 20 }), (rows) => {
        const sums = createColumnSums();
        const decimal = (one: number | null): Decimal | null => (one === null ? null : fromUnits(BigInt(one), 2));
        for (const { a, b } of rows) sums.add({ a: decimal(a), b: decimal(b) });
        const known = rows.flatMap(({ a }) => (a === null ? [] : [a]));
        expect(sums.of('a')).toEqual({
          sum: fromUnits(BigInt(known.reduce((x, y) => x + y, 0)), 2),
          lines: rows.length,
          lacking: rows.length - known.length,
        });
      }),
    );
    expect(createColumnSums().of('x')).toEqual({ sum: '0', lines: 0, lacking: 0 });
  });
});
