import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatCount } from '#core/report/format.ts';
import { toInstant } from '#core/time/instant.ts';
import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import type { App } from '#services/app.ts';
import { monthPosts } from '#services/usecases/month-posts.ts';
import { reopenParked } from '#services/usecases/parked-work.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { subscribers } from '#test/sandbox/platforms/youtube/truth.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const START = toInstant('2026-08-31T15:00:00Z');
const NOW = toInstant('2026-10-12T15:00:00Z');
const BOUNDARY = toInstant('2026-10-01T05:10:00Z');
const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

async function serve(app: App): Promise<FastifyInstance> {
  const server = await createServer(app);
  await registerPages(server, app);
  return server;
}

async function pageOf(app: App, url: string) {
  const server = await serve(app);
  const response = await server.inject(url);
  await server.close();
  return response;
}

/** What a reader sees: no tags, no entities but the few of names. */
const wordsOf = (page: string) =>
  page
    .replaceAll('<wbr>', '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('a month with data', () => {
  let open: OpenApp;
  let server: FastifyInstance;
  beforeAll(async () => {
    open = await openApp({ start: START, platforms: ['youtube'], entity: { name: `Entidad ${HOSTILE}` } });
    await open.runUntil(NOW);
    const [best] = await monthPosts({ ...open.app }, '2026-10');
    const [post] = best ? await open.app.store.get('posts', [`${best.account}|${best.native}`]) : [];
    const [version] = post?.versions ?? [];
    if (!post || !version) throw new Error('the sandbox published nothing in October');
    const versions = [{ ...version, text: HOSTILE, permalink: 'javascript:alert(1)' }];
    await open.app.store.replace('posts', { ...post, versions });
    server = await serve(open.app);
  }, 120_000);
  afterAll(async () => {
    await server?.close();
    await open?.stop();
  });

  it('shows the last month that has ended, with its figures, state and files', async () => {
    const page = (await server.inject('/')).payload;
    const words = wordsOf(page);
    expect(page).toContain('<html lang="es-CO">');
    expect(words).toContain('Septiembre de 2026');
    expect(words).toContain('Cerrado · edición 1, 7 de octubre de 2026');
    expect(words).toContain(formatCount(subscribers(BOUNDARY)));
    expect(words).toContain('Datos de demostración');
    expect(page).toContain('href="/api/v1/reports/2026-09.pdf"');
    expect(page).toContain('href="/?mes=2026-10"');
  });

  it('says the sentences of the report word by word', async () => {
    const { payload } = await server.inject('/?mes=2026-09');
    const report = (await server.inject('/api/v1/months/2026-09')).json();
    expect(report.changes.length).toBeGreaterThan(0);
    const letters = wordsOf(payload).replace(/\s/g, '');
    for (const { strong, text } of [...report.changes, ...report.holes]) {
      expect(payload).toContain(`<strong>${strong}</strong>`);
      expect(letters).toContain(text.replace(/\s/g, ''));
    }
  });

  it('marks the month under way as provisional, with its close day', async () => {
    const words = wordsOf((await server.inject('/?mes=2026-10')).payload);
    // The fifth working day of November 2026: the 2nd is All Saints' Monday.
    expect(words).toContain('Provisional · mes en curso, cierra el 9 de noviembre');
  });

  it('lets no word of others into the markup', async () => {
    for (const url of ['/?mes=2026-10', '/?mes=2026-09', '/reportes', '/nada']) {
      const page = (await server.inject(url)).payload;
      expect(page).toContain('&lt;script&gt;alert(1)');
      expect(page).not.toMatch(/<script|<img|javascript:/i);
    }
  });

  it('runs no script, takes nothing from another host and has no style of its own', async () => {
    const response = await server.inject('/?mes=2026-09');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect(response.payload).not.toMatch(/<style|<script|<[^>]*\s(?:style|on\w+)=/);
    const addresses = [...response.payload.matchAll(/<(?:link|img)[^>]+(?:href|src)="([^"]+)"/g)].map(
      ([, url = '']) => url,
    );
    expect(addresses.length).toBeGreaterThan(2);
    for (const url of addresses) {
      expect(url).toMatch(/^\/recursos\/[\w-]+\.[0-9a-f]{12}\.(css|svg|woff2)$/);
      const asset = await server.inject(url);
      expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    }
    const style = (await server.inject(addresses.find((url) => url.endsWith('.css')) ?? '')).payload;
    for (const [, url = ''] of style.matchAll(/url\("([^"]+)"\)/g))
      expect((await server.inject(url)).headers['content-type']).toMatch(/^font\/(woff2|ttf)$/);
  });

  it('lists the editions with their files', async () => {
    const page = (await server.inject('/reportes')).payload;
    const { editions } = (await server.inject('/api/v1/reports')).json();
    expect(editions.map(({ month }: { month: string }) => month)).toEqual(['2026-09', '2026-08']);
    for (const { digest, files } of editions) {
      expect(page).toContain(`${digest.slice(0, 4)}-${digest.slice(4, 8)}-${digest.slice(8, 12)}`);
      for (const { url } of files) expect(page).toContain(`href="${url}"`);
    }
  });

  it('says how the service stands, and is found from every page', async () => {
    const { statusCode, payload } = await server.inject('/estado');
    const words = wordsOf(payload);
    expect(statusCode).toBe(200);
    expect(words).toContain('Nada espera a una persona.');
    expect(words).toContain(`Almacén de datos ${open.app.store.about().engine}`);
    expect(words).toMatch(/Cola de trabajos (De cada proceso|En Redis)/);
    const done = await scanAll(open.app.store, 'work', { index: 'byState', equal: { state: 'done' } });
    expect(words).toContain(`Hechos ${done.length}`);
    expect(words).toMatch(/YouTube hoy 00:10/);
    expect(words).toMatch(/Consumo de las API .*YouTube \d+ unidad(es)? de 9\.000 unidades/);
    for (const url of ['/', '/reportes', '/estado', '/nada'])
      expect((await server.inject(url)).payload).toContain('<a href="/estado">Estado del servicio</a>');
  });

  it('says what the engine lacks, and why it matters', async () => {
    const about = () => ({ engine: 'MongoDB 8.0.4', lacks: ['replica-set', 'validators'] as const });
    const words = wordsOf((await pageOf({ ...open.app, store: { ...open.app.store, about } }, '/estado')).payload);
    expect(words).toContain('MongoDB 8.0.4');
    expect(words).toContain('Copia en otros servidores. Los datos están en uno solo');
    expect(words).toContain('Revisar cada documento en el servidor.');
    expect(words).not.toContain('Repetir una escritura');
    const whole = { ...open.app.store, about: () => ({ engine: 'SQLite 3.51.0', lacks: [] }) };
    const other = wordsOf((await pageOf({ ...open.app, store: whole }, '/estado')).payload);
    expect(other).toContain('SQLite 3.51.0 No le falta nada');
  });

  it('says how the service stands also when its store does not answer', async () => {
    const fails = () => Promise.reject(new Error('mongodb://u:secreto@h'));
    const store = { ...open.app.store, get: fails, scan: fails, totals: fails };
    const app = { ...open.app, store, accounts: fails, missing: async () => ['store' as const] };
    const { statusCode, payload } = await pageOf(app, '/estado');
    expect(statusCode).toBe(503);
    expect(wordsOf(payload)).toContain('El almacén de datos no responde');
    expect(payload).not.toContain('secreto');
  });

  it('answers faults as pages', async () => {
    for (const [url, status, words] of [
      ['/nada', 404, 'Esta página no existe'],
      ['/?mes=2031-01', 404, 'No hay datos de ese mes'],
      ['/?mes=<b>', 404, 'No hay datos de ese mes'],
      ['/?mes=2026-09&mes=2026-10', 400, 'La petición no se aceptó'],
      ['/reportes?desde=zz', 400, 'La petición no se aceptó'],
    ] as const) {
      const response = await server.inject(url);
      expect([url, response.statusCode, response.headers['content-type']]).toEqual([
        url,
        status,
        'text/html; charset=utf-8',
      ]);
      expect(response.payload).toContain(words);
    }
  });
});

describe('before there is data', () => {
  it('says what to do when nothing is configured', async () => {
    const open = await openApp({ start: START, platforms: [] });
    const words = wordsOf((await pageOf(open.app, '/')).payload);
    await open.stop();
    expect(words).toContain('cp rendir.config.example.yaml rendir.config.yaml');
    expect(words).toContain('RENDIR_YOUTUBE_REFRESH_TOKEN');
    expect(words).toContain('npm start');
  });

  it('says that history waits for its turn', async () => {
    const open = await openApp({ start: START, platforms: ['youtube'] });
    const words = wordsOf((await pageOf(open.app, '/')).payload);
    await open.stop();
    expect(words).toContain('La primera lectura está en camino');
    expect(words).toContain('En espera de su turno');
  });

  it('says why it stands still and what to do, and tries again after a restart', async () => {
    // The token, and the one that comes in its place.
    const faults = [{ platform: 'youtube', name: 'token-dead', times: 2 }] as const;
    const open = await openApp({ start: START, platforms: ['youtube'], faults });
    await open.runUntil(START);
    const words = wordsOf((await pageOf(open.app, '/')).payload);
    expect(words).toContain('La primera lectura necesita una corrección');
    expect(words).toContain('Revise los permisos y la credencial');
    const status = wordsOf((await pageOf(open.app, '/estado')).payload);
    expect(status).toContain('Un trabajo espera a una persona.');
    expect(status).toContain('Primera lectura de YouTube · Ministerio del Trabajo');
    expect(status).toContain('Revise los permisos y la credencial');
    expect(status).toContain(
      'npm run cli -- work --retry &quot;backfill|youtube-mintrabajo&quot;'.replaceAll('&quot;', '"'),
    );
    expect(await reopenParked(open.app.store, START)).toHaveLength(1);
    await open.runUntil(START);
    const after = wordsOf((await pageOf(open.app, '/')).payload);
    await open.stop();
    expect(after).toContain('Agosto de 2026');
  });
});
