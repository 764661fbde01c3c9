import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { parseCsv } from '#test/support/parse-csv.ts';
import { storeLedger } from '#test/support/stored-ledger.ts';
import type { Values } from '#workers/commands/command.ts';
import { ledger } from '#workers/commands/ledger.ts';
import { pauta } from '#workers/commands/pauta.ts';
import { pautaClose } from '#workers/commands/pauta-close.ts';

let open: OpenApp;
let buys: MediaBuy[];
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rendir-'));
  open = await openApp({ start: '2026-11-12T15:00:00.000Z', platforms: [] });
  buys = await storeLedger(open.app.store);
}, 60_000);
afterAll(async () => {
  await open?.stop();
  rmSync(folder, { recursive: true });
});

const run = (command: typeof ledger, values: Values) => command.run(open.app, values);

describe('ledger', () => {
  it('lists lines of a month, and says when there are more', async () => {
    const { json, lines } = await run(ledger, { month: '2026-10', stage: 'certified', medium: 'radio', limit: '3' });
    expect(json).toMatchObject({ more: true, lines: [{ stage: 'certified' }, {}, {}] });
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^Línea +Fechas +Etapa/);
    expect(lines[4]).toContain('Hay más de 3');
  });

  it('adds up what is asked, stage by stage', async () => {
    const { json, lines } = await run(ledger, { from: '2026-09', until: '2026-10', totals: true, by: 'medium' });
    const { totals } = json as { totals: { stage: string; lines: number }[] };
    expect(lines.join('\n')).toMatch(/Televisión/);
    expect(lines.join('\n')).not.toMatch(/television|outdoor/);
    expect(totals.reduce((sum, one) => sum + one.lines, 0)).toBe(buys.length);
    expect(lines[0]).toMatch(/^Etapa +Moneda +Medio +Líneas +Sin IVA +IVA +Con IVA$/);
    expect(lines.some((line) => /^Certificado +COP +Impresos /.test(line))).toBe(true);
    expect(lines.find((line) => line.startsWith('Emitido     USD') || /^Emitido +USD/.test(line))).toMatch(
      /sin dato +sin dato$/,
    );
    expect((await run(ledger, { month: '2026-10', totals: true, words: 'zzz' })).lines).toEqual([
      'Ninguna línea cumple esas condiciones.',
    ]);
  });

  it.each<[Values, RegExp]>([
    [{}, /Escriba --month/],
    [{ month: '2026-10', from: '2026-09' }, /Escriba --month/],
    [{ from: '2026-10', until: '2026-09' }, /Escriba --month/],
    [{ month: '2026-10', stage: 'pagado' }, /«pagado» no es un valor de --stage.*budgeted/],
    [{ month: '2026-10', department: 'Valle' }, /código de departamento/],
    [{ month: '2026-10', limit: '0' }, /número de líneas/],
    [{ month: '2026-10', by: 'alcance' }, /«alcance» no es un valor de --by/],
  ])('%j is refused in a sentence', async (values, sentence) => {
    await expect(run(ledger, values)).rejects.toThrow(sentence);
  });
});

describe('pauta', () => {
  it('writes the report of a month in each format under its name', async () => {
    for (const format of ['json', 'csv', 'xlsx', 'dictionary', 'pdf'])
      await run(pauta, { month: '2026-10', format, out: `${folder}/` });
    const name = (rest: string) => path.join(folder, `2026-10_informe-pautas_provisional${rest}`);
    const report = JSON.parse(readFileSync(name('.json'), 'utf8'));
    const csv = parseCsv(readFileSync(name('.csv')));
    expect(csv.map(({ linea }) => linea)).toEqual(report.lines.map(({ id }: { id: string }) => id));
    expect([name('.xlsx'), name('.pdf'), name('_diccionario.csv')].map((file) => existsSync(file))).toEqual([
      true,
      true,
      true,
    ]);
  }, 60_000);

  it('of other periods too', async () => {
    const written = await run(pauta, {
      from: '2026-09',
      until: '2026-10',
      format: 'json',
      out: path.join(folder, 'a.json'),
    });
    expect(written.json).toMatchObject({ edition: 0 });
    await run(pauta, { from: '2026-10-01', until: '2026-10-10', format: 'json', out: path.join(folder, 'b.json') });
    const periods = ['a.json', 'b.json'].map(
      (name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')).period,
    );
    expect(periods).toEqual([
      { first: '2026-09-01', last: '2026-10-31', kind: 'months' },
      { first: '2026-10-01', last: '2026-10-10', kind: 'days' },
    ]);
  });

  it.each<[Values, RegExp]>([
    [{}, /Escriba --month/],
    [{ month: '2026-10-05' }, /Escriba --month/],
    [{ month: '2026-10', until: '2026-11' }, /Escriba --month/],
    [{ from: '2026-10-10', until: '2026-10' }, /Escriba --month/],
    [{ month: '2026-10', format: 'docx' }, /«docx» no es un formato/],
    [{ month: '2020-01' }, /No hay pauta registrada/],
  ])('%j is refused in a sentence', async (values, sentence) => {
    await expect(run(pauta, { out: `${folder}/`, ...values })).rejects.toThrow(sentence);
  });
});

describe('pauta-close', () => {
  it('freezes a month, again only with a reason, and the report is then the edition', async () => {
    const { lines } = await run(pautaClose, { month: '2026-10' });
    expect(lines[0]).toBe('Pauta de 2026-10 cerrada: edición 1');
    expect(lines).toHaveLength(6);
    const written = await run(pauta, { month: '2026-10', format: 'csv', out: `${folder}/` });
    expect(written.json).toMatchObject({ edition: 1, path: path.join(folder, '2026-10_informe-pautas_v1.csv') });
    await expect(run(pautaClose, { month: '2026-11' })).rejects.toThrow(/no ha terminado/);
    await expect(run(pautaClose, { month: '2026-08' })).rejects.toThrow(/No hay pauta registrada/);
  }, 60_000);
});
