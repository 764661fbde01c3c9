import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { sampleLedger } from '#test/support/sample-ledger.ts';
import { storeLedger } from '#test/support/stored-ledger.ts';
import { register } from '#workers/commands/register.ts';

let open: OpenApp;
let server: FastifyInstance;
beforeAll(async () => {
  open = await openApp({ start: '2026-11-12T15:00:00.000Z', platforms: [] });
  const buys = sampleLedger().filter(({ day }) => day <= '2026-10-07');
  const [first, ...rest] = buys;
  if (!first) throw new Error('the sample has no line');
  const references = { ...first.references, contract: 'CD-045-2026', order: 'OP-9', secopContract: null };
  await storeLedger(open.app.store, [{ ...first, references }, ...rest]);
  server = await createServer(open.app);
  await registerPages(server, open.app);
}, 60_000);
afterAll(async () => {
  await server?.close();
  await open?.stop();
});

const send = (url: string, fields: Readonly<Record<string, string>>, origin = 'http://localhost') =>
  server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost', origin },
    payload: new URLSearchParams(fields).toString(),
  });
const get = async (url: string) => (await server.inject({ url, headers: { host: 'localhost' } })).body;

describe('the register by hand', () => {
  it('is added to and corrected with forms, and shows its lines', async () => {
    expect(await get('/pauta/registro')).toContain('El registro está vacío');
    const facts = {
      clase: 'contract',
      number: 'CD-045-2026',
      day: '2026-03-02',
      value: '9.000.000,50',
      currency: 'COP',
      autor: 'Laura',
    };
    const bad = await send('/pauta/registro', { ...facts, nit: '900373923-1', contractor: 'Medios', value: '9,5,1' });
    expect(bad.statusCode).toBe(400);
    expect(bad.body).toContain('El NIT no es válido');
    expect(bad.body).toContain('«Valor» no es un valor');
    expect(bad.body).toContain('value="CD-045-2026"');
    const other = await send('/pauta/registro', facts, 'https://otra.example');
    expect(other.statusCode).toBe(403);
    const added = await send('/pauta/registro', facts);
    expect(added.statusCode).toBe(303);
    const at = String(added.headers.location);
    const page = await get(at);
    expect(page).toContain('$&nbsp;9.000.000,50'.replace('&nbsp;', '\u00a0'));
    expect(page).toContain('2 de marzo de 2026');
    expect(page.match(/\/pauta\/libro\/[^"]+%7C/g)?.length).toBeGreaterThan(0);
    const none = await send(`${at}/correcciones`, { ...facts, day: '2026-03-03', versiones: '1' });
    expect([none.statusCode, none.body.includes('falta el motivo')]).toEqual([400, true]);
    const stale = await send(`${at}/correcciones`, { ...facts, day: '2026-03-03', versiones: '5', motivo: 'acta' });
    expect(stale.statusCode).toBe(409);
    const done = await send(`${at}/correcciones`, {
      ...facts,
      day: '2026-03-03',
      versiones: '1',
      motivo: 'según el acta',
    });
    expect(done.statusCode).toBe(303);
    const corrected = await get(at);
    expect(corrected).toContain('«según el acta»');
    expect(corrected).toContain('3 de marzo de 2026');
    await open.runUntil('2026-11-12T15:02:00.000Z');
    expect(await get('/pauta/registro?palabras=cd%20045')).toContain('CD-045-2026');
    expect(await get('/pauta/registro?palabras=nada')).toContain('Nada del registro cumple el filtro');
    const line = /href="(\/pauta\/libro\/[^"]+%7C[^"]*)"/.exec(corrected)?.[1] ?? '';
    const linePage = await get(line);
    expect(linePage).toContain('/pauta/registro/contract%7Ccd%2045%202026');
    expect(linePage).toContain('Orden OP-9: el registro no lo conoce.');
    expect(await get('/pauta/registro/nada')).toContain('El registro no tiene');
  });

  it('answers programs, also as it was known at a moment', async () => {
    const body = {
      kind: 'invoice',
      facts: { number: 'FE-9', net: '100.50', currency: 'COP', contractor: { name: 'Medios', nit: '900373923' } },
    };
    const post = (url: string, payload: object) =>
      server.inject({ method: 'POST', url: `/api/v1/pauta/register${url}`, headers: { host: 'localhost' }, payload });
    const before = open.clock.now();
    open.clock.set('2026-11-12T16:00:00.000Z');
    const added = await post('', body);
    expect(added.statusCode).toBe(201);
    expect(added.json()).toMatchObject({
      facts: { net: '100.5', total: null },
      versions: [{ said: { net: '100.5' } }],
    });
    const id = encodeURIComponent(added.json<{ id: string }>().id);
    expect((await post('', body)).statusCode).toBe(400);
    expect((await post('/nada/corrections', { facts: {}, reason: 'x' })).statusCode).toBe(404);
    expect((await post(`/${id}/corrections`, { facts: { net: '7' }, reason: 'x', versions: 9 })).statusCode).toBe(409);
    expect((await post(`/${id}/corrections`, { facts: { net: '7' } })).statusCode).toBe(400);
    expect((await post(`/${id}/corrections`, { facts: { net: null }, reason: 'no era' })).json()).toMatchObject({
      facts: { net: null },
    });
    const list = async (query: string) =>
      JSON.parse(await get(`/api/v1/pauta/register?kind=invoice${query}`)) as { papers: object[] };
    expect((await list('')).papers).toHaveLength(1);
    expect((await list(`&knownBy=${before}`)).papers).toHaveLength(0);
  });

  it('is listed, added to and corrected on the command line', async () => {
    const { json } = await register.run(open.app, {
      add: true,
      kind: 'order',
      number: 'OP-1',
      day: '2026-01-02',
      by: 'ana',
    });
    const { id } = json as { id: string };
    await expect(
      register.run(open.app, { add: true, kind: 'order', number: 'OP-2', day: 'ayer', by: 'ana' }),
    ).rejects.toMatchObject({ code: 'usage' });
    await expect(register.run(open.app, { correct: id, day: '2026-01-03', by: 'ana' })).rejects.toMatchObject({
      code: 'paper-refused',
    });
    await register.run(open.app, { correct: id, day: '2026-01-03', by: 'ana', reason: 'acta' });
    const { lines } = await register.run(open.app, { kind: 'order' });
    expect(lines.at(-1)).toMatch(/^order\|op 1\|\s+Orden\s+OP-1\s+2026-01-03$/);
  });
});
