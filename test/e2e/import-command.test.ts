import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { importFile } from '#workers/commands/import.ts';

const HEADER = 'Campaña;Nombre del medio;NIT;Fecha inicio;Fecha fin;Cuñas;Valor neto;IVA;Total';
const LINE =
  'Trabajo digno;Radio Río Claro;900373923-8;01/09/2026;15/09/2026;20;$ 1.234.567;$ 234.567,73;$ 1.469.134,73';
const WRONG = 'Trabajo digno;La Voz del Valle;830115226-3;31/09/2026;30/09/2026;20;$ 1.000.000;$ 190.000;$ 1.190.000';

let folder: string;
let open: OpenApp;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rendir-'));
  open = await openApp({ start: '2026-10-05T15:00:00.000Z', platforms: [] });
  // A command line works where no worker runs.
  await open.workers.stop();
});
afterAll(async () => {
  await open.stop();
  rmSync(folder, { recursive: true });
});

const fileOf = (name: string, ...lines: readonly string[]) => {
  const file = path.join(folder, name);
  writeFileSync(file, `\ufeff${['ORDEN DE PAUTA', 'Valores en pesos colombianos', HEADER, ...lines].join('\r\n')}\r\n`);
  return file;
};
const run = async (values: Parameters<typeof importFile.run>[1]) => {
  const { json, lines, failed } = await importFile.run(open.app, values);
  const { import: document } = json as { import: { id: string; state: string } };
  return { id: document?.id, state: document?.state, json, text: lines.join('\n'), failed: failed ?? false };
};

describe('the import command', () => {
  it('tells what it understood and what it asks, and takes it all the way', async () => {
    const file = fileOf('orden.csv', LINE, WRONG);
    const asking = await run({ file, source: 'Agencia Cóndor', confirm: true });
    expect(asking).toMatchObject({ state: 'asking', failed: true });
    expect(asking.text).toMatch(/Valor neto +Valor neto +(decimales con coma, )?miles con punto +\$\s1\.234\.567\n/);
    expect(asking.text).toMatch(/Campaña +Campaña/);
    expect(asking.text).toMatch(/medium: ¿De qué medio es esta pauta\?\n +opciones: "radio", "television"/);
    expect(asking.text).toContain('fila 5: Fecha inicio: esa fecha no existe (31/09/2026)');
    expect(asking.text).toContain('No se confirmó: faltan respuestas.');
    expect(asking.text).toContain(`--id ${asking.id} --answers`);

    const ready = await run({ id: asking.id, answers: '{"medium":"radio"}' });
    expect(ready).toMatchObject({ state: 'ready', failed: false });
    expect(ready.text).toContain(`--id ${asking.id} --confirm`);

    const again = await run({ file, confirm: true, 'save-as': 'Agencia Cóndor', by: 'Ana' });
    expect(again).toMatchObject({
      id: asking.id,
      state: 'committed',
      failed: false,
      json: { import: { confirmed: { by: 'Ana' }, committed: { rows: 1 } }, preview: { rejectedRows: 1 } },
    });
    expect(again.text).toMatch(/^El archivo ya se había enviado/);

    const list = await importFile.run(open.app, { list: true });
    expect(list.lines).toEqual([expect.stringMatching(new RegExp(`^${asking.id} +Confirmada +1 .* orden.csv$`))]);

    const reverted = await run({ id: asking.id, revert: true, reason: 'otra versión' });
    expect(reverted).toMatchObject({ state: 'reverted', json: { import: { reverted: { reason: 'otra versión' } } } });
  });

  it('reads answers from a file, and gives an import up', async () => {
    const answers = path.join(folder, 'respuestas.json');
    writeFileSync(answers, '{"medium":"radio"}');
    const ready = await run({ file: fileOf('otra.csv', LINE.replace('Radio', 'Emisora')), answers });
    expect(ready.state).toBe('ready');
    expect(await run({ id: ready.id, discard: true })).toMatchObject({ state: 'discarded', failed: false });
  });

  it('fails where the file is no table, and says what it is', async () => {
    const file = path.join(folder, 'certificado.pdf');
    writeFileSync(file, '%PDF-1.7 x');
    const refused = await run({ file });
    expect(refused).toMatchObject({ state: 'refused', failed: true });
    expect(refused.text).toMatch(/un documento PDF/);
  });

  it.each<[Parameters<typeof importFile.run>[1], RegExp]>([
    [{}, /Diga qué importar/],
    [{ file: 'a', id: 'b' }, /Diga qué importar/],
    [{ file: '/nada/x.csv' }, /No se pudo leer \/nada\/x\.csv \(ENOENT\)/],
    [{ file: '/' }, /No se pudo leer \/ \(EISDIR\)/],
    [{ id: 'nada-1' }, /No existe la importación «nada-1»/],
    [{ id: 'nada-1', answers: '[1]' }, /No existe la importación/],
    [{ file: 'package.json', answers: '{' }, /no son un objeto JSON/],
    [{ file: 'package.json', answers: '/nada/x.json' }, /No se pudo leer \/nada\/x\.json/],
  ])('%j is refused in a sentence', async (values, sentence) => {
    await expect(importFile.run(open.app, values)).rejects.toThrow(sentence);
  });

  it('needs a reason to take back, and a file within the limit', async () => {
    const done = await run({
      file: fileOf('tres.csv', LINE.replace('Radio', 'Onda')),
      answers: '{"medium":"radio"}',
      confirm: true,
    });
    expect(done.state).toBe('committed');
    await expect(importFile.run(open.app, { id: done.id ?? '', revert: true })).rejects.toThrow(/por qué se revierte/);
    const small = { ...open.app, importBytes: 10 };
    await expect(importFile.run(small, { file: fileOf('cuatro.csv', LINE) })).rejects.toThrow(/pesa más de/);
  });
});
