import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '#core/time/day.ts';
import { toInstant } from '#core/time/instant.ts';
import { WORK_STATES, type WorkItem } from '#core/work/work-item.ts';
import { registerPages } from '#dashboards/index.ts';
import { createProbeServer } from '#services/api/base-server.ts';
import { problemSchema } from '#services/api/schemas/common.ts';
import { createServer } from '#services/api/server.ts';
import { type App, createApp } from '#services/app.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';

const START = toInstant('2026-08-31T15:00:00Z');
const NOW = toInstant('2026-10-12T15:00:00Z');

let open: OpenApp;
beforeAll(async () => {
  open = await openApp({ start: START, platforms: ['youtube'] });
  await open.runUntil(NOW);
}, 120_000);
afterAll(() => open.stop());

const SERVERS = [
  ['API and pages', createServer],
  ['health alone', createProbeServer],
] as const;

describe.each(SERVERS)('the server of %s', (_, create) => {
  const servers: FastifyInstance[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  const serve = async (app: App = open.app, stopping?: AbortSignal) => {
    const server = await create(app, stopping);
    servers.push(server);
    return server;
  };
  const ready = async (app: App, stopping?: AbortSignal) => (await serve(app, stopping)).inject('/health/ready');

  it('lives and is ready, and lets nobody keep that', async () => {
    const server = await serve();
    for (const url of ['/health/live', '/health/ready', '/metrics']) {
      const { statusCode, headers } = await server.inject(url);
      expect([statusCode, headers['cache-control'], headers.etag]).toEqual([200, 'no-store', undefined]);
    }
    expect((await server.inject('/health/live')).json()).toEqual({ status: 'ok' });
    expect((await server.inject('/health/ready')).json()).toEqual({ status: 'ok' });
  });

  it.each([
    ['the store rejects', () => Promise.reject(new Error('/var/lib mongodb://u:secreto@h'))],
    ['the store never answers', () => new Promise<never>(() => undefined)],
  ])('is not ready when %s, says so, and still lives', async (__, get) => {
    const settled = await createApp(open.app.settings, { clock: open.clock, store: { ...open.app.store, get } });
    const started = performance.now();
    const response = await ready(settled);
    expect(performance.now() - started).toBeLessThan(4_000);
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
    ]);
    expect(problemSchema.parse(response.json()).detail).toContain('el almacén de datos no responde');
    expect(response.json().missing).toEqual(['store']);
    expect(response.payload).not.toMatch(/secreto|mongodb/);
    expect((await (await serve(settled)).inject('/health/live')).statusCode).toBe(200);
  });

  it('is not ready when its queue wakes nobody', async () => {
    const app = await createApp(open.app.settings, { clock: open.clock, store: open.app.store });
    await app.queue.stop();
    expect((await ready(app)).json().missing).toEqual(['queue']);
  });

  it('is not ready while it stops', async () => {
    const response = await ready(open.app, AbortSignal.abort());
    expect([response.statusCode, response.json().missing]).toEqual([503, ['stopping']]);
  });

  it('is watched without limit', async () => {
    const server = await serve();
    for (const url of ['/health/live', '/health/ready', '/metrics']) {
      const statuses = new Set<number>();
      for (let sent = 0; sent < 650; sent += 1) statuses.add((await server.inject(url)).statusCode);
      expect([url, ...statuses]).toEqual([url, 200]);
    }
  });

  it('answers to its own names and to those that it was given, and to no other', async () => {
    const names = ['rendir.example.gov.co', '192.0.2.7', '2001:db8::7'];
    const http = { ...open.app.settings.http, names };
    const server = await serve({ ...open.app, settings: { ...open.app.settings, http } });
    const statusAs = async (host: string) =>
      (await server.inject({ url: '/health/live', headers: { host } })).statusCode;
    const own = ['127.0.0.1', 'localhost:3000', 'LOCALHOST', '[::1]:3000'];
    for (const host of [...own, 'Rendir.Example.gov.co:8443', '192.0.2.7:3000', '[2001:db8::7]:3000'])
      expect([host, await statusAs(host)]).toEqual([host, 200]);
    for (const host of ['example.gov.co', 'a.rendir.example.gov.co', '192.0.2.8', '[2001:db8::8]'])
      expect([host, await statusAs(host)]).toEqual([host, 421]);
  });

  it('answers an address that it has not as a problem, counted under no address', async () => {
    const server = await serve();
    const response = await server.inject('/api/v9/nada');
    expect(problemSchema.parse(response.json()).status).toBe(404);
    expect((await server.inject('/metrics')).payload).not.toContain('nada');
  });
});

describe('the numbers', () => {
  let lines: Map<string, number>;
  let text: string;
  beforeAll(async () => {
    const server = await createServer(open.app);
    await registerPages(server, open.app);
    for (const url of ['/', '/estado', '/api/v1/months/2026-09', '/api/v1/months/2026-10', '/api/v1/months/2031-01'])
      await server.inject(url);
    const style = /\/recursos\/site\.\w+\.css/.exec((await server.inject('/')).payload)?.[0] ?? '';
    await server.inject(style);
    text = (await server.inject('/metrics')).payload;
    await server.close();
    lines = new Map(
      [...text.matchAll(/^(\w+(?:\{.*\})?) (\S+)$/gm)].map(([, name = '', value]) => [name, Number(value)]),
    );
  });
  const ledger = async (): Promise<WorkItem[]> => {
    const states = WORK_STATES.map((state) => scanAll(open.app.store, 'work', { index: 'byState', equal: { state } }));
    return (await Promise.all(states)).flat();
  };

  it('count the pulls that were made', async () => {
    const pulls = await scanAll(open.app.store, 'pulls', {
      index: 'byAccount',
      equal: { account: 'youtube-mintrabajo' },
    });
    expect(pulls.length).toBeGreaterThan(40);
    expect(lines.get('rendir_pulls_total{platform="youtube",result="done"}')).toBe(pulls.length);
    expect(lines.get('rendir_pulls_total{platform="x",result="done"}')).toBe(0);
  });

  it('count the calls that the platform answered, with their times', () => {
    const calls = open.sandbox.calls.youtube;
    expect(lines.get('rendir_api_calls_total{platform="youtube",status="2xx"}')).toBe(calls);
    expect(lines.get('rendir_api_call_seconds_count{platform="youtube"}')).toBe(calls);
  });

  it('count the items of the ledger by kind and state', async () => {
    const items = await ledger();
    for (const kind of ['pull', 'backfill', 'close'])
      for (const state of WORK_STATES) {
        const count = items.filter((item) => item.kind === kind && item.state === state).length;
        expect([kind, state, lines.get(`rendir_work_items{kind="${kind}",state="${state}"}`)]).toEqual([
          kind,
          state,
          count,
        ]);
      }
    expect(lines.get('rendir_work_oldest_seconds{kind="pull",state="due"}')).toBe(0);
  });

  it('tell what the platform took of its budget today, and nothing of a budget that is not set', async () => {
    const entries = await scanAll(open.app.store, 'meter', { index: 'byPlatform', equal: { platform: 'youtube' } });
    expect(entries).toHaveLength(open.sandbox.calls.youtube);
    const today = dayOf(open.clock.now(), 'America/Los_Angeles');
    const asked = entries.filter(
      ({ at, endpoint }) => dayOf(at, 'America/Los_Angeles') === today && endpoint !== 'reports',
    );
    expect(lines.get('rendir_budget_used{platform="youtube",unit="units"}')).toBe(asked.length);
    expect(lines.get('rendir_budget_limit{platform="youtube",unit="units"}')).toBe(9_000);
    expect(lines.get('rendir_budget_limit{platform="x",unit="usd"}')).toBe(1_000);
    expect(lines.has('rendir_budget_limit{platform="facebook",unit="calls"}')).toBe(false);
  });

  it('tell the time of each report that was rendered, and of each close', () => {
    for (const format of ['json', 'pdf', 'edition'])
      expect([format, lines.get(`rendir_report_seconds_count{format="${format}"}`)]).toEqual([format, 2]);
  });

  it('tell of requests by the template of their route, never by the address', () => {
    const count = (route: string, status: number) =>
      lines.get(`rendir_http_request_seconds_count{method="GET",route="${route}",status="${status}"}`);
    expect(count('/api/v1/months/:month', 200)).toBe(2);
    expect(count('/api/v1/months/:month', 404)).toBe(1);
    expect(count('/recursos/:archivo', 200)).toBe(1);
    expect(count('/estado', 200)).toBe(1);
    expect(text).not.toMatch(/2026-09|2031-01|site\./);
  });

  it('have a help text in English and a unit each, all under the name of the product', () => {
    const names = [...text.matchAll(/^# TYPE (\S+) (\w+)$/gm)].map(([, name = '', type]) => ({ name, type }));
    expect(names).toHaveLength(10);
    for (const { name, type } of names) {
      expect(name).toMatch(/^rendir_/);
      expect(text).toMatch(new RegExp(`^# HELP ${name} \\S.{10,}$`, 'm'));
      if (type === 'counter') expect(name).toMatch(/_total$/);
      if (type === 'histogram') expect(name).toMatch(/_seconds$/);
    }
  });

  it('come without those of the ledger while it cannot be read, and say nothing old', async () => {
    const read = open.app.store.totals;
    let fails = false;
    const store = {
      ...open.app.store,
      totals: ((...query) => (fails ? Promise.reject(new Error('down')) : read(...query))) as typeof read,
    };
    const server = await createProbeServer(await createApp(open.app.settings, { clock: open.clock, store }));
    expect((await server.inject('/metrics')).payload).toMatch(/^rendir_work_items\{/m);
    fails = true;
    const response = await server.inject('/metrics');
    await server.close();
    expect(response.statusCode).toBe(200);
    expect(response.payload).not.toMatch(/^rendir_(work_(items|oldest_seconds)|budget_(used|limit))\{/m);
    expect(response.payload).toMatch(/^rendir_pulls_total\{/m);
  });
});
