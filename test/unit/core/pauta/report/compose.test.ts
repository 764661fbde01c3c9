import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finding } from '#core/pauta/finding.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { pautaBaseOf } from '#core/pauta/report/compare.ts';
import { composePautaReport, createPautaComposer } from '#core/pauta/report/compose.ts';
import { periodOfMonth } from '#core/pauta/report/period.ts';
import { canonicalJson } from '#core/report/canonical-json.ts';
import { sampleLedger } from '#test/support/sample-ledger.ts';
import { samplePauta, samplePautaInputs } from '#test/support/sample-pauta.ts';
import { anyBuy, dec, pesos, sampleBuy } from '../sample-buy.ts';

const march = { period: periodOfMonth('2026-03'), imports: [], bases: { previous: null, yearAgo: null } };
const reportOf = (buys: readonly MediaBuy[], changes: Partial<Parameters<typeof samplePauta>[0]> = {}) =>
  composePautaReport(samplePautaInputs({ ...march, ...changes }), buys);

/** Lines of their own key, import and row, in the stages of the ledger. */
const ledger = fc
  .array(fc.tuple(anyBuy, fc.constantFrom('a', 'b', 'c'), fc.constantFrom('k1', 'k2', 'k3', 'k4')), { maxLength: 14 })
  .map((all) =>
    all.map(([buy, from, key], row) => ({
      ...buy,
      import: from,
      key: `${key}${row % 3}`,
      id: `${from}|0|${row}`,
      origin: { sheet: '', row },
    })),
  );

describe('composePautaReport', () => {
  it('does not depend on the order in which buys come', () => {
    fc.assert(
      fc.property(ledger, fc.infiniteStream(fc.nat()), (buys, random) => {
        const shuffled = buys
          .map((buy) => ({ buy, place: random.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ buy }) => buy);
        expect(canonicalJson(reportOf(shuffled))).toBe(canonicalJson(reportOf(buys)));
      }),
      { numRuns: 60 },
    );
  });

  it('adds each line of a currency in the stage that it says, and never another currency', () => {
    fc.assert(
      fc.property(ledger, (buys) => {
        const report = reportOf(buys);
        for (const { currency, stages } of report.currencies) {
          for (const { stage, own } of stages) {
            const lines = buys.filter((buy) => buy.currency === currency && buy.stage === stage);
            expect(own.lines).toBe(lines.length);
            const known = lines.flatMap(({ net }) => (net === null ? [] : [net]));
            const sum = known.reduce((a, b) => a + b, 0n);
            if (own.net.kind === 'missing') expect(known).toEqual([]);
            else expect(centavos(own.net.amount)).toBe(sum);
            expect(own.net.kind).toBe(kindOf(known.length, lines.length));
          }
        }
        const told = report.currencies.reduce((sum, { stages }) => sum + linesIn(stages), 0);
        expect(told).toBe(buys.length);
      }),
      { numRuns: 60 },
    );
  });

  it('parts the counted lines by every dimension without losing or doubling one', () => {
    const report = samplePauta();
    for (const { currency, groups, sums } of report.currencies) {
      const counted = report.lines.filter((line) => line.counted && line.currency === currency);
      const net = counted.reduce((sum, line) => sum + centavos(line.net ?? '0'), 0n);
      expect(sums.lines).toBe(counted.length);
      for (const members of Object.values(groups)) {
        expect(members.reduce((sum, group) => sum + group.sums.lines, 0)).toBe(counted.length);
        const amounts = members.map((group) => (group.sums.net.kind === 'missing' ? '0' : group.sums.net.amount));
        expect(amounts.reduce((sum, amount) => sum + centavos(amount), 0n)).toBe(net);
      }
    }
  });

  it('counts a buy once, at its furthest stage, and says where it went on', () => {
    const base = { key: 'same', net: pesos(100) };
    const report = reportOf([
      sampleBuy({ ...base, import: 'plan', id: 'plan|0|1', stage: 'planned', net: pesos(120) }),
      sampleBuy({ ...base, import: 'certificates', id: 'certificates|0|1', stage: 'certified' }),
      sampleBuy({ ...base, import: 'invoice', id: 'invoice|0|1', stage: 'invoiced', references: { invoice: 'FE-1' } }),
    ]);
    const [cop] = report.currencies;
    expect(cop?.sums).toMatchObject({ lines: 1, net: { amount: '100' } });
    expect(report.lines.map(({ id, counted, continuedBy }) => [id, counted, continuedBy])).toEqual([
      ['certificates|0|1', false, 'invoice|0|1'],
      ['invoice|0|1', true, null],
      ['plan|0|1', false, 'invoice|0|1'],
    ]);
    expect(cop?.reference).toMatchObject({ stage: 'planned', sums: { net: { amount: '120' } } });
    expect(cop?.execution).toMatchObject([{ of: 'planned', value: { kind: 'measured', value: '83.33' } }]);
  });

  it('keeps two buys apart when their papers contradict each other, or when they stand in one stage', () => {
    const base = { key: 'same', net: pesos(10) };
    const contradicting = reportOf([
      sampleBuy({ ...base, import: 'a', id: 'a|0|1', stage: 'aired', references: { invoice: 'FE-1' } }),
      sampleBuy({ ...base, import: 'b', id: 'b|0|1', stage: 'paid', references: { invoice: 'FE-2' } }),
    ]);
    expect(contradicting.currencies[0]?.sums).toMatchObject({ lines: 2, net: { amount: '20' } });
    const repeated = reportOf([
      sampleBuy({ ...base, import: 'a', id: 'a|0|1' }),
      sampleBuy({ ...base, import: 'b', id: 'b|0|1' }),
    ]);
    expect(repeated.currencies[0]?.sums.lines).toBe(2);
  });

  it('has no execution against a stage that stands in one file with executed lines', () => {
    const report = reportOf([
      sampleBuy({ row: 1, key: '1', stage: 'ordered', net: pesos(10) }),
      sampleBuy({ row: 2, key: '2', stage: 'aired', net: pesos(90) }),
    ]);
    const [cop] = report.currencies;
    expect(cop?.execution).toEqual([{ of: 'ordered', value: { kind: 'missing', reason: 'mixed-file' } }]);
    expect(cop?.reference).toBeNull();
    expect(report.gaps.map(({ strong }) => strong)).toContain('Ejecución frente a lo ordenado');
  });

  it('tells of what was ordered where nothing was executed, and says so', () => {
    const report = reportOf([
      sampleBuy({ row: 1, key: '1', stage: 'ordered', net: pesos(10), import: 'orders' }),
      sampleBuy({ row: 2, key: '2', stage: 'planned', net: pesos(90), import: 'plan' }),
    ]);
    expect(report.currencies[0]).toMatchObject({
      counted: 'ordered',
      sums: { lines: 1, net: { amount: '10' } },
      reference: { stage: 'planned', sums: { net: { amount: '90' } } },
      execution: [],
    });
    expect(report.gaps[0]?.strong).toBe('Ninguna línea está ejecutada');
  });

  it('says what is missing, which is never zero, and a part as a part', () => {
    const report = reportOf([
      sampleBuy({ row: 1, key: '1', net: pesos(100), vat: pesos(19) }),
      sampleBuy({ row: 2, key: '2', net: pesos(50) }),
    ]);
    expect(report.currencies[0]?.sums).toEqual({
      lines: 2,
      net: { kind: 'measured', amount: '150' },
      vat: { kind: 'partial', amount: '19', covered: 1, expected: 2 },
      total: { kind: 'missing', reason: 'not-stated' },
    });
    expect(report.gaps.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        'IVA en COP: 1 de 2 líneas; las demás no lo traen y no se calcula de otras cifras.',
        'Valor con\u00a0IVA en COP: sin dato; ninguna de las 2 líneas lo trae y no se calcula de otras cifras.',
      ]),
    );
  });

  it('gives no share of a part', () => {
    const report = reportOf([
      sampleBuy({ row: 1, key: '1', medium: 'radio', net: pesos(100) }),
      sampleBuy({ row: 2, key: '2', medium: 'press', net: null }),
    ]);
    expect(report.currencies[0]?.groups.medium.map(({ key, share }) => [key, share])).toEqual([
      ['radio', null],
      ['press', null],
    ]);
  });

  it('keeps the whole country and the unknown apart from departments', () => {
    const report = reportOf([
      sampleBuy({ row: 1, key: '1', department: null, coverage: 'national', net: pesos(5) }),
      sampleBuy({ row: 2, key: '2', department: null, coverage: 'regional', net: pesos(3) }),
      sampleBuy({ row: 3, key: '3', department: '05', net: pesos(2) }),
    ]);
    expect(report.currencies[0]?.groups.department.map(({ label, share }) => [label, share])).toEqual([
      ['Antioquia', '20'],
      ['Nacional', '50'],
      ['Sin departamento', '30'],
    ]);
    expect(report.places).toEqual([{ code: '05', name: 'Antioquia' }]);
  });

  it('calls a member by the spelling of most lines', () => {
    const outlets = ['RADIO SABANAS', 'Radio Sabanas', 'Radio Sabanas'];
    const report = reportOf(
      outlets.map((name, row) => sampleBuy({ row, key: String(row), outlet: { name, nit: null }, net: pesos(1) })),
    );
    expect(report.currencies[0]?.groups.outlet).toMatchObject([
      { label: 'Radio Sabanas', through: ['Central de Medios del Sur S.A.S.'], sums: { lines: 3 } },
    ]);
  });

  it('compares with another period only what both know whole, in the same stage', () => {
    const now = [sampleBuy({ row: 1, key: '1', net: pesos(110), vat: pesos(20) })];
    const before = [sampleBuy({ row: 1, key: '1', net: pesos(100) })];
    const ordered = before.map((buy) => ({ ...buy, stage: 'ordered' as const }));
    const bases = (buys: readonly MediaBuy[]) => ({
      previous: pautaBaseOf(periodOfMonth('2026-02'), buys),
      yearAgo: null,
    });
    const [cop] = reportOf(now, { bases: bases(before) }).currencies;
    expect(cop?.previous).toMatchObject({
      lines: 1,
      net: { variation: { kind: 'change', amount: '10', percent: '10' } },
      vat: { variation: { kind: 'no-base' } },
      media: [{ medium: 'radio', variation: { kind: 'change' } }],
    });
    expect(cop?.yearAgo).toMatchObject({ period: periodOfMonth('2025-03'), lines: null });
    const [other] = reportOf(now, { bases: bases(ordered) }).currencies;
    expect(other?.previous.net.variation).toEqual({ kind: 'other-stage' });
  });

  it('never calls a base missing that is there: what this period lacks, or a base that is not above zero', () => {
    const previous = (net: bigint | null) => ({
      previous: pautaBaseOf(periodOfMonth('2026-02'), [sampleBuy({ row: 1, key: '1', medium: 'press', net })]),
      yearAgo: null,
    });
    const radio = [sampleBuy({ row: 1, key: '1', medium: 'radio', net: pesos(10) })];
    const media = (net: bigint | null) =>
      reportOf(radio, { bases: previous(net) }).currencies[0]?.previous.media.map((one) => [
        one.medium,
        one.variation.kind,
      ]);
    expect(media(pesos(80))).toEqual([
      ['radio', 'no-base'],
      ['press', 'not-computed'],
    ]);
    expect(media(null)?.at(-1)).toEqual(['press', 'no-base']);
    for (const before of [0, -5])
      expect(reportOf(radio, { bases: previous(pesos(before)) }).currencies[0]?.previous.net.variation).toEqual({
        kind: 'not-computed',
      });
  });

  it('has no execution where some line lacks its amount', () => {
    const report = reportOf([
      sampleBuy({ row: 1, key: '1', stage: 'planned', net: pesos(100), import: 'plan' }),
      sampleBuy({ row: 2, key: '2', stage: 'planned', net: null, import: 'plan' }),
      sampleBuy({ row: 3, key: '3', stage: 'aired', net: pesos(150), import: 'aired' }),
    ]);
    expect(report.currencies[0]?.execution).toEqual([
      { of: 'planned', value: { kind: 'missing', reason: 'partial-sums' } },
    ]);
    expect(report.highlights.map(({ text }) => text).join()).not.toContain('Se ejecutó');
  });

  it('speaks right of one line, of lists, and of a place that no line has', () => {
    const one = { row: 1, key: '1', department: null, coverage: 'national' as const };
    const bare = reportOf([sampleBuy({ ...one, net: null })]);
    expect(bare.highlights[0]?.text).toBe('La pauta ejecutada es de 1 línea; ningún archivo trae su valor sin IVA.');
    expect(bare.gaps.map(({ text }) => text)).toContain(
      'Valor sin\u00a0IVA, IVA y valor con\u00a0IVA en COP: sin dato; su única línea no lo trae y no se calcula de otras cifras.',
    );
    const half = reportOf([
      sampleBuy({ ...one, net: pesos(60), total: pesos(60) }),
      sampleBuy({ row: 2, key: '2', department: null, coverage: 'regional', net: null, total: pesos(40) }),
    ]);
    expect(half.gaps[0]?.strong).toBe('Valor sin\u00a0IVA en COP');
    const known = reportOf([
      sampleBuy({ ...one, net: pesos(60) }),
      sampleBuy({ row: 2, key: '2', department: null, coverage: 'regional', net: pesos(40) }),
    ]);
    expect(known.highlights.map(({ text }) => text)).toContain(
      'Ninguna línea es de un departamento; lo de cobertura nacional es el 60,0\u00a0%.',
    );
    expect(known.gaps.map(({ strong }) => strong)).toContain('IVA y valor con\u00a0IVA en COP');
  });

  it('adds impressions and clicks, and has no total of people reached', () => {
    const audience = { impressions: dec('1000'), reach: dec('400'), clicks: dec('10') };
    const report = reportOf([
      sampleBuy({ row: 1, key: '1', medium: 'digital', net: pesos(50), audience }),
      sampleBuy({ row: 2, key: '2', medium: 'digital', net: pesos(30), audience: { ...audience, clicks: null } }),
    ]);
    const [row] = report.currencies[0]?.digital ?? [];
    expect(row).toMatchObject({
      impressions: { kind: 'measured', amount: '2000' },
      clicks: { kind: 'partial', amount: '10', covered: 1, expected: 2 },
    });
    expect(row?.costs).toMatchObject([
      { name: 'cpm', value: { kind: 'measured', value: '40' } },
      { name: 'cpc', value: { kind: 'partial', value: '5', covered: 1, expected: 2 } },
      { name: 'cpv', value: { kind: 'missing', reason: 'no-figures' } },
      { name: 'ctr', value: { kind: 'partial', value: '1' } },
    ]);
    expect(canonicalJson(report.currencies)).not.toContain('reach');
  });

  it('tells findings of its own lines and files, the gravest first', () => {
    const buys = [sampleBuy({ row: 1, key: '1' })];
    const imports = [{ ...samplePautaInputs().imports[0], import: 'imp-1' }] as never;
    const about = (id: string) => ({ ids: [id], count: 1 });
    const facts = { first: '2026-03-01', last: '2027-05-01', days: 400 } as const;
    const report = reportOf(buys, {
      imports,
      findings: [
        { import: 'imp-1', finding: finding('period-long', 'imp-1|0|1', about('imp-1|0|1'), facts) },
        { import: 'imp-1', finding: finding('period-long', 'imp-1|0|99', about('imp-1|0|99'), facts) },
        { import: 'imp-9', finding: finding('period-long', 'imp-9|0|1', about('imp-1|0|1'), facts) },
        {
          import: 'imp-1',
          finding: finding('name-two-nits', 'x', { ids: [], count: 0 }, { name: 'X', nits: ['1', '2'] }),
        },
        { import: 'imp-1', finding: finding('period-reversed', 'r', about('imp-1|0|1'), { ...facts }) },
      ],
    });
    expect(report.findings.map(({ rule, severity, rows }) => [rule, severity, rows])).toEqual([
      ['period-reversed', 'error', [{ sheet: 'Radio', row: 1 }]],
      ['name-two-nits', 'warning', []],
      ['period-long', 'warning', [{ sheet: 'Radio', row: 1 }]],
    ]);
  });

  it('refuses a buy of another period, and has words for a period without lines', () => {
    const composer = createPautaComposer(samplePautaInputs({ ...march }));
    expect(() => composer.add(sampleBuy({ day: '2026-04-01' }))).toThrow(RangeError);
    const empty = composer.finish();
    expect(empty.currencies).toEqual([]);
    expect(empty.highlights.map(({ text }) => text)).toEqual(['No hay líneas de pauta confirmadas en el periodo.']);
  });

  it('says three to five things of a month in one currency, each with its leading part', () => {
    const { highlights, gaps, currencies } = samplePauta(
      {},
      sampleLedger().filter(({ currency }) => currency === 'COP'),
    );
    expect(currencies).toHaveLength(1);
    expect(highlights.length).toBeGreaterThanOrEqual(3);
    expect(highlights.length).toBeLessThanOrEqual(5);
    for (const { strong, text } of [...highlights, ...gaps]) expect(text.startsWith(strong)).toBe(true);
  });
});

function kindOf(covered: number, lines: number): string {
  if (covered === 0) return 'missing';
  return covered === lines ? 'measured' : 'partial';
}

function linesIn(stages: readonly { own: { lines: number } }[]): number {
  return stages.reduce((sum, { own }) => sum + own.lines, 0);
}

/** By another way than the product: digits without the point. */
function centavos(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(`${whole}${fraction.padEnd(2, '0')}`);
}
