import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlackoutWindow } from '#core/pauta/blackout.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { foldRegister } from '#core/pauta/register/fold-register.ts';
import { type PaperFacts, type PaperKind, paperKey, type RegisterVersion } from '#core/pauta/register/paper.ts';
import { createPaperChecks } from '#core/pauta/register/paper-checks.ts';
import { contractKey, numberKey } from '#core/pauta/register/reference-key.ts';
import { createRegister } from '#core/pauta/register/register.ts';
import { pesos, sampleBuy } from '../sample-buy.ts';

let made = 0;
const says = (
  kind: PaperKind,
  said: Partial<PaperFacts>,
  from: { file?: string; at?: number; paper?: string } = {},
): RegisterVersion => {
  made += 1;
  const at = String(from.at ?? made).padStart(4, '0');
  return {
    id: `v${String(made).padStart(5, '0')}`,
    revision: 0,
    kind,
    paper: from.paper ?? paperKey(kind, said),
    import: from.file ?? null,
    origin: null,
    learntAt: `2026-01-01T00:${at.slice(0, 2)}:${at.slice(2)}.000Z`,
    author: 'ana',
    reason: null,
    said,
  };
};
const known = (...versions: RegisterVersion[]) => createRegister(foldRegister(versions));
const SUR = { name: 'Central de Medios del Sur S.A.S.', nit: '900111222' };

describe('a number of a paper', () => {
  it.each([
    ['CD-045-2026', 'Contrato No. CD045 de 2026'],
    ['045-2026', 'CONTRATO 45 DE 2026'],
    ['FE-123', 'factura electrónica FE 000123'],
    ['98765', 'Orden de compra No. 98765'],
    ['CO1.PCCNTR.7539485', 'co1 . pccntr . 7539485'],
  ])('%s is also written %s', (one, other) => {
    expect(contractKey(other)).toBe(contractKey(one));
  });

  it.each([
    ['FE1-23', 'FE-123'],
    ['045-2025', '045-2026'],
    ['CD-045', 'CPS-045'],
    ['100', '10'],
  ])('%s is not %s', (one, other) => {
    expect(numberKey(other)).not.toBe(numberKey(one));
  });
});

describe('the register', () => {
  it('knows a contract by its own number and by its id in SECOP II, whichever came first', () => {
    const secop = 'CO1.PCCNTR.7539485';
    const whole = says('contract', { number: 'CD-045-2026', secopContract: secop, first: '2026-02-01' });
    const own = says('contract', { number: 'CD 45 de 2026', last: '2026-06-30' });
    for (const versions of [
      [whole, own],
      [own, whole].map((one, at) => ({ ...one, learntAt: `2026-02-0${at + 1}T00:00:00.000Z` as const })),
    ]) {
      const register = known(...versions);
      expect(register.entries).toMatchObject([
        { facts: { secopContract: secop, first: '2026-02-01', last: '2026-06-30' } },
      ]);
      const [entry] = register.entries;
      for (const [contract, secopContract] of [
        ['cd-045-2026', null],
        [null, secop],
        [secop.toLowerCase(), null],
        ['otro', secop],
      ] as const)
        expect(register.contractOf({ contract, secopContract })).toEqual({ kind: 'known', entry });
      expect(register.contractOf({ contract: 'CD-046-2026', secopContract: null })).toEqual({ kind: 'unknown' });
      expect(register.contractOf({ contract: null, secopContract: null })).toEqual({ kind: 'none' });
    }
  });

  it('takes none of two contracts that share a number', () => {
    const register = known(
      says('contract', { number: '12', secopContract: 'CO1.PCCNTR.1' }),
      says('contract', { number: '12', secopContract: 'CO1.PCCNTR.2' }),
    );
    expect(register.contractOf({ contract: '12', secopContract: null })).toEqual({ kind: 'several' });
    expect(register.contractOf({ contract: '12', secopContract: 'CO1.PCCNTR.2' })).toMatchObject({
      kind: 'known',
      entry: { facts: { secopContract: 'CO1.PCCNTR.2' } },
    });
    expect(register.contractOf({ contract: '12', secopContract: 'CO1.PCCNTR.3' })).toEqual({ kind: 'unknown' });
  });

  it('lets what was learnt later count, and a correction stand against the file that repeats itself', () => {
    const day = (last: RegisterVersion[]) => foldRegister(last)[0]?.facts.day;
    const file = says('contract', { number: 'C-1', day: '2026-02-01' }, { file: 'a', at: 1 });
    const hand = says('contract', { day: '2026-02-02' }, { at: 2, paper: file.paper });
    const again = says('contract', { number: 'C-1', day: '2026-02-01' }, { file: 'b', at: 3 });
    const other = says('contract', { number: 'C-1', day: '2026-02-03' }, { file: 'c', at: 4 });
    expect([day([file]), day([file, hand]), day([file, hand, again]), day([file, hand, again, other])]).toEqual([
      '2026-02-01',
      '2026-02-02',
      '2026-02-02',
      '2026-02-03',
    ]);
    expect(day([file, says('contract', { day: null }, { at: 2, paper: file.paper })])).toBeNull();
  });

  it('takes nothing of which one file says two things', () => {
    const rows = [pesos(100), pesos(200)].map((total) =>
      says('invoice', { number: 'F-1', contractor: SUR, total, day: '2026-03-01' }, { file: 'a', at: 1 }),
    );
    expect(foldRegister(rows)).toMatchObject([{ unclear: ['total'], facts: { total: null, day: '2026-03-01' } }]);
  });

  it('keeps invoices of the same number of two contractors apart, and finds them by NIT or by name', () => {
    const register = known(
      says('invoice', { number: 'FE-1', contractor: SUR }),
      says('invoice', { number: 'FE-1', contractor: { name: 'Agencia Cauca', nit: null } }),
    );
    const met = (contractor: MediaBuy['contractor'], outlet: MediaBuy['outlet'] = null) =>
      register.invoiceOf({ ...sampleBuy({ references: { invoice: 'fe 001' } }), contractor, outlet });
    const name = (result: ReturnType<typeof met>) =>
      result.kind === 'known' ? result.entry.facts.contractor?.name : result.kind;
    expect(name(met(SUR))).toBe(SUR.name);
    expect(name(met({ name: 'central de medios del sur SAS', nit: null }))).toBe(SUR.name);
    expect(name(met({ name: 'AGENCIA CAUCA', nit: '860025674' }))).toBe('Agencia Cauca');
    expect(name(met({ name: SUR.name, nit: '900373923' }))).toBe('unknown');
    expect(name(met(null, { name: 'Agencia Cauca', nit: null }))).toBe('Agencia Cauca');
    expect(name(met(null))).toBe('unknown');
  });

  it('knows the same whatever order its versions are read in', () => {
    const version = fc.record({
      kind: fc.constantFrom('contract' as const, 'order' as const, 'invoice' as const),
      number: fc.constantFrom('1', '01', '2'),
      secop: fc.constantFrom(null, 'CO1.PCCNTR.1', 'CO1.PCCNTR.2'),
      contractor: fc.constantFrom(null, SUR, { name: 'Otra', nit: null }),
      day: fc.constantFrom(null, '2026-01-01' as const, '2026-01-02' as const),
      file: fc.constantFrom(undefined, 'a', 'b'),
      at: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(version, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (list, order) => {
        const versions = list.map(({ kind, number, secop, contractor, day, file, at }) => {
          const said = {
            number,
            ...(secop && kind === 'contract' && { secopContract: secop }),
            ...(contractor && { contractor }),
            ...(day && { day }),
          };
          return says(kind, said, { at, ...(file && { file }) });
        });
        const shuffled = versions
          .map((one) => [order.next().value, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        const folded = foldRegister(versions);
        expect(foldRegister(shuffled)).toEqual(folded);
        // Every version is of exactly one paper, and no fact comes from nowhere.
        expect(folded.flatMap((entry) => entry.versions.map(({ id }) => id)).sort()).toEqual(
          versions.map(({ id }) => id).sort(),
        );
        for (const { facts, versions: own } of folded)
          if (facts.day !== null) expect(own.some(({ said }) => said.day === facts.day)).toBe(true);
      }),
    );
  });
});

describe('lines against the register', () => {
  const windows: BlackoutWindow[] = [
    { from: '2026-02-01', until: '2026-02-28', what: 'w', source: 's', certainty: 'confirmed' },
  ];
  const found = (register: ReturnType<typeof known>, buys: readonly MediaBuy[], from = 'imp-1') => {
    const checks = createPaperChecks(register, windows);
    for (const buy of buys) checks.observe(buy);
    return checks.findingsOf(from);
  };
  const line = (row: number, net: number, rest: Partial<MediaBuy> = {}) => {
    const buy = sampleBuy({ row, net: pesos(net), stage: 'invoiced', references: { invoice: 'FE-1' }, ...rest });
    return { ...buy, id: `${buy.import}|0|${row}` };
  };
  const invoice = (net: number) =>
    known(says('invoice', { number: 'FE-1', contractor: SUR, net: pesos(net), currency: 'COP' }));

  it('finds days outside the contract, before the signature and the order, and the window of a signature', () => {
    const register = known(
      says('contract', {
        number: 'CD-45-2026',
        secopContract: 'CO1.PCCNTR.1',
        day: '2026-02-10',
        first: '2026-03-05',
        last: '2026-03-20',
      }),
      says('order', { number: 'OP-7', contract: 'CO1.PCCNTR.1', day: '2026-03-02' }),
    );
    const buy = sampleBuy({ references: { contract: 'CD 045 de 2026', order: 'op 007' } });
    expect(found(register, [buy])).toMatchObject([
      { rule: 'outside-contract', facts: { days: 15, from: '2026-03-05' } },
      { rule: 'before-order', facts: { issued: '2026-03-02', days: 1 } },
      { rule: 'contract-in-blackout', facts: { signed: '2026-02-10' } },
    ]);
    // The same order number under another contract is another order.
    expect(found(register, [sampleBuy({ references: { contract: 'CD-46-2026', order: 'OP-7' } })])).toEqual([]);
  });

  it('takes the days that the lines bear where the register has none', () => {
    const details = { contractDay: '2026-03-03', orderDay: '2026-03-04' };
    const buy = sampleBuy({ references: { contract: 'X-1', order: 'OP-1' }, details });
    expect(found(known(), [buy]).map(({ rule }) => rule)).toEqual(['before-contract', 'before-order']);
    const better = known(says('order', { number: 'OP-1', day: '2026-02-01' }));
    expect(found(better, [buy]).map(({ rule }) => rule)).toEqual(['before-contract']);
    const total = (row: number, one: string) => line(row, 100, { total: pesos(100), details: { invoiceTotal: one } });
    expect(found(known(), [total(1, '200'), total(2, '200')])).toEqual([]);
    expect(found(known(), [total(1, '300'), total(2, '300')])).toMatchObject([
      { rule: 'invoice-differs', facts: { field: 'total' } },
    ]);
    expect(found(known(), [total(1, '300'), total(2, '301')])).toEqual([]);
  });

  it('adds the lines of an invoice over imports and months, never over stages or currencies', () => {
    const [one, two] = [line(1, 300), line(1, 201, { import: 'imp-2', month: '2026-04' })];
    expect(found(invoice(501), [one, two])).toEqual([]);
    expect(found(invoice(501), [one])).toMatchObject([
      {
        rule: 'invoice-differs',
        facts: { given: { minor: pesos(501) }, difference: { minor: pesos(-201) }, lines: 1 },
        buys: { ids: ['imp-1|0|1'] },
      },
    ]);
    const twice = found(invoice(400), [one, two], 'imp-2');
    expect(twice).toMatchObject([
      { facts: { sum: { minor: pesos(501) }, lines: 2 }, buys: { ids: ['imp-2|0|1'], count: 1 } },
    ]);
    const certified = line(9, 501, { import: 'imp-3', stage: 'certified' });
    expect(found(invoice(501), [one, two, certified])).toEqual([]);
    expect(found(invoice(501), [certified], 'imp-3')).toEqual([]);
    expect(found(invoice(501), [one, two, line(3, 7, { currency: 'USD' })])).toEqual([]);
  });

  it('tells an amount of the invoice that stands on each line, and leaves invoice beside detail to the import', () => {
    expect(found(invoice(500), [line(1, 500), line(2, 500)])).toMatchObject([
      { rule: 'invoice-repeated', facts: { equals: 'given' } },
    ]);
    expect(found(invoice(500), [line(1, 500), line(2, 300), line(3, 200)])).toEqual([]);
  });

  it('finds an invoice exactly when its lines are more than a peso away from it, however they are spread', () => {
    const part = fc.record({
      net: fc.bigInt({ min: 1n, max: 10n ** 12n }),
      import: fc.constantFrom('imp-1', 'imp-2', 'imp-3'),
    });
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 6 }),
        fc.bigInt({ min: -300n, max: 300n }),
        (parts, off) => {
          const buys = parts.map(({ net, import: from }, row) => ({
            ...line(row, 0),
            net,
            import: from,
            id: `${from}|0|${row}`,
          }));
          const sum = parts.reduce((all, { net }) => all + net, 0n);
          const register = known(says('invoice', { number: 'FE-1', contractor: SUR, net: sum + off, currency: 'COP' }));
          const checks = createPaperChecks(register, []);
          for (const buy of buys) checks.observe(buy);
          const told = [...new Set(parts.map((one) => one.import))].map((from) => checks.findingsOf(from).length);
          const isApart = off > 100n || off < -100n;
          expect(told.every((count) => count === (isApart ? 1 : 0))).toBe(true);
        },
      ),
    );
  });
});
