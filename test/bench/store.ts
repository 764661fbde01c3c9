// What storing costs, against the targets of the embedded engine and against the bare driver in the same run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Cell, type Pull, pullId } from '#core/pulls/pull.ts';
import { type Instant, instantOfEpochMs } from '#core/time/instant.ts';
import { createSqliteStore } from '#services/store/sqlite.ts';

const POSTS = 500;
const PULLS = 300;
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

/** What anyone would write with the driver alone: one table, one index, the same durability. */
function bareDriver(path: string) {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec('CREATE TABLE pulls (id TEXT PRIMARY KEY, account TEXT, slot TEXT, body TEXT) STRICT');
  db.exec('CREATE INDEX by_account ON pulls (account, slot)');
  const insert = db.prepare('INSERT INTO pulls VALUES (?, ?, ?, ?)');
  return {
    insert: (pull: Pull) => insert.run(pull.id, pull.account, pull.slot, JSON.stringify(pull)),
    close: () => db.close(),
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

/** Store and driver take turns in blocks of 20, so that a busy machine slows both alike. */
async function measurePulls(folder: string) {
  const store = createSqliteStore({ path: join(folder, 'store.sqlite') });
  const driver = bareDriver(join(folder, 'driver.sqlite'));
  const pulls = Array.from({ length: PULLS }, (_, at) => pullOf(at + 1));
  const ours: number[] = [];
  const bare: number[] = [];
  let longest = 0;
  for (let at = 0; at < PULLS; at += 20) {
    const block = pulls.slice(at, at + 20);
    bare.push(...(await timed(block, driver.insert)));
    const stored = held(async () => ours.push(...(await timed(block, (pull) => store.insert('pulls', pull)))));
    longest = Math.max(longest, await stored);
  }
  const found = await store.scan('pulls', { index: 'byAccount', equal: { account: 'youtube-entidad' }, limit: PULLS });
  if (JSON.stringify(found.documents) !== JSON.stringify(pulls))
    throw new Error('what was read is not what was stored');
  driver.close();
  await store.close();
  return { ours, bare, longest, bytes: JSON.stringify(pulls[0]).length };
}

async function measureCaptures(folder: string): Promise<number[]> {
  const store = createSqliteStore({ path: join(folder, 'captures.sqlite') });
  const captures = Array.from({ length: CAPTURES }, (_, at) => captureOf(at));
  const times = await timed(captures, (capture) => store.insert('captures', capture));
  await store.close();
  return times;
}

const folder = mkdtempSync(join(tmpdir(), 'rendir-bench-'));
try {
  const { ours, bare, longest, bytes } = await measurePulls(folder);
  const captures = await measureCaptures(folder);
  const ratio = sum(bare) / sum(ours);
  const worst = quantile(ours, 0.99);
  console.table({
    'pull of 500 posts, median (ms)': { measured: quantile(ours, 0.5).toFixed(2), target: '' },
    'pull of 500 posts, p99 (ms)': { measured: worst.toFixed(2), target: `≤ ${TARGET.pullMs}` },
    'event loop held, longest (ms)': { measured: longest.toFixed(2), target: `≤ ${TARGET.heldMs}` },
    'bare driver, median (ms)': { measured: quantile(bare, 0.5).toFixed(2), target: '' },
    'throughput of the bare driver (×)': { measured: ratio.toFixed(2), target: `≥ ${TARGET.ofDriver}` },
    'one capture, mean (ms)': { measured: (sum(captures) / CAPTURES).toFixed(3), target: '' },
  });
  console.log(`${PULLS} pulls of ${bytes} bytes, ${CAPTURES} captures, synchronous = FULL for both`);
  const missed = worst > TARGET.pullMs || longest > TARGET.heldMs || ratio < TARGET.ofDriver;
  if (missed) console.error('A target was missed.');
  process.exitCode = missed ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
