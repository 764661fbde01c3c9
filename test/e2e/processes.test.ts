import { writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Platform } from '#core/accounts/account.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import { problemSchema } from '#services/api/schemas/common.ts';
import { createMongoStore } from '#services/store/mongo.ts';
import { createSqliteStore } from '#services/store/sqlite.ts';
import { pairSettings } from '#test/support/engine-pair.ts';
import { type LocalServer, startLocalServer } from '#test/support/local-server.ts';
import {
  type EntryPoint,
  openProductFolder,
  type ProductFolder,
  type ProductProcess,
} from '#test/support/product-process.ts';
import { sandboxAccount } from '#test/support/sandbox-settings.ts';

const ENTRY_POINTS: readonly EntryPoint[] = ['main', 'api', 'worker'];
const WORKING: readonly EntryPoint[] = ['main', 'worker'];
/** What every process may take to end. */
const MOST_MS = 10_000;

let folder: ProductFolder;
let engines: ReturnType<typeof pairSettings>;
beforeEach(() => {
  folder = openProductFolder();
  engines = pairSettings();
});
afterEach(() => folder.remove());

// A worker needs no port of its own.
const start = (entry: EntryPoint, environment: Record<string, string> = {}) =>
  folder.start(entry, { ...(entry === 'worker' ? {} : { PORT: '0' }), ...namingEngines(), ...environment });
const get = async (address: string, url: string) => {
  const response = await fetch(`${address}${url}`);
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
};

describe.each(ENTRY_POINTS)('the process %s', (entry) => {
  it('tells whether it lives and is ready, gives its numbers, and ends when it is asked to', async () => {
    const running = start(entry, { RENDIR_LOG_LEVEL: 'info' });
    const address = await running.address();
    const said = running
      .output()
      .match(/^.*"the store is open".*$/gm)
      ?.map((line) => JSON.parse(line));
    expect(said).toMatchObject([
      { engine: expect.stringMatching(/^(SQLite|MongoDB) [\d.]+$/), lacks: expect.any(Array) },
    ]);
    for (const url of ['/health/live', '/health/ready'])
      expect(await get(address, url)).toMatchObject({ status: 200, body: '{"status":"ok"}' });
    const { status, type, body } = await get(address, '/metrics');
    expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(body).toMatch(/^rendir_work_items\{kind="pull",state="due"\} 0$/m);
    expect(body).toMatch(/^rendir_process_resident_memory_bytes \d+$/m);
    expect((await get(address, '/api/v1/accounts')).status).toBe(entry === 'worker' ? 404 : 200);
    await endsInTime(running);
  });

  it('ends in time though a client never finishes what it asks', async () => {
    const running = start(entry);
    const { port } = new URL(await running.address());
    const client = net.connect(Number(port), '127.0.0.1', () => client.write('GET /health/live HTTP/1.1\r\nHost: loc'));
    client.on('error', () => undefined);
    await pause(200);
    await endsInTime(running);
  });
});

describe.each(WORKING)('a pull that hangs in the process %s', (entry) => {
  let silent: LocalServer;
  beforeEach(async () => {
    silent = await startLocalServer();
    silent.answer(() => undefined);
  });
  afterEach(() => silent.stop());

  it('is put down at once when the process is asked to stop, and due again', async () => {
    const running = start(entry, {
      ...configured('facebook', { facebook: { origin: silent.origin } }),
      RENDIR_FACEBOOK_PAGE_TOKEN: 'page-token-of-a-test',
      RENDIR_LOG_LEVEL: 'debug',
    });
    await running.address();
    expect(await hanging('facebook', silent)).toMatchObject({ state: 'running', fence: 1 });
    const milliseconds = await endsInTime(running);
    expect(milliseconds).toBeLessThan(3_000);
    const item = await workOf('facebook');
    expect(item).toMatchObject({ state: 'due', attempts: 0, fence: 1 });
    expect(item?.lease).toBeUndefined();
    expect(linesOf(running, 'backfill|facebook-mintrabajo')).toMatchObject([
      { msg: 'work is due', run: 0 },
      { msg: 'work started', run: 1 },
      { msg: 'a call ended', run: 1, platform: 'facebook', endpoint: 'page', status: null },
      { msg: 'work was put down', run: 1, state: 'due', calls: 1 },
    ]);
    expect(running.output()).not.toContain('page-token-of-a-test');
  });

  // Google's SDK asks for its token itself, and nothing can end that.
  it('is left behind when it does not listen, and due again; meanwhile the process is not ready', async () => {
    const running = start(entry, {
      ...configured('youtube', {
        youtube: { dataOrigin: silent.origin, analyticsOrigin: silent.origin, tokenUrl: `${silent.origin}/token` },
      }),
      RENDIR_YOUTUBE_CLIENT_ID: 'client-of-a-test',
      RENDIR_YOUTUBE_CLIENT_SECRET: 'client-secret-of-a-test',
      RENDIR_YOUTUBE_REFRESH_TOKEN: 'refresh-token-of-a-test',
    });
    const address = await running.address();
    expect(await hanging('youtube', silent)).toMatchObject({ state: 'running' });
    const ending = endsInTime(running);
    await pause(500);
    const { status, body } = await get(address, '/health/ready');
    expect([status, JSON.parse(body).missing]).toEqual([503, ['stopping']]);
    expect(problemSchema.parse(JSON.parse(body)).detail).toContain('se está deteniendo');
    expect((await get(address, '/health/live')).status).toBe(200);
    await ending;
    const item = await workOf('youtube');
    expect(item).toMatchObject({ state: 'due', attempts: 0 });
    expect(item?.lease).toBeUndefined();
  });
});

describe('several processes over one store', () => {
  it('run side by side: workers each on a port of their own, and the pages beside them', async () => {
    const running = [start('worker'), start('worker'), start('api')];
    const addresses = await Promise.all(running.map((one) => one.address()));
    expect(new Set(addresses).size).toBe(3);
    for (const address of addresses) expect((await get(address, '/health/ready')).status).toBe(200);
    await Promise.all(running.map(endsInTime));
  });
});

/** Asks a process to stop; it must end by itself. Resolves with how long that took. */
async function endsInTime(running: ProductProcess): Promise<number> {
  const { status, milliseconds } = await running.terminate();
  expect([status, running.output()]).toEqual([0, expect.stringContaining('se está deteniendo')]);
  expect(milliseconds).toBeLessThan(MOST_MS);
  return milliseconds;
}

function namingEngines(): Record<string, string> {
  const { mongodbUri, redis, dataDir } = engines;
  return {
    RENDIR_DATA_DIR: dataDir,
    ...(mongodbUri !== undefined && { MONGODB_URI: mongodbUri }),
    ...(redis && { REDIS_URL: redis.url, RENDIR_QUEUE_PREFIX: redis.prefix }),
  };
}

/** Writes the settings of one account, and gives the environment that names them. */
function configured(platform: Platform, platforms: object): Record<string, string> {
  const { revision: _, ...account } = sandboxAccount(platform);
  const file = path.join(folder.path, 'test.config.yaml');
  writeFileSync(file, stringify({ accounts: [account], platforms }));
  return { RENDIR_CONFIG: file };
}

/** The first reading of the account, once the server that never answers was asked. */
async function hanging(platform: Platform, { seen }: LocalServer): Promise<WorkItem | undefined> {
  for (const until = Date.now() + MOST_MS; seen.length === 0 && Date.now() < until; ) await pause(10);
  return workOf(platform);
}

async function workOf(platform: Platform): Promise<WorkItem | undefined> {
  const { mongodbUri: uri, dataDir } = engines;
  const store = uri
    ? await createMongoStore({ uri })
    : createSqliteStore({ path: path.join(dataDir, 'rendir.sqlite') });
  const [item] = await store.get('work', [`backfill|${platform}-mintrabajo`]);
  await store.close();
  return item;
}

function linesOf({ output }: ProductProcess, work: string): { msg: string; run: number }[] {
  const lines = output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  return lines.filter((line) => line.work === work);
}
