import { describe, expect, it } from 'vitest';
import type { PrintedTotal } from '#core/imports/preview.ts';
import { createAiringCheck } from '#core/pauta/checks/airing.ts';
import { audienceCheck } from '#core/pauta/checks/audience.ts';
import { printedTotalFindings } from '#core/pauta/checks/printed-totals.ts';
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
  const column = {
    header: 'Valor neto',
    field: 'net',
    printed: dec('100'),
    sum: dec('100'),
    real: null,
    lacking: 0,
    verdict: 'equal',
  } as const;
  type Column = PrintedTotal['columns'][number];
  const of = (changes: Partial<Column>, total: Partial<PrintedTotal> = {}) =>
    printedTotalFindings([
      {
        sheet: 'Plan',
        currencyOf: (field) => (field === 'net' ? 'COP' : null),
        totals: [
          {
            row: 20,
            label: 'TOTAL',
            covers: 'table',
            lines: 4,
            refused: 0,
            first: 16,
            last: 19,
            ...total,
            columns: [{ ...column, ...changes }],
          },
        ],
      },
    ]);

  it('say nothing where they agree, cover no line, or may cover more than the file shows', () => {
    expect(of({})).toEqual([]);
    expect(of({ verdict: 'not-a-sum' })).toEqual([]);
    expect(of({ verdict: 'differs', printed: dec('5') }, { lines: 0 })).toEqual([]);
    expect(of({ verdict: 'differs', printed: dec('5') }, { covers: 'unknown' })).toEqual([]);
  });

  it('are told with what they differ by, and in the currency of their column', () => {
    expect(of({ printed: dec('99.99'), verdict: 'rounding' })).toMatchObject([
      {
        id: 'total-off-by-cent|Plan|20|net',
        severity: 'notice',
        facts: { difference: '-0.01', currency: 'COP', first: 16, last: 19 },
      },
    ]);
    expect(of({ printed: dec('100.011'), verdict: 'differs' })).toMatchObject([
      { rule: 'total-differs', severity: 'warning', facts: { difference: '0.011' }, buys: { ids: [], count: 4 } },
    ]);
  });

  it('are told where they add unit costs, whatever they cover', () => {
    const cpc = { field: 'costPerClick', verdict: 'adds-units', real: dec('25') } as const;
    expect(of(cpc, { covers: 'unknown' })).toMatchObject([
      { rule: 'total-adds-units', severity: 'notice', facts: { real: '25', currency: null } },
    ]);
  });

  it('beyond five hundred of a rule are counted', () => {
    const [total] = [{ ...column, verdict: 'differs', printed: dec('5') } as const];
    const totals = Array.from({ length: 502 }, (_, row) => ({
      row,
      label: 'Subtotal',
      covers: 'block' as const,
      lines: 1,
      refused: 0,
      first: row,
      last: row,
      columns: [total],
    }));
    const found = printedTotalFindings([{ sheet: '', currencyOf: () => null, totals }]);
    expect(found.length).toBe(501);
    expect(found.at(-1)).toMatchObject({ rule: 'and-more', facts: { rule: 'total-differs', findings: 2 } });
  });
});
