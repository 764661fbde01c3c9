import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DICTIONARIES } from '#config/dictionary/index.ts';
import { planAction } from '#config/plan/plan.ts';
import { REPORT_TEXTS } from '#config/texts/sentences.ts';
import { type Account, PLATFORMS } from '#core/accounts/account.ts';
import type { MetricKey, PlatformDictionary } from '#core/metrics/definition.ts';
import type { Store } from '#core/ports/store.ts';
import type { Post } from '#core/posts/post.ts';
import { type Pull, pullId, type ReadingTable } from '#core/pulls/pull.ts';
import { type Day, daysBetween, startOfDay } from '#core/time/day.ts';
import { addHours, addMinutes, type Instant } from '#core/time/instant.ts';
import { addMonths, daysOf, endOfMonth, type Month, monthRange } from '#core/time/month.ts';
import { renderSocialReport } from '#services/reports/render-social-report.ts';
import { createSqliteStore } from '#services/store/sqlite.ts';
import { type CloseParts, closeMonth } from '#services/usecases/close-month.ts';
import { foldIntoMonths } from '#services/usecases/fold-into-months.ts';

const ACCOUNTS_PER_PLATFORM = 10;
const TRACKED = 500;
/** A year of posts is tracked: this many of them are of each month. */
const POSTS_PER_MONTH = Math.round(TRACKED / 12);
const CLOSED: Month = '2026-06';
const TARGET_SECONDS = 5;
const TARGET_RATIO = 1.05;
/** One close varies by a third on a busy machine: three pairs could not tell 1.05 from noise. */
const RUNS = 9;

const accounts: Account[] = PLATFORMS.flatMap((platform) =>
  Array.from({ length: ACCOUNTS_PER_PLATFORM }, (_, n) => ({
    id: `${platform}-${n}`,
    revision: 0,
    platform,
    native: `${platform}-native-${n}`,
    name: `Entidad ${n + 1}`,
    url: `https://example.org/${platform}/${n}`,
    connectedAt: '2016-01-01T05:10:00.000Z',
  })),
);
const dictionaries = new Map(DICTIONARIES.map((dictionary) => [dictionary.platform, dictionary]));

/** Stores the months up to the closed one, each told by the pull of its boundary. */
async function fill(store: Store, months: number): Promise<void> {
  const range = monthRange(addMonths(CLOSED, 1 - months), CLOSED);
  for (const account of accounts) {
    await store.insert('accounts', account);
    const posts = range.flatMap((month) => postsOf(account, month));
    await store.insertMany('posts', posts);
    for (const month of range) {
      const pull = boundaryPull(account, month, posts);
      await store.insert('pulls', pull);
      await foldIntoMonths(store, pull);
    }
  }
}

function postsOf(account: Account, month: Month): Post[] {
  return Array.from({ length: POSTS_PER_MONTH }, (_, n) => {
    const day = daysOf(month)[n % daysOf(month).length] as Day;
    const published = addMinutes(startOfDay(day, 'America/Bogota'), 600 + n);
    const native = `${month}-${n}`;
    const version = {
      text: `Publicación ${native}`,
      permalink: `https://example.org/${native}`,
      format: 'image' as const,
      learntAt: published,
    };
    return {
      id: `${account.id}|${native}`,
      revision: 0,
      account: account.id,
      platform: account.platform,
      native,
      published,
      versions: [version],
    };
  });
}

function boundaryPull(account: Account, month: Month, posts: readonly Post[]): Pull {
  const slot = addMinutes(endOfMonth(month), 10);
  const dictionary = dictionaries.get(account.platform);
  if (!dictionary) throw new RangeError(`no dictionary for ${account.platform}`);
  const oldest = addHours(slot, -24 * 365);
  const tracked = posts.filter(({ published }) => published >= oldest && published < slot);
  const base = { level: 'account' as const, learntAt: slot };
  const keys = (level: 'account' | 'post', grain: 'instant' | 'day') => keysOf(dictionary, level, grain);
  const tables: ReadingTable[] = [
    {
      ...base,
      keys: keys('account', 'instant'),
      period: { grain: 'instant' },
      rows: [row(account.native, keys('account', 'instant'), 9)],
    },
    {
      ...base,
      keys: keys('account', 'day'),
      period: { grain: 'day', zone: dictionary.zone },
      rows: daysOf(month).map((day) => ({ ...row(account.native, keys('account', 'day'), Number(day.slice(8))), day })),
    },
    {
      ...base,
      level: 'post',
      keys: keys('post', 'instant'),
      period: { grain: 'instant' },
      rows: tracked.map(({ native, published }) => row(native, keys('post', 'instant'), ageOf(published, slot))),
    },
  ];
  return {
    id: pullId(account.id, slot, 'api', 0),
    revision: 0,
    account: account.id,
    platform: account.platform,
    slot,
    source: 'api',
    mapping: 0,
    mapper: 'bench/1',
    learntAt: slot,
    bundle: '0'.repeat(64),
    calls: 1,
    tables: tables.filter((table) => table.keys.length > 0),
    gaps: [],
  };
}

function keysOf({ metrics }: PlatformDictionary, level: 'account' | 'post', grain: 'instant' | 'day'): MetricKey[] {
  return metrics
    .filter((metric) => metric.source && metric.level === level && metric.grain === grain && !metric.validUntil)
    .map(({ key }) => key);
}

function row(subject: string, keys: readonly MetricKey[], seed: number) {
  return { subject, cells: keys.map((_, column) => 100 * (column + 1) + seed * 7) };
}

function ageOf(published: Instant, slot: Instant): number {
  return daysBetween(published.slice(0, 10) as Day, slot.slice(0, 10) as Day);
}

async function timeClose(store: Store): Promise<number> {
  const parts: CloseParts = {
    store,
    dictionaries,
    trackedDays: 365,
    entity: {
      name: 'Ministerio',
      unit: 'Comunicaciones',
      responsible: 'Coordinación',
      formatCode: null,
      demonstration: true,
    },
    action: planAction('info-redes-sociales'),
    texts: REPORT_TEXTS,
    accounts: async () => accounts,
    render: renderSocialReport,
  };
  const started = performance.now();
  // A reason makes each run another edition: every one composes, renders and stores all files.
  await closeMonth(parts, CLOSED, addHours(endOfMonth(CLOSED), 24 * 6 + timesClosed++), 'bench');
  return (performance.now() - started) / 1000;
}
let timesClosed = 0;

const folder = mkdtempSync(path.join(tmpdir(), 'rendir-bench-'));
const stores = {
  young: createSqliteStore({ path: path.join(folder, 'young.sqlite') }),
  old: createSqliteStore({ path: path.join(folder, 'old.sqlite') }),
};
console.log(
  `Filling: ${accounts.length} accounts, ${TRACKED} tracked posts each; 27 months (each with a whole year of tracked posts in its series), and 120 months.`,
);
await fill(stores.young, 27);
await fill(stores.old, 120);
for (const store of Object.values(stores)) await timeClose(store);
const pairs: { young: number; old: number }[] = [];
for (let run = 0; run < RUNS; run += 1) {
  const pair = { young: 0, old: 0 };
  // Whoever goes second pays for the first one's garbage: they take turns.
  const order = run % 2 === 0 ? (['young', 'old'] as const) : (['old', 'young'] as const);
  for (const which of order) pair[which] = await timeClose(stores[which]);
  pairs.push(pair);
}
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const seconds = median(pairs.map(({ young }) => young));
const ratio = median(pairs.map(({ young, old }) => old / young));
console.log(`close, all files              ${seconds.toFixed(2)} s    target ≤ ${TARGET_SECONDS} s`);
const spread = pairs.map(({ young, old }) => (old / young).toFixed(2)).toSorted();
console.log(`the ${RUNS} pairs, sorted           × ${spread.join(' ')}`);
console.log(`with ten years behind it      × ${ratio.toFixed(3)}   target ≤ ${TARGET_RATIO}`);
await Promise.all(Object.values(stores).map((store) => store.close()));
rmSync(folder, { recursive: true, force: true });
process.exitCode = seconds <= TARGET_SECONDS && ratio <= TARGET_RATIO ? 0 : 1;
