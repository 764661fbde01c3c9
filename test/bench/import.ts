// What an import of a million lines costs, against the bare parser and bare inserts, each in a process of its own.
import { execFileSync } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
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
const COMMIT_ROWS = Math.min(ROWS, 200_000);
const PAIRS = 3;
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
  async commit(file, folder) {
    const app = await openApp(join(folder, 'commit'));
    const { import: received } = await receiveImport(app, {
      name: 'pauta.csv',
      bytes: readFileSync(file),
      by: 'bench',
      way: 'cli',
      answers: ANSWERS,
    });
    const signal = new AbortController().signal;
    await runImport(app, `${received.id}|1`, signal);
    await confirmImport(app, received.id, { by: 'bench' });
    const begun = performance.now();
    await runImport(app, `${received.id}|2`, signal);
    told = performance.now() - begun;
    const [done] = await app.store.get('imports', [received.id]);
    await app.store.close();
    return done?.committed?.rows ?? 0;
  },
  /** The same documents, with the same indexes and the same durability, by the driver alone. */
  async insert(_, folder) {
    const store = createSqliteStore({ path: join(folder, 'commit', 'rendir.sqlite') });
    const batches: MediaBuy[][] = [];
    const filter = { from: '2026-01', until: '2026-12' } as const;
    for await (const buys of scanBuys(store, filter)) batches.push(buys);
    await store.close();
    const db = new DatabaseSync(join(folder, 'bare.sqlite'));
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    db.exec(
      'CREATE TABLE buys (id TEXT PRIMARY KEY, import TEXT, month TEXT, day TEXT, campaign TEXT, net INTEGER, vat INTEGER, total INTEGER, body TEXT) STRICT',
    );
    for (const equal of ['import', 'month', 'campaign'])
      db.exec(`CREATE INDEX by_${equal} ON buys (${equal}, day, id)`);
    const insert = db.prepare('INSERT INTO buys VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    const begun = performance.now();
    for (const buys of batches) {
      db.exec('BEGIN');
      for (const buy of buys) {
        const body = JSON.stringify(buy, (_name, value) => (typeof value === 'bigint' ? String(value) : value));
        insert.run(buy.id, buy.import, buy.month, buy.day, buy.campaign, buy.net, buy.vat, buy.total, body);
      }
      db.exec('COMMIT');
    }
    told = performance.now() - begun;
    db.close();
    rmSync(join(folder, 'bare.sqlite'));
    return batches.reduce((sum, { length }) => sum + length, 0);
  },
};

/** What a task measured itself, where it is not all of it. */
let told: number | undefined;

/** Loaded where it is needed only: the whole product takes memory that parsing and previewing do not. */
async function openApp(folder: string) {
  const [{ createApp }, { readSettings }] = await Promise.all([import('#services/app.ts'), import('#config/env.ts')]);
  return createApp(readSettings({ RENDIR_DATA_DIR: folder, RENDIR_LOG_LEVEL: 'silent' }));
}

interface Measured {
  rows: number;
  seconds: number;
  peakMegabytes: number;
}

async function measure(task: string, file: string, folder: string): Promise<Measured> {
  const begun = performance.now();
  const rows = (await TASKS[task]?.(file, folder)) ?? 0;
  const seconds = (told ?? performance.now() - begun) / 1_000;
  return { rows, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1_024 };
}

function apart(task: string, file: string, folder: string): Measured {
  const out = execFileSync(process.execPath, [import.meta.filename, task, file, folder], { encoding: 'utf8' });
  const measured = JSON.parse(out) as Measured;
  const { rows, seconds, peakMegabytes } = measured;
  const speed = Math.round(rows / seconds).toLocaleString('en');
  console.log(
    `${task.padEnd(8)} ${rows} rows in ${seconds.toFixed(2)} s, ${speed} rows/s, peak ${peakMegabytes.toFixed(0)} MB`,
  );
  return measured;
}

function judge(what: string, met: boolean): void {
  console.log(`${met ? 'met   ' : 'MISSED'} ${what}`);
  if (!met) process.exitCode = 1;
}

/** Pairs one after the other; the ratio is the median of theirs. */
function compare(bare: string, ours: string, file: string, folder: string): { ratio: number; peak: number } {
  const pairs = Array.from({ length: PAIRS }, () => {
    // The product's run first: the bare one takes its documents from it.
    const one = apart(ours, file, folder);
    const other = apart(bare, file, folder);
    rmSync(join(folder, 'commit'), { recursive: true, force: true });
    return { ratio: other.seconds / one.seconds, peak: one.peakMegabytes };
  });
  const ratio = pairs.map((pair) => pair.ratio).toSorted((a, b) => a - b)[Math.floor(PAIRS / 2)] ?? 0;
  return { ratio, peak: Math.max(...pairs.map(({ peak }) => peak)) };
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rendir-bench-'));
  try {
    const file = join(folder, 'pauta.csv');
    writeCsv(file, ROWS);
    const preview = compare('parse', 'preview', file, folder);
    judge(
      `preview: ${preview.ratio.toFixed(2)} × csv-parse alone (target ${TARGET.preview})`,
      preview.ratio >= TARGET.preview,
    );
    judge(`preview: at most ${TARGET.megabytes} MB`, preview.peak <= TARGET.megabytes);
    writeCsv(file, COMMIT_ROWS);
    const commit = compare('insert', 'commit', file, folder);
    judge(`commit: ${commit.ratio.toFixed(2)} × bare inserts (target ${TARGET.commit})`, commit.ratio >= TARGET.commit);
    console.log(`       commit: peak ${commit.peak.toFixed(0)} MB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [task, file, folder] = process.argv.slice(2);
if (task !== undefined && file !== undefined && folder !== undefined) {
  console.log(JSON.stringify(await measure(task, file, folder)));
} else await main();
