import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addMinutes } from '#core/time/instant.ts';
import { createWatchedFolder } from '#services/imports/watched-folder.ts';
import { listImports } from '#services/usecases/imports/list-imports.ts';
import { createFolderWatch } from '#services/usecases/imports/take-folder.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const START = '2026-10-05T15:00:00.000Z';
const ORDER = (number: number) =>
  `Campaña;Emisora;Fecha inicio;Fecha fin;Cuñas;Valor neto;IVA;Total\r\nTrabajo digno ${number};Radio Río Claro;01/09/2026;15/09/2026;20;$ 1.000.000;$ 190.000;$ 1.190.000\r\n`;

let root: string;
let open: OpenApp;
beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'rendir-carpeta-'));
  open = await openApp({ start: START, platforms: [], importFolder: root });
});
afterEach(async () => {
  await open.stop();
  rmSync(root, { recursive: true, force: true });
});

const put = (place: string, content: string | Uint8Array) => {
  mkdirSync(path.dirname(path.join(root, place)), { recursive: true });
  writeFileSync(path.join(root, place), content);
};
/** The minute's tick, and what it gives to do. */
const minute = () => open.runUntil(addMinutes(open.clock.now(), 1)).then(() => open.workers.tick());
const imports = async () => (await listImports(open.app.store, { limit: 100 })).documents;
const inside = (folder = '') => readdirSync(path.join(root, folder), { recursive: true }).map(String).sort();

describe('the folder of imports', () => {
  it('gives a file that has stood still for a minute, with its subfolder as source, and moves it aside', async () => {
    put('Agencia Cóndor/orden-1.csv', ORDER(1));
    put('suelto.csv', ORDER(2));
    await open.workers.tick();
    expect(await imports()).toEqual([]);
    await minute();
    const found = (await imports()).map(({ name, source, way, received }) => ({ name, source, way, by: received.by }));
    expect(found.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'orden-1.csv', source: 'Agencia Cóndor', way: 'folder', by: 'carpeta de importaciones' },
      { name: 'suelto.csv', source: null, way: 'folder', by: 'carpeta de importaciones' },
    ]);
    expect(inside()).toEqual([
      'Agencia Cóndor',
      'recibidos',
      'recibidos/Agencia Cóndor',
      'recibidos/Agencia Cóndor/orden-1.csv',
      'recibidos/suelto.csv',
    ]);
    expect(readFileSync(path.join(root, 'recibidos/suelto.csv'), 'utf8')).toBe(ORDER(2));
  });

  it('waits while a file is being written', async () => {
    const later = async (seconds: number) => {
      open.clock.set(addMinutes(open.clock.now(), seconds / 60));
      await open.workers.tick();
    };
    put('orden.csv', ORDER(1).slice(0, 40));
    await later(0);
    put('orden.csv', ORDER(1));
    await later(40);
    await later(40);
    expect(await imports()).toEqual([]);
    await later(20);
    expect(await imports()).toMatchObject([{ bytes: Buffer.byteLength(ORDER(1)) }]);
  });

  it('overwrites nothing and takes the same bytes once', async () => {
    put('orden.csv', ORDER(1));
    await minute();
    await minute();
    put('orden.csv', ORDER(2));
    await minute();
    await minute();
    put('copia.csv', ORDER(2));
    await minute();
    await minute();
    expect(inside('recibidos')).toEqual(['copia.csv', 'orden (2).csv', 'orden.csv']);
    expect(readFileSync(path.join(root, 'recibidos/orden.csv'), 'utf8')).toBe(ORDER(1));
    expect(await imports()).toHaveLength(2);
  });

  it('leaves links, dot files, other folders and what it moved aside alone', async () => {
    const outside = mkdtempSync(path.join(tmpdir(), 'rendir-fuera-'));
    writeFileSync(path.join(outside, 'secreto.csv'), ORDER(9));
    symlinkSync(path.join(outside, 'secreto.csv'), path.join(root, 'enlace.csv'));
    symlinkSync(outside, path.join(root, 'enlazada'));
    put('.oculto.csv', ORDER(3));
    put('~$abierto.xlsx', 'x');
    put('uno/dos/hondo.csv', ORDER(4));
    put('.carpeta/orden.csv', ORDER(5));
    const before = inside();
    await minute();
    await minute();
    expect(await imports()).toEqual([]);
    expect(inside()).toEqual(before);
    expect(existsSync(path.join(outside, 'secreto.csv'))).toBe(true);
    rmSync(outside, { recursive: true });
  });

  it('moves what is no table to the refused ones, with a text that says why', async () => {
    put('Agencia Cóndor/certificado.pdf', '%PDF-1.7 esto no es una tabla');
    await minute();
    await minute();
    await minute();
    expect((await imports()).map(({ state }) => state)).toEqual(['refused']);
    expect(inside('recibidos')).toEqual(['Agencia Cóndor']);
    expect(inside('rechazados')).toEqual([
      'Agencia Cóndor',
      'Agencia Cóndor/certificado.pdf',
      'Agencia Cóndor/certificado.pdf.txt',
    ]);
    const note = readFileSync(path.join(root, 'rechazados/Agencia Cóndor/certificado.pdf.txt'), 'utf8');
    expect(note).toMatch(/«certificado.pdf» no se importó\.[\s\S]*PDF/);
    await minute();
    expect(await imports()).toHaveLength(1);
  });

  it('takes each file once when two workers look', async () => {
    for (let number = 1; number <= 12; number += 1) put(`orden-${number}.csv`, ORDER(number));
    const watches = [1, 2].map(() => createFolderWatch(open.app, createWatchedFolder(root)));
    for (const watch of watches) await watch();
    open.clock.set(addMinutes(START, 1));
    const looks = await Promise.all(watches.map((watch) => watch()));
    expect(looks.flatMap(({ failed }) => failed)).toEqual([]);
    const added = looks.flatMap(({ received }) => received.filter(({ again }) => !again));
    expect(added).toHaveLength(12);
    expect(await imports()).toHaveLength(12);
    expect(inside('recibidos')).toHaveLength(12);
  });

  it('refuses a file over the limit unread', async () => {
    put('grande.csv', 'x'.repeat(1_001));
    put('justo.csv', Buffer.alloc(1_000, ORDER(1)));
    const watch = createFolderWatch(open.app, createWatchedFolder(root, { limit: 1_000 }));
    await watch();
    open.clock.set(addMinutes(START, 1));
    expect(await watch()).toMatchObject({ received: [{ place: 'justo.csv' }], refused: [{ place: 'grande.csv' }] });
    expect(inside('rechazados')).toEqual(['grande.csv', 'grande.csv.txt']);
  });

  it('is no reason to stop when it is not there', async () => {
    rmSync(root, { recursive: true });
    await open.workers.tick();
    await open.workers.tick();
    const watch = createFolderWatch(open.app, createWatchedFolder(root));
    await expect(watch()).rejects.toMatchObject({ code: 'folder-unreadable', recovery: { do: 'fix-setup' } });
    mkdirSync(root);
    put('orden.csv', ORDER(1));
    await minute();
    await minute();
    expect(await imports()).toHaveLength(1);
  });

  it.skipIf(process.getuid?.() === 0)('refuses what it may not read, and says so', async () => {
    put('cerrado.csv', ORDER(1));
    chmodSync(path.join(root, 'cerrado.csv'), 0);
    await minute();
    await minute();
    expect(inside('rechazados')).toEqual(['cerrado.csv', 'cerrado.csv.txt']);
  });
});
