import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check } from '#core/pauta/checks/check.ts';
import { createChecks } from '#core/pauta/checks/create-checks.ts';
import { createDuplicateCheck } from '#core/pauta/checks/duplicates.ts';
import { createNitDigitCheck } from '#core/pauta/checks/nit-digit.ts';
import { createOutletCheck } from '#core/pauta/checks/outlets.ts';
import { createOverlapCheck } from '#core/pauta/checks/overlap.ts';
import { createPartyCheck } from '#core/pauta/checks/parties.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { dec, pesos, sampleBuy } from '../sample-buy.ts';

const run = (check: Check, buys: readonly MediaBuy[]) => [
  ...buys.flatMap((buy) => check.observe(buy)),
  ...check.finish(),
];

describe('duplicates', () => {
  it('counts and adds what repeats a line to the letter, and tells first and repeated lines', () => {
    const buys = [1, 2, 3, 4, 5].map((row) => sampleBuy({ row, net: pesos(row === 3 ? 70 : 50), total: pesos(60) }));
    expect(run(createDuplicateCheck(), buys)).toMatchObject([
      {
        severity: 'warning',
        buys: { ids: ['imp-1|0|1', 'imp-1|0|2', 'imp-1|0|4', 'imp-1|0|5'], count: 4 },
        facts: {
          groups: 1,
          extra: 3,
          sums: [
            { field: 'net', minor: pesos(150), currency: 'COP' },
            { field: 'total', minor: pesos(180), currency: 'COP' },
          ],
        },
      },
    ]);
  });

  it('takes a line that differs in one sign for another', () => {
    const differing = [
      sampleBuy({ row: 1 }),
      sampleBuy({ row: 2, remarks: '' }),
      sampleBuy({ row: 3, outlet: { name: 'Emisora la Voz del Valle', nit: null } }),
      sampleBuy({ row: 4, details: { daypart: 'prime' } }),
      sampleBuy({ row: 5, quantities: { bonus: dec('0') } }),
      sampleBuy({ row: 6, period: { first: '2026-03-01', last: '2026-03-31', precision: 'month' } }),
    ];
    expect(run(createDuplicateCheck(), differing)).toEqual([]);
  });

  it('counts as a list of the texts would', () => {
    const lines = fc.array(fc.record({ net: fc.bigInt({ min: 0n, max: 3n }), piece: fc.constantFrom('a', 'b', null) }));
    fc.assert(
      fc.property(lines, (all) => {
        const found = run(
          createDuplicateCheck(),
          all.map((one, row) => sampleBuy({ ...one, row })),
        );
        const texts = all.map(({ net, piece }) => `${net} ${piece}`);
        const extra = texts.length - new Set(texts).size;
        expect(found).toHaveLength(extra === 0 ? 0 : 1);
        if (extra > 0) {
          const groups = new Set(texts.filter((text, at) => texts.indexOf(text) !== at)).size;
          expect(found[0]).toMatchObject({ facts: { groups, extra } });
        }
      }),
    );
  });
});

describe('overlap with another import', () => {
  const other = (changes: Parameters<typeof sampleBuy>[0]) => ({
    ...sampleBuy(changes),
    import: 'imp-0',
    id: 'imp-0|0|1',
  });

  it('tells lines that came before as they are, changed, or as another buy', () => {
    const check = createOverlapCheck();
    const buy = sampleBuy({ net: pesos(100), references: { invoice: 'FE-1' } });
    expect(check.observe(buy, [other({ net: pesos(100), references: { invoice: 'fe 1' } })])).toEqual(['identical']);
    expect(check.observe(buy, [other({ net: pesos(90), references: { invoice: 'FE-1' } })])).toEqual(['changed']);
    expect(check.observe(buy, [other({ net: pesos(100), references: { invoice: 'FE-2' } })])).toEqual(['other']);
    expect(check.observe(buy, [])).toEqual([]);
    expect(check.finish()).toMatchObject([
      {
        facts: { import: 'imp-0', identical: 1, changed: 1, sums: [{ field: 'net', minor: pesos(200) }] },
        buys: { count: 2 },
      },
    ]);
  });

  it('says nothing where there is none', () => {
    const check = createOverlapCheck();
    check.observe(sampleBuy(), []);
    expect(check.finish()).toEqual([]);
  });
});

describe('names', () => {
  const paid = (row: number, name: string, nit: string | null) => sampleBuy({ row, contractor: { name, nit } });

  it('finds one NIT under two names and one name under two NITs', () => {
    const found = run(createPartyCheck(), [
      paid(1, 'Medios del Valle S.A.S.', '900111222'),
      paid(2, 'MEDIOS DEL VALLE SAS', '900111222'),
      paid(3, 'Radio Andina', '900111222'),
      paid(4, 'Medios del Valle SAS', '800999888'),
      paid(5, 'Otra', null),
    ]);
    expect(found).toMatchObject([
      {
        rule: 'nit-two-names',
        facts: { nit: '900111222', names: ['Medios del Valle S.A.S.', 'Radio Andina'] },
        buys: { ids: ['imp-1|0|3'] },
      },
      { rule: 'name-two-nits', facts: { name: 'Medios del Valle S.A.S.', nits: ['800999888', '900111222'] } },
    ]);
  });

  it('finds an outlet written in two ways, and stops at its limit with a word', () => {
    const carried = (row: number, name: string) => sampleBuy({ row, outlet: { name, nit: null } });
    expect(
      run(createOutletCheck(), [carried(1, 'Canal Región'), carried(2, 'CANAL REGION'), carried(3, 'Canal Uno')]),
    ).toMatchObject([
      {
        rule: 'outlet-spellings',
        severity: 'notice',
        facts: { spellings: ['CANAL REGION', 'Canal Región'] },
        buys: { count: 1 },
      },
    ]);
    expect(run(createOutletCheck(1), [carried(1, 'Canal Uno'), carried(2, 'Canal Dos')])).toMatchObject([
      { rule: 'compared-first', facts: { limit: 1 } },
    ]);
    expect(
      run(createOutletCheck(), [carried(1, 'Canal Uno'), carried(2, 'Canal Uno'), carried(3, 'Canal Uno +')]),
    ).toEqual([]);
  });

  it('tells a wrong check digit once, with the right one, however it is written', () => {
    const paid = (row: number, nit: string | null) => sampleBuy({ row, contractor: { name: 'Radio Andina', nit } });
    const buys = [paid(1, '899.999.090-3'), paid(2, '899999090'), paid(3, 'NIT 899999090-3'), paid(4, 'por definir')];
    const carried = sampleBuy({ row: 5, contractor: null, outlet: { name: 'Ondas', nit: '900373923-1' } });
    expect(run(createNitDigitCheck(), [...buys, carried])).toMatchObject([
      {
        rule: 'nit-digit',
        severity: 'error',
        buys: { ids: ['imp-1|0|1', 'imp-1|0|3'], count: 2 },
        facts: { role: 'contractor', name: 'Radio Andina', written: '899.999.090-3', expected: '2' },
      },
      { buys: { ids: ['imp-1|0|5'] }, facts: { role: 'outlet', name: 'Ondas', expected: '8' } },
    ]);
    expect(run(createNitDigitCheck(1), [paid(1, '899999090-3'), paid(2, '900373923-1')])).toMatchObject([
      { rule: 'nit-digit' },
      { rule: 'compared-first', facts: { limit: 1 } },
    ]);
  });
});

describe('all checks of a stream', () => {
  it('say nothing of buys that fit', () => {
    const checks = createChecks();
    expect(checks.observe(sampleBuy({ row: 1 }))).toEqual([]);
    expect(checks.observe(sampleBuy({ row: 2, piece: 'Cuña 15' }))).toEqual([]);
    expect(checks.finish()).toEqual([]);
  });

  it('tell a rule only so often, and count the rest', () => {
    const checks = createChecks({ each: 3 });
    const broken = (row: number) => sampleBuy({ row, net: pesos(row), vat: 0n, total: pesos(row + 10) });
    const told = Array.from({ length: 110 }, (_, row) => checks.observe(broken(row))).flat();
    expect(told.map(({ id }) => id)).toEqual(['line-total|imp-1|0|0', 'line-total|imp-1|0|1', 'line-total|imp-1|0|2']);
    const [rest, ...none] = checks.finish();
    expect(rest).toMatchObject({
      rule: 'and-more',
      facts: { rule: 'line-total', findings: 107 },
      buys: { count: 107 },
    });
    expect(rest?.buys.ids).toHaveLength(100);
    expect(none).toEqual([]);
  });

  it('hold every check that is asked for', () => {
    const checks = createChecks({
      declared: { first: '2026-05-01', last: '2026-05-31' },
      vatRates: [dec('0.19')],
    });
    const buy = sampleBuy({
      net: pesos(100),
      vat: pesos(50),
      references: { contract: 'c-1', invoice: 'F1' },
      quantities: { ordered: dec('5'), aired: dec('4') },
      audience: { reach: dec('2'), impressions: dec('1') },
    });
    const found = [...checks.observe(buy), ...checks.observe({ ...buy, id: 'imp-1|0|8' }), ...checks.finish()];
    expect([...new Set(found.map(({ rule }) => rule))].sort()).toEqual([
      'duplicates',
      'line-vat-rate',
      'outside-declared',
      'reach-over-impressions',
      'under-delivery',
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });
});
