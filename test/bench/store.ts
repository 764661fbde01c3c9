// What storing costs, on each engine, against the targets and against the bare driver in the same run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { MongoClient } from 'mongodb';
import type { Store } from '#core/ports/store.ts';
import { type Cell, type Pull, pullId } from '#core/pulls/pull.ts';
import { type Instant, instantOfEpochMs } from '#core/time/instant.ts';
import { createMongoStore } from '#services/store/mongo.ts';
import { createSqliteStore } from '#services/store/sqlite.ts';
import { startMongo } from '#test/servers/mongo.ts';

const POSTS = 500;
const PULLS = 300;
const BLOCK = 20;
const CAPTURES = 3_000;
const TARGET = { pullMs: 15, heldMs: 20, ofDriver: 0.6 };

const METRICS = [
  ...['views', 'engagedViews', 'likes', 'dislikes', 'comments', 'shares', 'estimatedMinutesWatched'],
  ...['averageViewDuration', 'subscribersGained', 'subscribersLost', 'videosAddedToPlaylists', 'redViews'],
];

/** A pull of 500 posts as a connector would give it: some cells say why there is no number. */
function pullOf(day: number): Pull {
  const account = 'youtube-entidad';
  const slot = instantOfEpochMs(Date.UTC(2026, 0, day, 5, 10));
  const learntAt = instantOfEpochMs(Date.UTC(2026, 0, day, 5, 10, 7));
  return {
    id: pullId(account, slot, 'api', 0),
    revision: 0,
    account,
    platform: 'youtube',
    slot,
    source: 'api',
    mapping: 0,
    mapper: 'youtube/1',
    learntAt,
    bundle: day.toString(16).padStart(64, '0'),
    calls: 12,
    tables: [
      {
        level: 'post',
        learntAt,
        keys: METRICS.map((name) => `youtube.video.${name}@1` as const),
        period: { grain: 'instant' },
        rows: rowsOf(day),
      },
    ],
    gaps: [],
  };
}

function rowsOf(day: number): Pull['tables'][number]['rows'] {
  const cell = (post: number, metric: number): Cell =>
    metric === 11 && post % 3 === 0 ? 'not-exposed' : (post * 7_919 + metric * 104_729 + day * 31) % 1_000_003;
  return Array.from({ length: POSTS }, (_, post) => ({
    subject: `dQw4w9Wg${post.toString(36).padStart(3, '0')}`,
    cells: METRICS.map((_, metric) => cell(post, metric)),
  }));
}

function captureOf(sequence: number) {
  const receivedAt: Instant = '2026-01-01T05:10:00.000Z';
  const body = JSON.stringify({
    items: Array.from({ length: 20 }, (_, at) => ({ id: at, statistics: { viewCount: `${sequence * at}` } })),
  });
  const call = { method: 'GET' as const, url: 'https://www.googleapis.com/youtube/v3/videos?key=***', headers: {} };
  return {
    id: `p#${sequence}`,
    revision: 0 as const,
    pull: 'p',
    sequence,
    capture: { call, answer: { status: 200, headers: {}, body, receivedAt } },
  };
}

/** A store and what anyone would write with its driver alone: one collection, one index, the same durability. */
interface Engine {
  name: string;
  store: Store;
  bare(pull: Pull): unknown;
  close(): Promise<void>;
}

async function sqliteEngine(folder: string): Promise<Engine> {
  const store = createSqliteStore({ path: join(folder, 'store.sqlite') });
  const db = new DatabaseSync(join(folder, 'driver.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec('CREATE TABLE pulls (id TEXT PRIMARY KEY, account TEXT, slot TEXT, body TEXT) STRICT');
  db.exec('CREATE INDEX by_account ON pulls (account, slot)');
  const insert = db.prepare('INSERT INTO pulls VALUES (?, ?, ?, ?)');
  return {
    name: store.about().engine,
    store,
    bare: (pull) => insert.run(pull.id, pull.account, pull.slot, JSON.stringify(pull)),
    async close() {
      db.close();
      await store.close();
    },
  };
}

async function mongoEngine(uri: string): Promise<Engine> {
  const client = new MongoClient(uri, { writeConcern: { w: 'majority', journal: true } });
  const database = client.db(`rendir-bench-${process.pid}`);
  const address = new URL(uri);
  address.pathname = `/${database.databaseName}`;
  const store = await createMongoStore({ uri: address.href });
  const pulls = database.collection<{ _id: string }>('bare');
  await pulls.createIndex({ account: 1, slot: 1 });
  return {
    name: store.about().engine,
    store,
    bare: ({ id, ...pull }) => pulls.insertOne({ _id: id, ...pull }),
    async close() {
      await store.close();
      await database.dropDatabase();
      await client.close();
    },
  };
}

/** Milliseconds of each run of `work`, one after the other. */
async function timed<T>(items: readonly T[], work: (item: T) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const item of items) {
    const start = performance.now();
    await work(item);
    times.push(performance.now() - start);
    await new Promise(setImmediate);
  }
  return times;
}

/** Longest time, in ms, between two turns of the event loop while `work` runs. */
async function held(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let running = true;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  running = false;
  await new Promise(setImmediate);
  return longest;
}

const quantile = (times: readonly number[], part: number) =>
  times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * part)] ?? Number.NaN;
const sum = (times: readonly number[]) => times.reduce((total, time) => total + time, 0);

/** Store and driver take turns in blocks of 20, so that a busy machine slows both alike; the first block is not counted. */
async function measurePulls({ store, bare }: Engine) {
  const pulls = Array.from({ length: PULLS }, (_, at) => pullOf(at + 1));
  const ours: number[] = [];
  const driver: number[] = [];
  let longest = 0;
  for (let at = 0; at < PULLS; at += BLOCK) {
    const block = pulls.slice(at, at + BLOCK);
    const [theirs, own]: [number[], number[]] = [[], []];
    // The watch on the event loop costs time itself: it runs for both.
    await held(async () => theirs.push(...(await timed(block, bare))));
    const hold = await held(async () => own.push(...(await timed(block, (pull) => store.insert('pulls', pull)))));
    if (at === 0) continue;
    driver.push(...theirs);
    ours.push(...own);
    longest = Math.max(longest, hold);
  }
  const found = await store.scan('pulls', { index: 'byAccount', equal: { account: 'youtube-entidad' }, limit: PULLS });
  if (!isDeepStrictEqual(found.documents, pulls)) throw new Error('what was read is not what was stored');
  return { ours, driver, longest, bytes: JSON.stringify(pulls[0]).length };
}

async function measureCaptures({ store }: Engine): Promise<number[]> {
  const captures = Array.from({ length: CAPTURES }, (_, at) => captureOf(at));
  return timed(captures, (capture) => store.insert('captures', capture));
}

/** Prints an engine's table; true when its targets are met. */
async function report(engine: Engine): Promise<boolean> {
  const { ours, driver, longest, bytes } = await measurePulls(engine);
  const captures = await measureCaptures(engine);
  const ratio = sum(driver) / sum(ours);
  const worst = quantile(ours, 0.99);
  console.log(
    `\n${engine.name}: ${PULLS} pulls of ${bytes} bytes, ${CAPTURES} captures; store and driver equally durable`,
  );
  console.table({
    'pull of 500 posts, median (ms)': { measured: quantile(ours, 0.5).toFixed(2), target: '' },
    'pull of 500 posts, p99 (ms)': { measured: worst.toFixed(2), target: `≤ ${TARGET.pullMs}` },
    'event loop held, longest (ms)': { measured: longest.toFixed(2), target: `≤ ${TARGET.heldMs}` },
    'bare driver, median (ms)': { measured: quantile(driver, 0.5).toFixed(2), target: '' },
    'bare driver, p99 (ms)': { measured: quantile(driver, 0.99).toFixed(2), target: '' },
    'throughput of the bare driver (×)': { measured: ratio.toFixed(2), target: `≥ ${TARGET.ofDriver}` },
    'one capture, mean (ms)': { measured: (sum(captures) / CAPTURES).toFixed(3), target: '' },
  });
  return worst <= TARGET.pullMs && longest <= TARGET.heldMs && ratio >= TARGET.ofDriver;
}

async function main(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'rendir-bench-'));
  const mongo = await startMongo('on disk');
  const met: boolean[] = [];
  try {
    const engines = [() => sqliteEngine(folder)];
    if ('server' in mongo) engines.push(() => mongoEngine(mongo.server.url));
    else console.log(`no MongoDB: ${mongo.reason}`);
    for (const open of engines) {
      const engine = await open();
      met.push(await report(engine));
      await engine.close();
    }
  } finally {
    if ('server' in mongo) await mongo.server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return met.every(Boolean);
}

const isMet = await main();
if (!isMet) console.error('A target was missed.');
process.exitCode = isMet ? 0 : 1;
