// What an import of a million lines costs, against the bare parser and bare inserts, each in a process of its own.
import { execFileSync } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parse } from 'csv-parse';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { createImporter } from '#services/imports/importer.ts';
import { createSqliteStore } from '#services/store/sqlite.ts';
import { confirmImport } from '#services/usecases/imports/decide-import.ts';
import { receiveImport } from '#services/usecases/imports/receive-import.ts';
import { runImport } from '#services/usecases/imports/run-import.ts';
import { scanBuys } from '#services/usecases/ledger/read-ledger.ts';

const ROWS = Number(process.env.RENDIR_BENCH_ROWS ?? 1_000_000);
/** Rows that are committed: a fifth of a million unless `RENDIR_BENCH_COMMIT_ROWS` says otherwise. */
const COMMIT_ROWS = Number(process.env.RENDIR_BENCH_COMMIT_ROWS ?? Math.min(ROWS, 200_000));
const PAIRS = 3;
/** As many lines as the product stores at once. */
const TRANSACTION = 4_000;
const TARGET = { preview: 0.3, commit: 0.6, megabytes: 300 };
const ANSWERS = { medium: 'radio' };

function writeCsv(path: string, rows: number): void {
  const file = openSync(path, 'w');
  writeSync(file, '\ufeffORDEN DE PAUTA 12\r\nValores en pesos colombianos, IVA en su columna\r\n');
  writeSync(
    file,
    'Campaña;Nombre del medio;Municipio;Departamento;Fecha inicio;Fecha fin;Cuñas;Valor neto;IVA;Total\r\n',
  );
  for (let from = 0; from < rows; from += 1_000) {
    writeSync(file, Array.from({ length: 1_000 }, (_, at) => lineOf(from + at)).join(''));
  }
  closeSync(file);
}

const TOWNS = ['Cali;Valle del Cauca', 'Honda;Tolima', 'Tunja;Boyacá', 'Leticia;Amazonas', 'Pasto;Nariño'];

function lineOf(at: number): string {
  const net = 100_000 + ((at * 7_919) % 900_000) * 100;
  const vat = (net * 19) / 100;
  const money = (amount: number) => `$ ${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}`;
  const day = String((at % 14) + 1).padStart(2, '0');
  const month = String((at % 9) + 1).padStart(2, '0');
  const name = `Emisora ${at % 977}`;
  const days = `${day}/${month}/2026;${Number(day) + 14}/${month}/2026`;
  return `Campaña ${at % 31};${name};${TOWNS[at % 5]};${days};${at % 40};${money(net)};${money(vat)};${money(net + vat)}\r\n`;
}

const TASKS: Readonly<Record<string, (file: string, folder: string) => Promise<number>>> = {
  async parse(file) {
    let rows = 0;
    for await (const _ of createReadStream(file).pipe(parse({ delimiter: ';', bom: true, relax_column_count: true })))
      rows += 1;
    return rows;
  },
  async preview(file) {
    const { preview } = await createImporter().preview({ path: file, name: 'pauta.csv' }, { answers: ANSWERS });
    return preview.tables[0]?.rows.accepted ?? 0;
  },
  /** What comes before a commit, in a process of its own: its memory is not the commit's. */
  async receive(file, folder) {
    const app = await openApp(join(folder, 'commit'));
    const about = { name: 'pauta.csv', by: 'bench', way: 'cli', answers: ANSWERS } as const;
    idle = process.memoryUsage().rss;
    const { import: received } = await receiveImport(app, { ...about, bytes: createReadStream(file) });
    await runImport(app, `${received.id}|1`, new AbortController().signal);
    const { counts } = await confirmImport(app, received.id, { by: 'bench' });
    await app.store.close();
    return counts.accepted;
  },
  async commit(_, folder) {
    const app = await openApp(join(folder, 'commit'));
    const { documents } = await app.store.scan('imports', {
      index: 'byState',
      equal: { state: 'committing' },
      limit: 1,
    });
    const [{ id } = { id: '' }] = documents;
    idle = process.memoryUsage().rss;
    const begun = performance.now();
    await runImport(app, `${id}|2`, new AbortController().signal);
    told = performance.now() - begun;
    const [done] = await app.store.get('imports', [id]);
    await app.store.close();
    return done?.committed?.rows ?? 0;
  },
  /** The same rows in the order of the file, columns, indexes, durability, cache and transactions, by the driver alone. */
  async insert(_, folder) {
    const store = createSqliteStore({ path: join(folder, 'commit', 'rendir.sqlite') });
    const buys: MediaBuy[] = [];
    for await (const some of scanBuys(store, { from: '2026-01', until: '2026-12' })) buys.push(...some);
    await store.close();
    buys.sort((a, b) => a.origin.row - b.origin.row);
    const db = new DatabaseSync(join(folder, 'bare.sqlite'));
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 500');
    db.exec('PRAGMA cache_size = -32000');
    const columns = 'import month day key medium stage currency campaign'.split(' ');
    db.exec(
      `CREATE TABLE buys (id TEXT PRIMARY KEY, revision INTEGER, ${columns.map((name) => `${name} TEXT`).join(', ')}, net INTEGER, vat INTEGER, total INTEGER, body TEXT) STRICT`,
    );
    for (const equal of ['import', 'month', 'campaign'])
      db.exec(`CREATE INDEX by_${equal} ON buys (${equal}, day, id)`);
    const insert = db.prepare(`INSERT INTO buys VALUES (${Array.from({ length: 14 }, () => '?').join(', ')})`);
    const begun = performance.now();
    for (let from = 0; from < buys.length; from += TRANSACTION) {
      db.exec('BEGIN IMMEDIATE');
      for (const buy of buys.slice(from, from + TRANSACTION)) {
        const body = JSON.stringify(buy, (_name, value) => (typeof value === 'bigint' ? String(value) : value));
        const { id, revision, month, day, key, medium, stage, currency, campaign, net, vat, total } = buy;
        const texts = [buy.import, month, day, key, medium, stage, currency, campaign];
        insert.run(id, revision, ...texts, net, vat, total, body);
      }
      db.exec('COMMIT');
    }
    told = performance.now() - begun;
    db.close();
    rmSync(join(folder, 'bare.sqlite'));
    return buys.length;
  },
};

/** What a task measured itself, where it is not all of it. */
let told: number | undefined;

/** Bytes that the process held before its task began, where it is the product's own. */
let idle: number | undefined;

/** Loaded where it is needed only: the whole product takes memory that parsing and previewing do not. */
async function openApp(folder: string) {
  const [{ createApp }, { readSettings }] = await Promise.all([import('#services/app.ts'), import('#config/env.ts')]);
  return createApp(readSettings({ RENDIR_DATA_DIR: folder, RENDIR_LOG_LEVEL: 'silent' }));
}

interface Measured {
  rows: number;
  seconds: number;
  peakMegabytes: number;
  /** Of a process that is the product: what it takes before its task. */
  idleMegabytes: number;
}

async function measure(task: string, file: string, folder: string): Promise<Measured> {
  const begun = performance.now();
  const rows = (await TASKS[task]?.(file, folder)) ?? 0;
  const seconds = (told ?? performance.now() - begun) / 1_000;
  const peakMegabytes = process.resourceUsage().maxRSS / 1_024;
  return { rows, seconds, peakMegabytes, idleMegabytes: (idle ?? 0) / 1_048_576 };
}

function apart(task: string, file: string, folder: string): Measured {
  const out = execFileSync(process.execPath, [import.meta.filename, task, file, folder], { encoding: 'utf8' });
  const measured = JSON.parse(out) as Measured;
  const { rows, seconds, peakMegabytes, idleMegabytes } = measured;
  const speed = Math.round(rows / seconds).toLocaleString('en');
  console.log(
    `${task.padEnd(8)} ${rows} rows in ${seconds.toFixed(2)} s, ${speed} rows/s, peak ${peakMegabytes.toFixed(0)} MB` +
      (idleMegabytes > 0 ? `, ${(peakMegabytes - idleMegabytes).toFixed(0)} MB above the idle product` : ''),
  );
  return measured;
}

function judge(what: string, met: boolean): void {
  console.log(`${met ? 'met   ' : 'MISSED'} ${what}`);
  if (!met) process.exitCode = 1;
}

/** Pairs one after the other; the ratio is the median of theirs. */
function compare(bare: string, ours: readonly string[], file: string, folder: string) {
  const pairs = Array.from({ length: PAIRS }, () => {
    const [last = '', ...before] = ours.toReversed();
    const earlier = before.toReversed().map((task) => apart(task, file, folder));
    // The product's run first: the bare one takes its documents from it.
    const one = apart(last, file, folder);
    const other = apart(bare, file, folder);
    rmSync(join(folder, 'commit'), { recursive: true, force: true });
    const { peakMegabytes: peak, idleMegabytes: idle } = one;
    return { ratio: other.seconds / one.seconds, peak, idle, earlier: Math.max(0, ...earlier.map(aboveIdle)) };
  });
  const ratio = pairs.map((pair) => pair.ratio).toSorted((a, b) => a - b)[Math.floor(PAIRS / 2)] ?? 0;
  const above = Math.max(...pairs.map(({ peak, idle: before }) => peak - before));
  const earlier = Math.max(...pairs.map((pair) => pair.earlier));
  return { ratio, peak: Math.max(...pairs.map(({ peak }) => peak)), above, earlier };
}

function aboveIdle({ peakMegabytes, idleMegabytes }: Measured): number {
  return peakMegabytes - idleMegabytes;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rendir-bench-'));
  try {
    const file = join(folder, 'pauta.csv');
    writeCsv(file, ROWS);
    const preview = compare('parse', ['preview'], file, folder);
    judge(
      `preview: ${preview.ratio.toFixed(2)} × csv-parse alone (target ${TARGET.preview})`,
      preview.ratio >= TARGET.preview,
    );
    judge(`preview: at most ${TARGET.megabytes} MB`, preview.peak <= TARGET.megabytes);
    writeCsv(file, COMMIT_ROWS);
    const commit = compare('insert', ['receive', 'commit'], file, folder);
    judge(`commit: ${commit.ratio.toFixed(2)} × bare inserts (target ${TARGET.commit})`, commit.ratio >= TARGET.commit);
    judge(
      `receive and preview: ${commit.earlier.toFixed(0)} MB above the idle product (target ${TARGET.megabytes})`,
      commit.earlier <= TARGET.megabytes,
    );
    judge(
      `commit: ${commit.above.toFixed(0)} MB above the idle product, ${commit.peak.toFixed(0)} MB with it (target ${TARGET.megabytes} above it)`,
      commit.above <= TARGET.megabytes,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [task, file, folder] = process.argv.slice(2);
if (task !== undefined && file !== undefined && folder !== undefined) {
  console.log(JSON.stringify(await measure(task, file, folder)));
} else await main();
