import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#core/error.ts';
import type { ImportDocument } from '#core/imports/import-document.ts';
import type { Importer } from '#core/ports/importer.ts';
import { committedImports } from '#services/usecases/imports/committed-lines.ts';
import { answerImport, confirmImport, discardImport, revertImport } from '#services/usecases/imports/decide-import.ts';
import { previewOf } from '#services/usecases/imports/import-parts.ts';
import { receiveImport } from '#services/usecases/imports/receive-import.ts';
import { runImport } from '#services/usecases/imports/run-import.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const START = '2026-10-05T15:00:00.000Z';
const HEADER = 'Campaña;Nombre del medio;NIT;Municipio;Departamento;Fecha inicio;Fecha fin;Cuñas;Valor neto;IVA;Total';
const LINES = [
  'Trabajo digno;Radio Río Claro;900373923-8;Honda;Tolima;01/09/2026;15/09/2026;20;$ 1.000.000;$ 190.000;$ 1.190.000',
  'Trabajo digno;La Voz del Valle;830115226-3;Cali;Valle del Cauca;03/09/2026;17/09/2026;30;$ 1.500.000,50;$ 285.000,10;$ 1.785.000,60',
  'Trabajo digno;Emisora Los Guaduales;860025674-3;San Sansón;Nariño;05/09/2026;20/09/2026;10;$ 400.000;$ 76.000;$ 476.000',
];
const fileOf = (...lines: readonly string[]) =>
  new TextEncoder().encode(
    `\ufeff${['ORDEN DE PAUTA No. 31', 'Valores en pesos colombianos', HEADER, ...lines].join('\r\n')}\r\n`,
  );
const ANSWERS = { medium: 'radio' };

let open: OpenApp;
beforeEach(async () => {
  open = await openApp({ start: START, platforms: [] });
});
afterEach(() => open.stop());

const send = async (bytes: Uint8Array, answers?: object, name = 'orden-31.csv') => {
  const { import: document } = await receiveImport(open.app, {
    name,
    bytes,
    by: 'ana',
    way: 'api',
    ...(answers && { answers: answers as ImportDocument['answers'] }),
  });
  return settled(document.id);
};
const settled = async (id: string): Promise<ImportDocument> => {
  await open.runUntil(open.clock.now());
  const [document] = await open.app.store.get('imports', [id]);
  if (!document) throw new Error(`no import ${id}`);
  return document;
};
const confirmed = async (id: string, saveAs?: string) => {
  await confirmImport(open.app, id, { by: 'ana', ...(saveAs && { saveAs }) });
  return settled(id);
};
const counting = async () => {
  const ids = await committedImports(open.app.store);
  const buys = await scanAll(open.app.store, 'buys', { index: 'byMonth', equal: { month: '2026-09' } });
  return buys.filter((buy) => ids.has(buy.import));
};

describe('an import', () => {
  it('makes of a row a line for each of its months, which its invoice by rows finds again, and takes all of them back', async () => {
    const answers = { 'calendar:': 'net', currency: 'COP', medium: 'radio', stage: 'planned' };
    const plan = [
      'Emisora;Agosto 2026;Septiembre 2026;Octubre 2026',
      'Radio Río Claro;1.000.000;2.000.000;',
      'La Voz;;500.000;700.000',
    ];
    const planned = await send(new TextEncoder().encode(plan.join('\r\n')), answers, 'plan.csv');
    expect(planned).toMatchObject({ state: 'ready', counts: { accepted: 2, questions: 0 } });
    expect(await confirmed(planned.id, 'Agencia Cóndor')).toMatchObject({
      state: 'committed',
      committed: { rows: 4, months: ['2026-08', '2026-09', '2026-10'] },
    });
    const lines = await counting();
    expect(lines.map(({ id, net, origin }) => [id.split('|').slice(1), net, origin.header])).toEqual([
      [['#0', '2', '3'], 200_000_000n, 'Septiembre 2026'],
      [['#0', '3', '3'], 50_000_000n, 'Septiembre 2026'],
    ]);

    const rows = ['Emisora;Mes;Valor neto', 'Radio Río Claro;septiembre de 2026;2.000.000'];
    const again = await send(new TextEncoder().encode(rows.join('\r\n')), answers, 'filas.csv');
    expect(again.overlaps).toMatchObject([{ import: planned.id, identical: 1, changed: 0 }]);

    // The plan of other months asks nothing again.
    const next = ['Emisora;Noviembre 2026;Diciembre 2026', 'La Voz;1.000.000;500.000'];
    expect(await send(new TextEncoder().encode(next.join('\r\n')), undefined, 'nov.csv')).toMatchObject({
      state: 'ready',
      mapping: 'agencia condor|media-buys|1',
    });

    await revertImport(open.app, planned.id, 'ana', 'era un borrador');
    expect(await counting()).toEqual([]);
  });

  it('shows what it understood, asks what the file does not say, and counts once it is confirmed', async () => {
    const asking = await send(fileOf(...LINES));
    expect(asking).toMatchObject({ state: 'asking', counts: { accepted: 3, rejected: 0, questions: 1 } });
    const preview = await previewOf(open.app, asking);
    expect(preview?.questions.map(({ key }) => key)).toEqual(['medium']);
    expect(preview?.tables[0]?.columns.find(({ field }) => field === 'net')?.sum).toBe('2900000.5');

    await answerImport(open.app, asking.id, ANSWERS);
    const ready = await settled(asking.id);
    expect(ready).toMatchObject({ state: 'ready', kinds: ['media-buys'] });
    expect(await counting()).toEqual([]);

    const done = await confirmed(ready.id);
    expect(done).toMatchObject({ state: 'committed', committed: { by: 'ana', months: ['2026-09'], rows: 3 } });
    const buys = await counting();
    expect(buys.map(({ net, total, municipality, stage }) => [net, total, municipality, stage])).toEqual([
      [100_000_000n, 119_000_000n, '73349', 'ordered'],
      [150_000_050n, 178_500_060n, '76001', 'ordered'],
      [40_000_000n, 47_600_000n, null, 'ordered'],
    ]);
    const findings = await scanAll(open.app.store, 'findings', { index: 'byImport', equal: { import: done.id } });
    expect(findings.map(({ finding }) => finding.rule)).toContain('doubt');
    expect(
      findings.find(({ finding }) =>
        JSON.stringify(finding.facts, (_, one) => String(one) && one).includes('San Sansón'),
      ),
    ).toBeDefined();
  });

  it('is known by its bytes when it is sent again, until it is given up', async () => {
    const first = await send(fileOf(...LINES), ANSWERS);
    const again = await receiveImport(open.app, {
      name: 'otro-nombre.csv',
      bytes: fileOf(...LINES),
      by: 'luis',
      way: 'api',
    });
    expect(again).toMatchObject({ again: true, import: { id: first.id } });
    await discardImport(open.app, first.id);
    const anew = await send(fileOf(...LINES), ANSWERS);
    expect(anew.id).not.toBe(first.id);
    expect(anew.state).toBe('ready');
  });

  it('asks about lines that another import holds, and leaves them out when told to', async () => {
    await confirmed((await send(fileOf(...LINES), ANSWERS)).id);
    const corrected = LINES[0]?.replace('$ 1.000.000;', '$ 900.000;') ?? '';
    const fresh = LINES[2]?.replace('Los Guaduales', 'Los Pinos') ?? '';
    const second = await send(fileOf(corrected, LINES[1] ?? '', fresh), ANSWERS, 'orden-31-bis.csv');
    expect(second.overlaps).toMatchObject([{ identical: 1, changed: 1 }]);
    expect(second.state).toBe('asking');
    await answerImport(open.app, second.id, { overlap: 'leave-out' });
    expect((await confirmed((await settled(second.id)).id)).committed?.rows).toBe(1);
    expect((await counting()).map(({ outlet }) => outlet?.name)).toEqual([
      'Radio Río Claro',
      'La Voz del Valle',
      'Emisora Los Guaduales',
      'Emisora Los Pinos',
    ]);
  });

  it('is taken back whole, with a reason', async () => {
    const done = await confirmed((await send(fileOf(...LINES), ANSWERS)).id);
    await expect(revertImport(open.app, done.id, 'ana', ' ')).rejects.toMatchObject({ code: 'import-needs-reason' });
    await revertImport(open.app, done.id, 'ana', 'la agencia envió otra versión');
    expect(await counting()).toEqual([]);
    expect(await open.app.store.getFile(done.digest)).toEqual(fileOf(...LINES));
    await expect(confirmImport(open.app, done.id, { by: 'ana' })).rejects.toMatchObject({ code: 'import-not-open' });
  });

  it('keeps decisions by source, so that the next file of that agency needs none', async () => {
    await confirmed((await send(fileOf(...LINES), ANSWERS)).id, 'Agencia Cóndor');
    const october = LINES.map((line) => line.replaceAll('/09/2026', '/10/2026'));
    const next = await send(fileOf(...october), undefined, 'octubre.csv');
    expect(next).toMatchObject({ state: 'ready', answers: ANSWERS, mapping: 'agencia condor|media-buys|1' });
  });

  it('stores nothing that counts when it dies half way, and everything once when it is run again', async () => {
    const ready = await send(fileOf(...LINES), ANSWERS);
    const whole: Importer = open.app.importer;
    const dying: Importer = {
      ...whole,
      async *read(source, options) {
        for await (const batch of whole.read(source, options)) {
          yield { ...batch, lines: batch.lines.slice(0, 2) };
          throw new AppError({ code: 'cut', recovery: { do: 'retry' }, message: 'cut' });
        }
      },
    };
    await open.workers.stop();
    const { runs } = await confirmImport(open.app, ready.id, { by: 'ana' });
    const key = `${ready.id}|${runs}`;
    const signal = AbortSignal.timeout(10_000);
    await expect(runImport({ ...open.app, importer: dying }, key, signal)).rejects.toMatchObject({ code: 'cut' });
    expect(await counting()).toEqual([]);
    await runImport(open.app, key, signal);
    await runImport(open.app, key, signal);
    expect((await counting()).map(({ net }) => net)).toEqual([100_000_000n, 150_000_050n, 40_000_000n]);
  });

  it('of something that is no table is refused, and says what it is', async () => {
    const refused = await send(new TextEncoder().encode('%PDF-1.7 esto no es una tabla'), undefined, 'certificado.csv');
    expect(refused).toMatchObject({ state: 'refused', refusal: { code: 'file-not-tabular' } });
    expect(refused.refusal?.message).toMatch(/PDF/);
  });
});
