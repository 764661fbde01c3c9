import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import { createLogger } from '#services/log.ts';
import { consentAt } from '#test/support/consent.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const ACCOUNT = 'x-mintrabajo';
const lines: string[] = [];
let open: OpenApp;
let server: FastifyInstance;
beforeAll(async () => {
  const log = createLogger('debug', { out: { write: (line) => lines.push(line) } });
  open = await openApp({ start: '2026-10-05T15:00:00.000Z', platforms: ['x', 'linkedin'], connecting: true, log });
  server = await pagesOf(open.app);
}, 60_000);
afterAll(async () => {
  await server?.close();
  await open?.stop();
});

async function pagesOf(app: OpenApp['app']): Promise<FastifyInstance> {
  const created = await createServer(app);
  await registerPages(created, app);
  return created;
}
const post = (url: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
const wordsOf = (page: string) => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Asks on the page, consents, and answers with what the browser brings back. */
async function askAndConsent() {
  const asked = await post('/conexiones/conectar', { cuenta: ACCOUNT, por: 'Ana' });
  const address = /class="button" href="([^"]+)"/.exec(asked.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const cookie = String(asked.headers['set-cookie']);
  const back = await consentAt(address);
  return { asked, cookie, back, url: back.pathname + back.search };
}

describe('the pages of connections', () => {
  it('connect by a link and a cookie, lead on to an address without the code, and tell what can be read', async () => {
    const { asked, cookie, back, url } = await askAndConsent();
    expect([asked.statusCode, asked.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(cookie).toMatch(
      /^rendir-conexion=[\w-]{43}; Path=\/conexiones\/volver; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );

    // Another browser, with the right state and code, is given nothing.
    for (const other of ['', `rendir-conexion=${'a'.repeat(43)}`]) {
      const stolen = await server.inject({ url, headers: { cookie: other } });
      expect([stolen.statusCode, stolen.headers.location]).toEqual([303, '/conexiones/intento/desconocido']);
    }
    const answer = await server.inject({ url, headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([303, 'no-store']);
    const location = String(answer.headers.location);
    const [state, code] = [back.searchParams.get('state') ?? '', back.searchParams.get('code') ?? ''];
    expect(location).toMatch(/^\/conexiones\/intento\/[\w-]{43}$/);
    for (const secret of [state, code]) expect(location).not.toContain(secret);
    const done = await server.inject(location);
    expect(wordsOf(done.body)).toMatch(/Cuenta conectada .*Se leen \d+ métricas/);

    const again = await server.inject({ url, headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(again.headers.location).toBe('/conexiones/intento/desconocido');
    const board = await server.inject('/conexiones');
    expect(wordsOf(board.body)).toMatch(/Conectada .* Ana,/);
    for (const secret of [state, code, cookie.slice(16, 59)]) {
      expect(lines.join()).not.toContain(secret);
      expect(board.body + done.body).not.toContain(secret);
    }
  });

  it('log no code when a page fails', async () => {
    const { get } = open.app.store;
    open.app.store.get = async () => {
      throw new Error('the store is gone');
    };
    const failed = await server.inject('/conexiones/volver?state=aStateThatIsSecret&code=aCodeThatIsSecret');
    open.app.store.get = get;
    expect(failed.statusCode).toBe(500);
    expect(lines.join()).toContain('a page failed');
    expect(lines.join() + failed.body).not.toMatch(/aCodeThatIsSecret|aStateThatIsSecret/);
  });

  it('say why the owner did not consent, and what is missing', async () => {
    open.sandbox.faults.add({ platform: 'x', name: 'consent-denied', times: 1 });
    const { cookie, url } = await askAndConsent();
    const { headers } = await server.inject({ url, headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(wordsOf((await server.inject(String(headers.location))).body)).toMatch(/no se conectó .*access_denied/);
    expect((await post('/conexiones/conectar', { cuenta: 'otra' })).statusCode).toBe(404);
    const foreign = await post(
      '/conexiones/conectar',
      { cuenta: ACCOUNT },
      { origin: 'https://ejemplo.com', 'sec-fetch-site': 'cross-site' },
    );
    expect(foreign.statusCode).toBe(403);
  });

  it('disconnect, and say what the platform asks', async () => {
    const gone = await post(`/conexiones/${ACCOUNT}/desconectar`);
    expect([gone.statusCode, gone.headers.location]).toEqual([303, `/conexiones?quitada=${ACCOUNT}&como=revoked`]);
    const board = await server.inject(String(gone.headers.location));
    expect(wordsOf(board.body)).toMatch(/X \(Twitter\) retiró el permiso.* Desconectada/);
    expect((await post(`/conexiones/${ACCOUNT}/desconectar`)).statusCode).toBe(409);
  });

  it('only show, where others reach them', async () => {
    const http = { host: '0.0.0.0', port: 0, names: ['localhost'] };
    const exposed = await pagesOf({ ...open.app, settings: { ...open.app.settings, http } });
    const board = await exposed.inject('/conexiones');
    expect(board.body).not.toContain('<form');
    expect(wordsOf(board.body)).toContain('npm run cli -- connect');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const url of ['/conexiones/conectar', `/conexiones/${ACCOUNT}/desconectar`])
      expect(
        (await exposed.inject({ method: 'POST', url, headers: form, payload: `cuenta=${ACCOUNT}` })).statusCode,
      ).toBe(404);
    expect((await exposed.inject('/conexiones/volver?state=s&code=c')).statusCode).toBe(404);
    await exposed.close();
  });
});
