import { describe, expect, it } from 'vitest';
import type { BlackoutWindow } from '#core/pauta/blackout.ts';
import type { Check } from '#core/pauta/checks/check.ts';
import { type Contract, createContractCheck, createOrderCheck } from '#core/pauta/checks/contracts.ts';
import { createDeclaredCheck, periodCheck } from '#core/pauta/checks/dates.ts';
import { createInvoiceCheck } from '#core/pauta/checks/invoices.ts';
import type { BuyPeriod, MediaBuy } from '#core/pauta/media-buy.ts';
import type { Day } from '#core/time/day.ts';
import { pesos, sampleBuy } from '../sample-buy.ts';

const run = (check: Check, buys: readonly MediaBuy[]) => [
  ...buys.flatMap((buy) => check.observe(buy)),
  ...check.finish(),
];
const within = (first: Day, last: Day, precision: BuyPeriod['precision'] = 'day') =>
  sampleBuy({ period: { first, last, precision } });

describe('periods', () => {
  it('finds those that run backwards or for more than a year', () => {
    const rules = (first: Day, last: Day) => run(periodCheck, [within(first, last)]).map(({ rule }) => rule);
    expect(rules('2026-03-01', '2026-03-01')).toEqual([]);
    expect(rules('2024-01-01', '2024-12-31')).toEqual([]);
    expect(rules('2026-03-02', '2026-03-01')).toEqual(['period-reversed']);
    expect(rules('2025-01-01', '2026-01-02')).toEqual(['period-long']);
  });

  it('tells once what lies outside the declared days, and how far', () => {
    const declared = { first: '2026-03-01', last: '2026-03-31' } as const;
    const outside = [
      within('2026-02-27', '2026-03-02'),
      within('2026-03-30', '2026-04-02'),
      within('2026-03-05', '2026-03-09'),
    ];
    expect(run(createDeclaredCheck(declared), outside)).toMatchObject([
      { rule: 'outside-declared', buys: { count: 2 }, facts: { earliest: '2026-02-27', latest: '2026-04-02' } },
    ]);
    expect(run(createDeclaredCheck(declared), [within('2026-03-01', '2026-03-31')])).toEqual([]);
    // Known by quarter: it may have run in March.
    expect(run(createDeclaredCheck(declared), [within('2026-01-01', '2026-03-31', 'quarter')])).toEqual([]);
    expect(run(createDeclaredCheck(declared), [within('2026-04-01', '2026-06-30', 'quarter')])).toHaveLength(1);
  });
});

describe('contracts', () => {
  const contract: Contract = {
    contract: 'CO1.PCCNTR.1234567',
    signed: '2026-03-05',
    first: '2026-03-10',
    last: '2026-06-30',
  };
  const met = ({ references }: MediaBuy) => (references.secopContract === null ? undefined : contract);
  const windows: BlackoutWindow[] = [
    {
      from: '2026-01-31',
      until: '2026-05-31',
      what: 'la ley de garantías',
      source: 'Ley 996 de 2005',
      certainty: 'confirmed',
    },
  ];
  const under = (first: Day, last: Day) => ({
    ...within(first, last),
    ...sampleBuy({ period: { first, last, precision: 'day' }, references: { secopContract: 'co1.pccntr.1234567' } }),
  });

  it('finds days outside the term and before the signature', () => {
    const check = () => createContractCheck(met, []);
    expect(run(check(), [under('2026-03-10', '2026-06-30')])).toEqual([]);
    expect(run(check(), [within('2020-01-01', '2020-01-02')])).toEqual([]);
    expect(run(check(), [under('2026-03-08', '2026-03-20')])).toMatchObject([
      { rule: 'outside-contract', facts: { days: 2 } },
    ]);
    expect(run(check(), [under('2026-03-01', '2026-07-02')])).toMatchObject([
      { rule: 'outside-contract', facts: { days: 11 } },
      { rule: 'before-contract', facts: { signed: '2026-03-05', days: 4 } },
    ]);
    expect(run(check(), [under('2026-08-01', '2026-08-03')])).toMatchObject([{ facts: { days: 3 } }]);
  });

  it('finds contracts signed in a window, whenever their buys ran', () => {
    const buys = [under('2026-06-10', '2026-06-12'), under('2026-06-13', '2026-06-14')];
    expect(run(createContractCheck(met, windows), buys)).toMatchObject([
      { rule: 'contract-in-blackout', buys: { count: 2 }, facts: { signed: '2026-03-05', source: 'Ley 996 de 2005' } },
    ]);
    expect(
      run(
        createContractCheck(() => ({ ...contract, signed: '2026-01-30' }), windows),
        buys,
      ),
    ).toEqual([]);
    expect(
      run(
        createContractCheck(() => ({ ...contract, signed: null }), windows),
        buys,
      ),
    ).toEqual([]);
  });

  it('finds buys that ran before they were ordered', () => {
    const check = createOrderCheck(({ references }) => (references.order === 'OP-7' ? '2026-03-03' : null));
    const ordered = (order: string, first: Day) => ({
      ...within(first, '2026-03-31'),
      references: { ...sampleBuy().references, order },
    });
    expect(run(check, [ordered('OP-7', '2026-03-03'), ordered('OP-8', '2026-03-01')])).toEqual([]);
    expect(run(check, [ordered('OP-7', '2026-03-01')])).toMatchObject([{ facts: { order: 'OP-7', days: 2 } }]);
  });
});

describe('invoices', () => {
  const line = (row: number, net: number | null, rest: Parameters<typeof sampleBuy>[0] = {}) =>
    sampleBuy({ row, net: net === null ? null : pesos(net), ...rest, references: { invoice: 'FE-123' } });
  const of = (buys: readonly MediaBuy[]) => run(createInvoiceCheck(), buys);

  it('finds an invoice beside its own detail', () => {
    expect(of([line(1, 500), line(2, 300), line(3, 200)])).toMatchObject([
      { rule: 'invoice-two-levels', facts: { field: 'net', amount: { minor: pesos(500) }, lines: 3 } },
    ]);
    expect(of([line(1, 500), line(2, 300), line(3, 190)])).toEqual([]);
    expect(of([line(1, 500), line(2, 500)])).toEqual([]);
    expect(of([line(1, 500), line(2, 700), line(3, -200)])).toEqual([]);
  });

  it('finds an amount of the invoice on each of its lines', () => {
    const repeated = [line(1, 300, { total: pesos(595) }), line(2, 200, { total: pesos(595) })];
    expect(of(repeated)).toEqual([]);
    const withVat = repeated.map((buy) => ({ ...buy, vat: pesos(Number(buy.net) === 30_000 ? 57 : 38) }));
    expect(of(withVat)).toMatchObject([
      { rule: 'invoice-repeated', facts: { field: 'total', equals: 'net+vat', amount: { minor: pesos(595) } } },
    ]);
    const vatOnly = [
      line(1, 300, { vat: pesos(95), total: pesos(357) }),
      line(2, 200, { vat: pesos(95), total: pesos(238) }),
    ];
    expect(of(vatOnly)).toMatchObject([{ facts: { field: 'vat', equals: 'total-net' } }]);
    const gross = (row: number, net: number) => line(row, net, { pricing: { gross: pesos(1_000) } });
    expect(of([gross(1, 600), gross(2, 400)])).toMatchObject([{ facts: { field: 'gross', equals: 'net' } }]);
    // Half price, twice.
    expect(of([gross(1, 500), gross(2, 500)])).toEqual([]);
  });
});
