import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '#services/api/schemas/common.ts';
import { importSchema } from '#services/api/schemas/import.ts';
import { previewSchema } from '#services/api/schemas/preview.ts';
import { createServer } from '#services/api/server.ts';
import { formOf } from '#test/support/form.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const HEADER = 'Campaña;Nombre del medio;NIT;Municipio;Departamento;Fecha inicio;Fecha fin;Cuñas;Valor neto;IVA;Total';
const LINES = [
  'Trabajo digno;Radio Río Claro;900373923-8;Honda;Tolima;01/09/2026;15/09/2026;20;$ 1.000.000;$ 190.000;$ 1.190.000',
  'Trabajo digno;La Voz del Valle;830115226-3;Cali;Valle del Cauca;03/09/2026;17/09/2026;30;$ 1.500.000,50;$ 285.000,10;$ 1.785.000,60',
  'Trabajo digno;Emisora Los Guaduales;860025674-3;San Sansón;Nariño;05/09/2026;20/09/2026;10;$ 400.000;$ 76.000;$ 476.000',
];
const WRONG =
  'Trabajo digno;Radio La Ceiba;860025674-2;Pasto;Nariño;31/09/2026;20/09/2026;10;por definir;$ 76.000;$ 476.000';
const fileOf = (number: number, ...lines: readonly string[]) =>
  Buffer.from(
    `\ufeff${[`ORDEN DE PAUTA No. ${number}`, 'Valores en pesos colombianos', HEADER, ...lines].join('\r\n')}\r\n`,
  );

let open: OpenApp;
let server: FastifyInstance;
beforeAll(async () => {
  open = await openApp({ start: '2026-10-05T15:00:00.000Z', platforms: [] });
  server = await createServer(open.app);
}, 60_000);
afterAll(async () => {
  await server?.close();
  await open?.stop();
});

const at = '/api/v1/imports';
const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url: `${at}${url}`, headers });
const post = (url: string, payload?: object, headers: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url: `${at}${url}`, headers, ...(payload && { payload }) });
const send = async (bytes: Buffer, fields: Record<string, string> = {}, name = 'orden.csv', headers = {}) => {
  const form = formOf(fields, { name, bytes });
  return server.inject({ method: 'POST', url: at, ...form, headers: { ...form.headers, ...headers } });
};
/** What it is once the workers have done what was ordered. */
const settled = async (id: string) => {
  await open.runUntil(open.clock.now());
  return (await get(`/${id}`)).json();
};
const problem = (response: { statusCode: number; headers: object; json(): unknown }) => {
  expect(response.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8' });
  const found = problemSchema.parse(response.json());
  expect(found.status).toBe(response.statusCode);
  return found;
};

describe('a file that is sent', () => {
  it('goes from its bytes to lines that count, and back', async () => {
    const bytes = fileOf(31, ...LINES);
    const sent = await send(bytes, { source: 'Agencia Cóndor', by: 'Ana' }, 'órdenes "31".csv');
    expect(sent.statusCode).toBe(201);
    const { import: document, again } = sent.json();
    expect({ ...importSchema.parse(document), again }).toMatchObject({
      name: 'órdenes "31".csv',
      bytes: bytes.length,
      digest: createHash('sha256').update(bytes).digest('hex'),
      way: 'api',
      state: 'reading',
      source: 'Agencia Cóndor',
      received: { by: 'Ana', at: '2026-10-05T15:00:00.000Z' },
      links: { preview: null, rejected: null },
      again: false,
    });
    expect(sent.headers.location).toBe(`${at}/${document.id}`);
    expect(problem(await get(`/${document.id}/preview`)).detail).toMatch(/aún no tiene vista previa/);

    const asking = await settled(document.id);
    expect(asking).toMatchObject({ state: 'asking', counts: { accepted: 3, questions: 1 } });
    expect(problem(await post(`/${document.id}/confirm`)).status).toBe(409);

    const answered = await post(`/${document.id}/answers`, { answers: { medium: 'radio' } });
    expect([answered.statusCode, answered.json().state]).toEqual([200, 'reading']);
    expect(await settled(document.id)).toMatchObject({ state: 'ready', answers: { medium: 'radio' } });

    const confirmed = await post(`/${document.id}/confirm`, { saveAs: 'Agencia Cóndor', by: 'Luis' });
    expect([confirmed.statusCode, confirmed.json().state]).toEqual([200, 'committing']);
    expect(await settled(document.id)).toMatchObject({
      state: 'committed',
      confirmed: { by: 'Luis' },
      committed: { rows: 3, months: ['2026-09'] },
    });
    const reverted = await post(`/${document.id}/revert`, { reason: 'otra versión' }, { 'rendir-by': 'Luc%C3%ADa' });
    expect(reverted.json()).toMatchObject({ state: 'reverted', reverted: { by: 'Lucía', reason: 'otra versión' } });
    expect(problem(await post(`/${document.id}/revert`, { reason: 'x' })).status).toBe(409);
  });

  it('shows what was understood, as it is stored and as its schema says', async () => {
    const { id } = (await send(fileOf(32, ...LINES))).json().import;
    await settled(id);
    const response = await get(`/${id}/preview`);
    const preview = response.json();
    // What the schema of the document leaves out would be lost here.
    expect(previewSchema.parse(preview)).toEqual(preview);
    const net = preview.tables[0].columns.find(({ field }: { field: string }) => field === 'net');
    expect(net).toMatchObject({ header: 'Valor neto', sum: '2900000.5', additive: true, currency: 'COP' });
    const again = await get(`/${id}/preview`, { 'if-none-match': String(response.headers.etag) });
    expect([again.statusCode, again.payload]).toEqual([304, '']);
  });

  it('is known by its bytes, and answers may come with it', async () => {
    const bytes = fileOf(33, ...LINES);
    const first = await send(bytes, { answers: '{"medium":"radio"}' });
    const second = await send(bytes, {}, 'otro-nombre.csv');
    expect([first.statusCode, second.statusCode]).toEqual([201, 200]);
    expect(second.json()).toMatchObject({ again: true, import: { id: first.json().import.id } });
    expect((await settled(first.json().import.id)).state).not.toBe('asking');
  });

  it('is given back as it came, and never shown in place', async () => {
    const bytes = Buffer.from('<script>alert(1)</script>');
    const { id, digest } = (await send(bytes, {}, '../../x\r\ny"; filename="z.html')).json().import;
    const response = await get(`/${id}/file`);
    expect(response.rawPayload.equals(bytes)).toBe(true);
    expect(response.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      etag: `"${digest}"`,
    });
    const disposition = String(response.headers['content-disposition']);
    expect(disposition).toMatch(/^attachment; filename="[^"\\/]+"; filename\*=UTF-8''[\w.%-]+$/);
  });

  it('has its rejected rows as a file that is understood when it is sent again, corrected', async () => {
    const { id } = (await send(fileOf(34, ...LINES, WRONG), { answers: '{"medium":"radio"}' })).json().import;
    const ready = await settled(id);
    expect(ready.counts).toMatchObject({ accepted: 3, rejected: 1 });
    const response = await get(`/${id}/rejected`);
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [, cover, header, row] = response.payload.trim().split('\r\n');
    expect(cover).toContain('Valores en pesos colombianos');
    expect(header).toBe(`${HEADER};Fila rechazada;Motivo del rechazo`);
    expect(row).toBe(
      `${WRONG};7;Fecha inicio: esa fecha no existe (31/09/2026), Valor neto: no es un número (por definir)`
        .replace('), ', '); ')
        .replace(/;7;(.*)$/, ';7;"$1"'),
    );
    await post(`/${id}/confirm`, { saveAs: 'Agencia Nevado' });
    await settled(id);
    const corrected = response.payload.replace(';31/09/2026;', ';21/09/2026;').replace(';por definir;', ';$ 400.000;');
    const again = await send(Buffer.from(corrected), { source: 'Agencia Nevado' }, 'corregido.csv');
    expect(await settled(again.json().import.id)).toMatchObject({
      mapping: 'agencia nevado|media-buys|1',
      state: 'ready',
      answers: { medium: 'radio' },
      counts: { accepted: 1, rejected: 0, questions: 0 },
    });
  });

  it('has findings, before and after its lines count', async () => {
    const answers = '{"medium":"radio","overlap":"take"}';
    const { id } = (await send(fileOf(35, ...LINES), { answers })).json().import;
    const ready = await settled(id);
    const pages = async () => {
      const seen: { sentence: string; severity: string }[] = [];
      let next: string | null = null;
      do {
        const cursor: string = next ? `&cursor=${next}` : '';
        const page = (await get(`/${id}/findings?limit=2${cursor}`)).json();
        seen.push(...page.findings);
        next = page.next;
      } while (next);
      return seen;
    };
    const before = await pages();
    expect(before).toHaveLength(ready.counts.findings);
    expect(before.map(({ sentence }) => sentence).join(' ')).toMatch(/«San Sansón»/);
    const order = before.map(({ severity }) => ['error', 'warning', 'notice'].indexOf(severity));
    expect(order).toEqual(order.toSorted());
    await post(`/${id}/confirm`);
    await settled(id);
    expect(await pages()).toEqual(before);
  });

  it('is listed, the last one first, a page at a time', async () => {
    const all: { id: string; state: string; received: { at: string } }[] = [];
    let next: string | null = null;
    do {
      const cursor: string = next ? `&cursor=${next}` : '';
      const page = (await get(`?limit=2${cursor}`)).json();
      expect(page.imports.length).toBeLessThanOrEqual(2);
      all.push(...page.imports);
      next = page.next;
    } while (next);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(6);
    const order = all.map(({ received, id }) => `${received.at} ${id}`);
    expect(order).toEqual(order.toSorted().reverse());
    const refused = (await get('?state=refused')).json().imports;
    expect(refused.map(({ id }: { id: string }) => id)).toEqual(
      all.filter(({ state }) => state === 'refused').map(({ id }) => id),
    );
    expect(refused.length).toBeGreaterThan(0);
  });

  it('is discarded until it is confirmed, and an answer can be taken back', async () => {
    const { id } = (await send(fileOf(36, ...LINES), { answers: '{"medium":"radio"}' })).json().import;
    await settled(id);
    await post(`/${id}/answers`, { withdraw: ['medium'] });
    expect(await settled(id)).toMatchObject({ state: 'asking', answers: {} });
    expect((await post(`/${id}/discard`)).json()).toMatchObject({ state: 'discarded' });
    expect(problem(await post(`/${id}/answers`, { answers: { medium: 'radio' } })).status).toBe(409);
    expect(problem(await get(`/${id}/rejected`)).status).toBe(404);
  });
});

describe('what is no import', () => {
  it.each([
    ['POST', '/nada-1/confirm', {}, 404],
    ['POST', '/nada-1/discard', {}, 404],
    ['POST', '/nada-1/answers', { answers: {} }, 404],
    ['POST', '/nada-1/answers', { answers: 'x' }, 400],
    ['POST', '/nada-1/revert', { reason: ' ' }, 400],
    ['POST', '/nada-1/revert', {}, 400],
    ['POST', '/nada-1/revert', { reason: 'x' }, 404],
    ['POST', '', {}, 415],
    ['GET', '/nada-1', undefined, 404],
    ['GET', '/nada-1/file', undefined, 404],
    ['GET', '/nada-1/preview', undefined, 404],
    ['GET', '/nada-1/findings', undefined, 404],
    ['GET', '?state=otro', undefined, 400],
    ['GET', '?cursor=e30', undefined, 400],
    ['PUT', '/nada-1', {}, 404],
  ] as const)('%s %s %j answers %i', async (method, url, payload, status) => {
    const response = await server.inject({ method, url: `${at}${url}`, ...(payload && { payload }) });
    expect(problem(response).status).toBe(status);
  });

  it('of a form: no file, two files, answers that are none, a form that ends early', async () => {
    const none = formOf({ source: 'x' });
    expect(problem(await server.inject({ method: 'POST', url: at, ...none })).detail).toMatch(
      /No llegó ningún archivo/,
    );
    const nameless = formOf({}, { name: '', bytes: Buffer.alloc(0) });
    expect(problem(await server.inject({ method: 'POST', url: at, ...nameless })).status).toBe(400);
    const file = { name: 'a.csv', bytes: Buffer.from('a;b') };
    const two = formOf({}, file, file);
    expect(problem(await server.inject({ method: 'POST', url: at, ...two })).detail).toMatch(/uno por uno/);
    expect(problem(await send(Buffer.from('a'), { answers: '[1]' })).status).toBe(400);
    expect(problem(await send(Buffer.from('a'), { answers: '{' })).status).toBe(400);
    const whole = formOf({}, file);
    const cut = { ...whole, payload: whole.payload.subarray(0, -30) };
    expect(problem(await server.inject({ method: 'POST', url: at, ...cut })).status).toBe(400);
  });

  it('is larger than the limit: refused as soon as that is known', async () => {
    const small = await createServer({ ...open.app, importBytes: 1_000 });
    const form = formOf({}, { name: 'a.csv', bytes: Buffer.alloc(1_001, 'a') });
    expect(problem(await small.inject({ method: 'POST', url: at, ...form })).status).toBe(413);
    const exact = formOf({}, { name: 'a.csv', bytes: Buffer.alloc(1_000, 'a') });
    expect((await small.inject({ method: 'POST', url: at, ...exact })).statusCode).toBe(201);
    const huge = formOf({}, { name: 'a.csv', bytes: Buffer.alloc(1_200_000, 'a') });
    expect(problem(await small.inject({ method: 'POST', url: at, ...huge })).status).toBe(413);
    await small.close();
  });
});

describe('pages of other sites', () => {
  const host = { host: 'localhost:3000' };
  it.each<[Record<string, string>, number]>([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://otro.example' }, 403],
    [{ origin: 'http://localhost:3001' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'none', origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, 404],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://otro.example' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' }, 404],
    [{ 'sec-fetch-site': 'none' }, 404],
    [{ origin: 'https://LOCALHOST:3000' }, 404],
    [{}, 404],
  ])('%j answers %i', async (headers, status) => {
    const response = await post('/nada-1/discard', undefined, { ...host, ...headers });
    expect(problem(response).status).toBe(status);
    const read = await get('', { ...host, ...headers });
    expect(read.statusCode).toBe(200);
  });

  it('are told from ours by what browsers may tell', async () => {
    expect((await get('')).headers['referrer-policy']).toBe('same-origin');
  });

  it('cannot send a file either', async () => {
    const before = (await get('')).json().imports.length;
    const response = await send(fileOf(99, ...LINES), {}, 'x.csv', { ...host, origin: 'https://otro.example' });
    expect(problem(response).detail).toMatch(/otro sitio/);
    expect((await get('')).json().imports).toHaveLength(before);
  });
});
