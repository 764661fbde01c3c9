import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import { confirmImport } from '#services/usecases/imports/decide-import.ts';
import { previewOf } from '#services/usecases/imports/import-parts.ts';
import { receiveImport } from '#services/usecases/imports/receive-import.ts';
import { readLine } from '#services/usecases/ledger/read-line.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { cells } from '#test/imports/corpus/entry.ts';
import { xlsxFile } from '#test/imports/corpus/write-file.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const rows = (month: string, total: string) =>
  cells(`Medio | Emisora | NIT emisora | Etapa | Periodo | Valor neto (COP)
Radio | Radio Río Claro | 900373923-1 | Emitida | ${month} de 2026 | 1.500.000
Radio | Radio Río Claro | 900.373.923-1 | Emitida | ${month} de 2026 | 2.500.000
TOTAL | | | | | ${total}`);
const BOOK = xlsxFile([
  { name: 'Septiembre', rows: rows('septiembre', '4.300.000') },
  { name: 'Octubre', rows: rows('octubre', '4.000.000') },
]);

const TOTAL =
  'El total «TOTAL» (hoja «Septiembre», fila 4) dice $ 4.300.000 en «Valor neto (COP)» y la suma de 2 líneas (filas 2 a 3) es $ 4.000.000: $ 300.000 de diferencia. Se importan las líneas, no el total.';
const DIGIT =
  'El NIT 900373923-1 del medio «Radio Río Claro» no es válido: con esos números el dígito de verificación es 8.';
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('&nbsp;', ' ');
const times = (text: string, part: string) => plain(text).split(part).length - 1;

describe('a total that does not add up and a NIT with a wrong check digit', () => {
  let open: OpenApp;
  let server: FastifyInstance;
  let id: string;
  beforeAll(async () => {
    open = await openApp({ start: '2026-11-03T15:00:00.000Z', platforms: [] });
    server = await createServer(open.app);
    await registerPages(server, open.app);
    const received = await receiveImport(open.app, {
      name: 'pauta.xlsx',
      bytes: BOOK,
      by: 'ana',
      way: 'api',
      answers: { tables: ['Septiembre#0', 'Octubre#0'] },
    });
    id = received.import.id;
    await open.runUntil(open.clock.now());
  }, 120_000);
  afterAll(async () => {
    await server?.close();
    await open?.stop();
  });

  const pageOf = async (url: string) => plain((await server.inject({ url })).body);

  it('are findings of the preview, told once', async () => {
    const [document] = await open.app.store.get('imports', [id]);
    if (!document) throw new Error('no import');
    expect(document.state).toBe('ready');
    const preview = await previewOf(open.app, document);
    const told = preview?.findings?.map(({ severity, sentence, lines }) => [severity, plain(sentence), lines]);
    expect(told).toEqual([
      ['error', DIGIT, 4],
      ['warning', TOTAL, 2],
    ]);
    expect(preview?.warnings.map(({ code }) => code)).not.toContain('printed-total-differs');
    expect(times(await pageOf(`/importaciones/${id}`), TOTAL)).toBe(1);
  });

  it('are stored with the import, and change no line', async () => {
    await confirmImport(open.app, id, { by: 'ana' });
    await open.runUntil(open.clock.now());
    const stored = await scanAll(open.app.store, 'findings', { index: 'byImport', equal: { import: id } });
    expect(stored.map(({ finding }) => finding.rule)).toEqual(['nit-digit', 'total-differs']);
    const buys = await scanAll(open.app.store, 'buys', { index: 'byMonth', equal: { month: '2026-09' } });
    expect(buys.map(({ net, outlet }) => [net, outlet?.nit])).toEqual([
      [150_000_000n, '900373923-1'],
      [250_000_000n, '900.373.923-1'],
    ]);
    expect(times(await pageOf(`/importaciones/${id}`), TOTAL)).toBe(1);
  });

  it('stand with the lines that they are about, and in the report of their month', async () => {
    const rulesOf = async (sheet: string) =>
      (await readLine(open.app.store, `${id}|${sheet}#0|2`)).findings.map(({ rule }) => rule);
    expect(await rulesOf('Septiembre')).toEqual(['nit-digit', 'total-differs']);
    expect(await rulesOf('Octubre')).toEqual(['nit-digit']);
    const september = await pageOf('/pauta?mes=2026-09');
    expect([times(september, TOTAL), times(september, DIGIT)]).toEqual([1, 1]);
    const october = await pageOf('/pauta?mes=2026-10');
    expect([times(october, TOTAL), times(october, DIGIT)]).toEqual([0, 1]);
  });
});
