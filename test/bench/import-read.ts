// What reading files for import costs: rows of a second and memory, against the bare libraries, each in a process of its own.
import { execFileSync } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { streamXlsxRows, writeXlsxStream } from 'hucre/xlsx';
import { createFileReader } from '#services/imports/read/file-reader.ts';

const CSV_ROWS = 1_000_000;
const SHEET_ROWS = 100_000;
const TARGET = { ofCsvParse: 0.8, csvMegabytes: 300, sheetMegabytesAboveStart: 300 };

const LIMITS = { bytes: 1e9, unpackedBytes: 2e8, rows: 1_048_576, columns: 2_000, cellCharacters: 100_000 };

function writeCsv(path: string): void {
  const file = openSync(path, 'w');
  writeSync(file, '\ufeffFecha;Medio;Emisora;Municipio;Valor;IVA;Total;Observación\r\n');
  for (let from = 0; from < CSV_ROWS; from += 1_000) {
    writeSync(file, Array.from({ length: 1_000 }, (_, at) => csvLine(from + at)).join(''));
  }
  closeSync(file);
}

function csvLine(at: number): string {
  const day = `2026-0${(at % 9) + 1}-1${at % 9}`;
  const name = `"Emisora ""La Voz"" ${at % 97}"`;
  return `${day};Radio;${name};Bogotá;${(at * 37) % 99_999},50;${at % 19};$ ${at % 7}.123.456;nota ${at % 13}\r\n`;
}

async function writeSheet(path: string): Promise<void> {
  const file = openSync(path, 'w');
  for await (const piece of writeXlsxStream(sheetRows(), { name: 'Pauta' })) writeSync(file, piece);
  closeSync(file);
}

function* sheetRows() {
  yield ['Fecha', 'Medio', 'Emisora', 'Municipio', 'Valor', 'Cuñas', 'Pagado', 'Observación'];
  for (let at = 1; at < SHEET_ROWS; at++) {
    const day = new Date(Date.UTC(2026, at % 12, (at % 28) + 1));
    yield [day, 'Radio', `Emisora La Voz ${at % 977}`, 'Bogotá', at * 37.25, at % 19, at % 2 === 0, `nota ${at}`];
  }
}

const PASSES: Record<string, (path: string) => Promise<number>> = {
  async 'csv-parse'(path) {
    let rows = 0;
    for await (const _ of createReadStream(path).pipe(parse({ delimiter: ';', bom: true }))) rows++;
    return rows;
  },
  async hucre(path) {
    let rows = 0;
    for await (const _ of streamXlsxRows(readFileSync(path))) rows++;
    return rows;
  },
  ours: readAll,
};

async function readAll(path: string): Promise<number> {
  const file = await createFileReader().open(path, LIMITS);
  let rows = 0;
  for (const sheet of file.sheets) for await (const batch of sheet.rows()) rows += batch.length;
  await file.close();
  return rows;
}

interface Measured {
  rows: number;
  seconds: number;
  startMegabytes: number;
  peakMegabytes: number;
}

async function measure(pass: string, path: string): Promise<Measured> {
  const startMegabytes = process.memoryUsage().rss / 1_048_576;
  const begun = performance.now();
  const rows = (await PASSES[pass]?.(path)) ?? 0;
  const seconds = (performance.now() - begun) / 1_000;
  return { rows, seconds, startMegabytes, peakMegabytes: process.resourceUsage().maxRSS / 1_024 };
}

/** The median of three processes. */
function measureApart(pass: string, path: string): Measured {
  const runs = Array.from({ length: 3 }, () => {
    const out = execFileSync(process.execPath, [import.meta.filename, pass, path], { encoding: 'utf8' });
    return JSON.parse(out) as Measured;
  });
  const [, median] = runs.toSorted((a, b) => a.seconds - b.seconds);
  if (!median) throw new Error('nothing measured');
  const { rows, seconds, startMegabytes, peakMegabytes } = median;
  const speed = Math.round(rows / seconds).toLocaleString('en');
  const memory = `peak ${peakMegabytes.toFixed(0)} MB, ${(peakMegabytes - startMegabytes).toFixed(0)} MB above start`;
  console.log(`${pass.padEnd(10)} ${rows} rows in ${seconds.toFixed(2)} s: ${speed} rows/s; ${memory}`);
  return median;
}

function judge(what: string, met: boolean): void {
  console.log(`${met ? 'met   ' : 'MISSED'} ${what}`);
  if (!met) process.exitCode = 1;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rendir-bench-'));
  try {
    const csv = join(folder, 'pauta.csv');
    writeCsv(csv);
    const bare = measureApart('csv-parse', csv);
    const ours = measureApart('ours', csv);
    const share = bare.seconds / ours.seconds;
    judge(
      `text: ${share.toFixed(2)} × csv-parse, opening included (target ${TARGET.ofCsvParse})`,
      share >= TARGET.ofCsvParse,
    );
    judge(`text: at most ${TARGET.csvMegabytes} MB`, ours.peakMegabytes <= TARGET.csvMegabytes);
    const sheet = join(folder, 'pauta.xlsx');
    await writeSheet(sheet);
    const hucre = measureApart('hucre', sheet);
    const book = measureApart('ours', sheet);
    console.log(`       workbook: ${(hucre.seconds / book.seconds).toFixed(2)} × hucre, opening included`);
    const above = book.peakMegabytes - book.startMegabytes;
    judge(
      `workbook: at most ${TARGET.sheetMegabytesAboveStart} MB above start`,
      above <= TARGET.sheetMegabytesAboveStart,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [pass, path] = process.argv.slice(2);
if (pass !== undefined && path !== undefined) console.log(JSON.stringify(await measure(pass, path)));
else await main();
