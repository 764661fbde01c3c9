import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toInstant } from '#core/time/instant.ts';
import { problemSchema } from '#services/api/schemas/common.ts';
import { reportSchema } from '#services/api/schemas/report.ts';
import { createServer } from '#services/api/server.ts';
import { counter, subscribers, videoId } from '#test/sandbox/platforms/youtube/truth.ts';
import { visiblePosts } from '#test/sandbox/world/posts.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const START = toInstant('2026-08-31T15:00:00Z');
const NOW = toInstant('2026-10-12T15:00:00Z');
const BOUNDARY = toInstant('2026-10-01T05:10:00Z');

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let open: OpenApp;
let server: FastifyInstance;
const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers });

beforeAll(async () => {
  open = await openApp({ start: START, platforms: ['youtube'] });
  await open.runUntil(NOW);
  server = await createServer(open.app);
}, 120_000);
afterAll(async () => {
  await server?.close();
  await open?.stop();
});

describe('figures', () => {
  it('lists the accounts with how their reading stands', async () => {
    expect((await get('/api/v1/accounts')).json()).toEqual({
      accounts: [
        {
          id: 'youtube-mintrabajo',
          platform: 'youtube',
          name: 'Ministerio del Trabajo',
          url: 'https://www.youtube.com/@mintrabajodemo',
          connectedAt: '2026-08-31T05:10:00.000Z',
          reading: {
            state: 'waiting',
            lastReadAt: '2026-10-12T05:10:00.000Z',
            nextAt: '2026-10-13T05:10:00.000Z',
            cause: null,
          },
        },
      ],
    });
  });

  it('tells what every metric means', async () => {
    const { dictionaries } = (await get('/api/v1/metrics')).json();
    const youtube = dictionaries.find(({ platform }: { platform: string }) => platform === 'youtube');
    const keys = youtube.metrics.map(({ key }: { key: string }) => key);
    expect(keys).toContain('youtube.channel.subscribers@1');
    for (const metric of youtube.metrics) expect(metric.definition.length).toBeGreaterThan(20);
  });

  it('gives a closed month as its edition has it, byte by byte', async () => {
    const [edition] = (await get('/api/v1/reports?limit=1')).json().editions;
    const response = await get('/api/v1/months/2026-09');
    expect(edition).toMatchObject({ month: '2026-09', number: 1 });
    expect(sha256(response.rawPayload)).toBe(edition.digest);
    const report = response.json();
    // What the schema of the document leaves out would be lost here.
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report.networks[0].figures[0].value).toEqual({ kind: 'measured', amount: subscribers(BOUNDARY) });
  });

  it('gives the month under way as provisional, the same until something is learnt', async () => {
    const first = await get('/api/v1/months/2026-10');
    const report = first.json();
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({ month: '2026-10', edition: 0, cutoff: '2026-10-12T05:10:00.000Z' });
    const again = await get('/api/v1/months/2026-10', { 'if-none-match': String(first.headers.etag) });
    expect([again.statusCode, again.payload]).toEqual([304, '']);
  });

  it('pages through every post of a month, best first', async () => {
    const [from, until] = [toInstant('2026-09-01T05:00:00Z'), toInstant('2026-10-01T05:00:00Z')];
    const september = visiblePosts('youtube', NOW, from, until);
    const seen: { native: string; interactions: { kind: string; amount?: number } }[] = [];
    let next: string | null = null;
    do {
      const cursor: string = next ? `&cursor=${next}` : '';
      const page = (await get(`/api/v1/months/2026-09/posts?limit=2${cursor}`)).json();
      expect(page.posts.length).toBeLessThanOrEqual(2);
      seen.push(...page.posts);
      next = page.next;
    } while (next);
    expect(seen.map(({ native }) => native).toSorted()).toEqual(september.map(videoId).toSorted());
    const amounts = seen.map(({ interactions }) => interactions.amount ?? Number.NEGATIVE_INFINITY);
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    const views = new Map(september.map((post) => [videoId(post), counter(post, 'views', BOUNDARY)]));
    const all = (await get('/api/v1/months/2026-09/posts?account=youtube-mintrabajo')).json().posts;
    for (const post of all) {
      const truth = views.get(post.native);
      expect(post.views).toEqual(
        truth === undefined || truth === null
          ? { kind: 'missing', reason: 'not-exposed' }
          : { kind: 'measured', amount: truth },
      );
    }
  });
});

describe('reports', () => {
  it('lists the editions, newest first, a page at a time', async () => {
    const first = (await get('/api/v1/reports?limit=1')).json();
    const second = (await get(`/api/v1/reports?limit=1&cursor=${first.next}`)).json();
    expect([...first.editions, ...second.editions].map(({ month, issuedAt }) => [month, issuedAt])).toEqual([
      ['2026-09', '2026-10-07T05:40:00.000Z'],
      ['2026-08', '2026-09-07T05:40:00.000Z'],
    ]);
    expect(first.editions[0].previous).toBe(second.editions[0].digest);
  });

  it('serves each file at its address, with its digest as ETag', async () => {
    const [edition] = (await get('/api/v1/reports?limit=1')).json().editions;
    expect(edition.files).toHaveLength(2);
    for (const { url, digest, bytes, format } of edition.files) {
      const response = await get(url);
      expect(sha256(response.rawPayload)).toBe(digest);
      expect(response.rawPayload.length).toBe(bytes);
      expect(response.headers.etag).toBe(`"${digest}"`);
      const newest = await get(`/api/v1/reports/2026-09.${format}`);
      expect(newest.rawPayload.equals(response.rawPayload)).toBe(true);
      expect((await get(url, { 'if-none-match': `W/"x", "${digest}"` })).statusCode).toBe(304);
      const head = await server.inject({ method: 'HEAD', url });
      expect([head.statusCode, head.headers['content-length'], head.payload]).toEqual([200, String(bytes), '']);
    }
  });

  it('renders a provisional one while the month is open', async () => {
    const [pdf, again] = await Promise.all([get('/api/v1/reports/2026-10.pdf'), get('/api/v1/reports/2026-10.pdf')]);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.headers.etag).toBe(`"${sha256(again.rawPayload)}"`);
    expect(pdf.headers['content-disposition']).toContain('provisional');
    expect((await get('/api/v1/reports/2026-10.json')).json().edition).toBe(0);
  });
});

describe('problems', () => {
  it.each([
    ['/api/v1/nada', 404, 'No existe'],
    ['/api/v1/months/2026-13', 400, 'Petición no válida'],
    ['/api/v1/months/2024-01', 404, 'No existe'],
    ['/api/v1/months/2026-11', 404, 'No existe'],
    ['/api/v1/months/2026-09/posts?account=otra', 404, 'No existe'],
    ['/api/v1/months/2026-09/posts?cursor=e30', 400, 'Petición no válida'],
    ['/api/v1/reports?limit=0', 400, 'Petición no válida'],
    ['/api/v1/reports/2026-09.json?edition=9', 404, 'No existe'],
    ['/api/v1/reports/2026-09.pdf?edition=x', 400, 'Petición no válida'],
    ['/api/v1/reports/2026-09.txt', 404, 'No existe'],
    ['/api/v1/%zz', 400, 'Petición no válida'],
  ])('%s answers %i as problem+json', async (url, status, title) => {
    const response = await get(url);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = problemSchema.parse(response.json());
    expect([response.statusCode, problem.status, problem.title]).toEqual([status, status, title]);
    expect(problem.instance).toBe(url.split('?')[0]);
  });

  it('says which value is wrong and why, in Spanish', async () => {
    expect((await get('/api/v1/reports?limit=0')).json().errors).toEqual([
      { field: 'limit', message: expect.stringMatching(/^Demasiado pequeño/) },
    ]);
  });

  it('keeps what went wrong inside to itself', async () => {
    const broken = { ...open.app, accounts: () => Promise.reject(new Error('/var/secreto token=abc')) };
    const other = await createServer(broken);
    const response = await other.inject('/api/v1/accounts');
    await other.close();
    expect(response.statusCode).toBe(500);
    expect(problemSchema.parse(response.json()).title).toBe('Error interno');
    expect(response.payload).not.toMatch(/secreto|token|stack/i);
  });

  it('answers to the names of this machine only', async () => {
    for (const host of ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000', '127.0.0.1'])
      expect((await get('/api/v1/health', { host })).statusCode).toBe(200);
    for (const host of ['rendir.example.org', '127.0.0.1.example.org', '10.0.0.1:3000']) {
      const response = await get('/api/v1/health', { host });
      expect(problemSchema.parse(response.json()).status).toBe(421);
    }
  });

  it('stops who asks without end', async () => {
    const other = await createServer(open.app);
    let response = await other.inject('/api/v1/health');
    const allowed = Number(response.headers['x-ratelimit-limit']);
    for (let sent = 1; sent <= allowed; sent += 1) response = await other.inject('/api/v1/health');
    await other.close();
    expect(response.statusCode).toBe(429);
    expect(problemSchema.parse(response.json()).detail).toMatch(/por minuto/);
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('the service', () => {
  it('says how it is', async () => {
    expect((await get('/api/v1/health')).json()).toEqual({
      status: 'ok',
      now: NOW,
      accounts: { configured: 1, connected: 1 },
      work: { due: 0, running: 0, parked: 0 },
      store: open.app.store.about(),
      queue: { kind: open.app.queueKind, ready: true },
    });
  });

  it('describes every route in its OpenAPI document', async () => {
    const document = (await get('/api/docs/json')).json();
    expect(document.openapi).toMatch(/^3\.1/);
    const routes = routesOf(server.printRoutes({ commonPrefix: false })).filter((route) => route.includes(' /api/v1/'));
    expect(routes.length).toBeGreaterThan(0);
    const described = Object.entries<Record<string, { operationId: string; summary: string; responses: object }>>(
      document.paths,
    ).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => ({
        ...one,
        route: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      })),
    );
    expect(described.map(({ route }) => route).toSorted()).toEqual(routes.toSorted());
    expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(described.length);
    for (const { route, summary, responses } of described) {
      expect(summary).toBeTruthy();
      const always = route.startsWith('GET') ? ['200', '304'] : ['403', '409', '413', '415'];
      const statuses = Object.keys(responses);
      expect(statuses).toEqual(expect.arrayContaining(['400', '404', '429', '500', '503', ...always]));
      expect(statuses.some((status) => status === '200' || status === '201')).toBe(true);
    }
    for (const [, name = ''] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
      const [, ...steps] = name.split('/');
      expect(steps.reduce((node, step) => node?.[step], document)).toBeTypeOf('object');
    }
  });

  it('shows the document without anything from another host', async () => {
    const page = await get('/api/docs/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).not.toMatch(/https?:|unsafe/);
    expect(page.payload).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});

/** Methods and whole paths of Fastify's tree of routes. */
function routesOf(tree: string): string[] {
  const open: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent, segment, methods] = /^([\s│]*)[├└]── (\S*)(.*)$/.exec(line) ?? [];
    if (indent === undefined || segment === undefined) return [];
    open.length = indent.length / 4;
    open.push(segment);
    const named = /\(([^)]*)\)/.exec(methods ?? '')?.[1]?.split(', ') ?? [];
    return named.filter((method) => method !== 'HEAD').map((method) => `${method} ${open.join('')}`);
  });
}
