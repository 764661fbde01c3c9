import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isHeld } from '#core/pauta/finding.ts';
import { periodOfMonth } from '#core/pauta/report/period.ts';
import { canonicalJson } from '#core/report/canonical-json.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { confirmImport, revertImport } from '#services/usecases/imports/decide-import.ts';
import { previewOf } from '#services/usecases/imports/import-parts.ts';
import { receiveImport } from '#services/usecases/imports/receive-import.ts';
import { correctLine } from '#services/usecases/ledger/correct-buy.ts';
import { readLine } from '#services/usecases/ledger/read-line.ts';
import { composePauta } from '#services/usecases/pauta/compose-pauta.ts';
import { pautaReader } from '#services/usecases/pauta/read-pauta.ts';
import { readRegister } from '#services/usecases/register/read-register.ts';
import { addPaper, correctPaper } from '#services/usecases/register/write-paper.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const START = '2026-10-05T15:00:00.000Z';
const ANSWERS = { currency: 'COP', medium: 'radio', stage: 'invoiced' };
const HEADER = 'Campaña;Emisora;Contratista;NIT;Fecha inicio;Fecha fin;Valor neto;IVA;Total;Contrato;Orden;Factura';
const LINES = [
  'Trabajo digno;Radio Río;Medios del Río SAS;900373923-8;01/09/2026;15/09/2026;$ 1.000.000;$ 190.000;$ 1.190.000;CD-045-2026;OP-7;FE-1',
  'Trabajo digno;La Voz;Medios del Río SAS;900373923-8;03/09/2026;17/09/2026;$ 500.000,00;$ 95.000,00;$ 595.000,00;CO1.PCCNTR.7539485;OP-7;FE-1',
];
const CONTRACTS = [
  'id_contrato;referencia_del_contrato;proceso_de_compra;fecha_de_firma;fecha_de_inicio_del_contrato;fecha_de_fin_del_contrato;documento_proveedor;proveedor_adjudicado;valor_del_contrato;urlproceso',
  'CO1.PCCNTR.7539485;CD-045-2026;CO1.BDOS.1;2026-05-20;2026-05-21;2026-09-10;900373923;Medios del Río SAS;50000000;https://community.secop.gov.co/Public/Tendering/OpportunityDetail/Index?noticeUID=CO1.NTC.7690562&isFromPublicArea=True',
];
const INVOICES = [
  'Número de factura;NIT del emisor;Nombre del emisor;Fecha de la factura;Valor antes de IVA;IVA;Total factura',
  'FE 001;900.373.923-8;Medios del Río S.A.S.;30/09/2026;$ 2.000.000;$ 380.000;$ 2.380.000',
];
const bytes = (...lines: readonly string[]) => new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);

let open: OpenApp;
beforeEach(async () => {
  open = await openApp({ start: START, platforms: [] });
});
afterEach(() => open.stop());

/** A minute passes, and all that is due is done. */
const live = async () => open.runUntil(addMinutes(open.clock.now(), 1));
/** This moment, behind which things go on a minute later. */
const moment = async () => {
  const at = open.clock.now();
  await live();
  return at;
};
const documentOf = async (id: string) => {
  const [document] = await open.app.store.get('imports', [id]);
  if (!document) throw new Error(`no import ${id}`);
  return document;
};
const preview = async (
  lines: readonly string[],
  name = 'lista.csv',
  answers: Readonly<Record<string, string>> = ANSWERS,
) => {
  const { import: sent } = await receiveImport(open.app, {
    name,
    bytes: bytes(...lines),
    by: 'ana',
    way: 'api',
    answers,
  });
  await live();
  return documentOf(sent.id);
};
const commit = async (lines: readonly string[], answers?: Readonly<Record<string, string>>) => {
  const document = await preview(lines, 'lista.csv', answers);
  expect([document.state, (await previewOf(open.app, document))?.questions]).toEqual(['ready', []]);
  await confirmImport(open.app, document.id, { by: 'ana' });
  await live();
  return documentOf(document.id);
};
const stored = async (id: string) => {
  const all = await scanAll(open.app.store, 'findings', { index: 'byImport', equal: { import: id } });
  return all.filter(({ held }) => held);
};
const rules = async (id: string) =>
  (await stored(id))
    .filter((one) => isHeld(one))
    .map(({ finding }) => finding.rule)
    .sort();
const reported = async (cutoff: Instant) => {
  const period = periodOfMonth('2026-09');
  const report = await composePauta(open.app, { period, cutoff, issuedAt: START, edition: 0 });
  return { rules: report.findings.map(({ rule }) => rule).sort(), json: canonicalJson(report) };
};
const learn = (kind: 'contract' | 'order' | 'invoice', facts: Parameters<typeof addPaper>[1]['facts']) =>
  addPaper(open.app, { kind, facts, author: 'ana' });

describe('the register', () => {
  it('takes files of contracts and invoices for what they are, and holds a later file of lines against them', async () => {
    const contracts = await commit(CONTRACTS);
    expect(contracts).toMatchObject({ kinds: ['register-contracts'], committed: { rows: 0, papers: 1 } });
    expect(await commit(INVOICES)).toMatchObject({ kinds: ['register-invoices'], committed: { papers: 1 } });
    expect(await readRegister(open.app.store)).toMatchObject([
      {
        facts: {
          number: 'CD-045-2026',
          secopContract: 'CO1.PCCNTR.7539485',
          day: '2026-05-20',
          value: 5_000_000_000n,
          currency: 'COP',
          url: expect.stringContaining('CO1.NTC.7690562'),
        },
      },
      { facts: { number: 'FE 001', contractor: { nit: '900373923' }, net: 200_000_000n, total: 238_000_000n } },
    ]);
    const ready = await preview([HEADER, ...LINES]);
    const told = (await previewOf(open.app, ready))?.findings?.map(({ rule }) => rule).sort();
    expect(told).toEqual([
      'contract-in-blackout',
      'invoice-differs',
      'invoice-differs',
      'invoice-differs',
      'outside-contract',
      'outside-contract',
    ]);
    await confirmImport(open.app, ready.id, { by: 'ana' });
    await live();
    expect(await rules(ready.id)).toEqual(told);
    const { papers } = await readLine(
      open.app.store,
      (await scanAll(open.app.store, 'buys', { index: 'byImport', equal: { import: ready.id } }))[1]?.id ?? '',
    );
    expect(papers).toMatchObject({
      contract: { kind: 'known' },
      order: { kind: 'unknown' },
      invoice: { kind: 'known' },
    });
  });

  it('asks what a list is whose columns tell lines and papers alike', async () => {
    const alike = [
      'Factura;Proveedor;NIT;Fecha;Contrato;Subtotal;IVA;Total',
      'FE-1;Medios del Río;900373923-8;30/09/2026;C-1;$ 100;$ 19;$ 119',
    ];
    const asking = await preview(alike);
    expect(asking.state).toBe('asking');
    const [question] = (await previewOf(open.app, asking))?.questions ?? [];
    expect(question).toMatchObject({
      about: 'kind',
      options: expect.arrayContaining(['register-invoices', 'media-buys']),
    });
    const buys = await preview([HEADER, ...LINES]);
    expect(buys.kinds).toEqual(['media-buys']);
    await open.app.store.get('imports', []);
    const answered = await preview([...alike, ''], 'otra.csv', {
      currency: 'COP',
      [question?.key ?? '']: 'register-invoices',
    });
    expect(answered).toMatchObject({ state: 'ready', kinds: ['register-invoices'] });
  });

  it('checks lines that count already when something is learnt, and ends what no longer holds', async () => {
    const lines = await commit([HEADER, ...LINES]);
    expect(await rules(lines.id)).toEqual([]);
    const read = pautaReader(open.app);
    const before = await read(periodOfMonth('2026-09'));
    const t0 = await moment();
    const contracts = await commit(CONTRACTS);
    const t1 = await moment();
    expect(await rules(lines.id)).toEqual(['contract-in-blackout', 'outside-contract', 'outside-contract']);
    const after = await read(periodOfMonth('2026-09'));
    expect(before.report.findings).toEqual([]);
    expect(after.report.findings).toHaveLength(3);

    await revertImport(open.app, contracts.id, 'ana', 'era otra lista');
    await live();
    const t2 = await moment();
    expect(await rules(lines.id)).toEqual([]);
    expect(await stored(lines.id)).toHaveLength(3);
    // What was known then stays known then.
    const [first, second, third] = [await reported(t0), await reported(t1), await reported(t2)];
    expect([first.rules.length, second.rules.length, third.rules.length]).toEqual([0, 3, 0]);
    expect((await readRegister(open.app.store, t1)).length).toBe(1);
    expect((await readRegister(open.app.store, t2)).length).toBe(0);

    await commit([...CONTRACTS, '']);
    expect(await rules(lines.id)).toHaveLength(3);
    expect((await reported(t1)).json).toBe(second.json);
    expect((await reported(t2)).json).toBe(third.json);
  });

  it('adds an invoice over two imports, in whichever order they come and go', async () => {
    await learn('invoice', {
      number: 'FE-1',
      contractor: { name: 'Medios del Río SAS', nit: '900373923' },
      net: 150_000_000n,
      currency: 'COP',
    });
    const one = await commit([HEADER, LINES[0] ?? '']);
    expect(await rules(one.id)).toEqual(['invoice-differs']);
    const two = await commit([HEADER, LINES[1] ?? '']);
    expect([await rules(one.id), await rules(two.id)]).toEqual([[], []]);
    await revertImport(open.app, two.id, 'ana', 'repetida');
    await live();
    expect(await rules(one.id)).toEqual(['invoice-differs']);
    const [buy] = await scanAll(open.app.store, 'buys', { index: 'byImport', equal: { import: one.id } });
    await correctLine(open.app, buy?.id ?? '', {
      author: 'ana',
      reason: 'según la factura',
      changes: { net: 150_000_000n },
    });
    await live();
    expect(await rules(one.id)).toEqual([]);
  });

  it('is written by hand, with a reason for what changes, and nothing is overwritten', async () => {
    const lines = await commit([HEADER, ...LINES]);
    const order = await learn('order', { number: 'OP-7', day: '2026-09-02' });
    await live();
    const t1 = await moment();
    expect(await rules(lines.id)).toEqual(['before-order']);
    await expect(learn('order', { number: 'op 007', day: '2026-09-01' })).rejects.toMatchObject({
      code: 'paper-refused',
    });
    const fix = { author: 'ana', facts: { day: '2026-08-30' } } as const;
    await expect(correctPaper(open.app, order.id, fix)).rejects.toMatchObject({ code: 'paper-refused' });
    await expect(correctPaper(open.app, order.id, { ...fix, reason: 'según el acta' }, 7)).rejects.toMatchObject({
      code: 'paper-changed',
    });
    const corrected = await correctPaper(open.app, order.id, { ...fix, reason: 'según el acta' }, 1);
    await live();
    expect(corrected.versions.map(({ reason, said }) => [reason, said.day])).toEqual([
      [null, '2026-09-02'],
      ['según el acta', '2026-08-30'],
    ]);
    expect(await rules(lines.id)).toEqual([]);
    expect((await readRegister(open.app.store, t1))[0]?.facts.day).toBe('2026-09-02');
    const [told] = await stored(lines.id);
    expect(told?.held?.until).not.toBeNull();
  });

  it('refuses rows with a wrong check digit, and keeps the other rows', async () => {
    const done = await commit([
      INVOICES[0] ?? '',
      INVOICES[1] ?? '',
      (INVOICES[1] ?? '').replace('FE 001', 'FE 002').replace('923-8', '923-7'),
    ]);
    expect(done).toMatchObject({ committed: { papers: 1 }, rejectedFile: expect.any(String) });
  });
});
