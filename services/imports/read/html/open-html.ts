import type { FileHandle } from 'node:fs/promises';
import { Parser } from 'htmlparser2';
import { fileTexts } from '#config/texts/file-refusals.ts';
import type { RawRow } from '#core/imports/cell.ts';
import type { OpenFile, ReadLimits, Sheet } from '#core/ports/file-reader.ts';
import { fullBatches } from '../batches.ts';
import { notTabular, refuse } from '../refuse.ts';
import { createRowGatherer, MERGED_ROWS } from '../row-gatherer.ts';
import type { Encoding } from '../text/encoding.ts';
import { readUtf8 } from '../text/read-lines.ts';
import { createTableHandlers, type TableHandlers } from './html-tables.ts';

/** A tag or a comment longer than this is no part of a table; what is unfinished is held in memory. */
const MAX_PIECE = 4 << 20;
/** Each table is a sheet, and reading one passes over those before it. */
const MOST_TABLES = 100;
/** Merged areas that are kept of a table. */
const MERGED_KEPT = 10_000;

type Surveyed = Omit<Sheet, 'rows'> & { merged: Sheet['merged'][number][]; rows: number };

/**
 * Tables of a page, as many systems write what they call Excel: one sheet for each of the outermost tables. Two passes, as it
 * comes; nothing of the page is run or fetched.
 */
export async function openHtml(file: FileHandle, encoding: Encoding, limits: ReadLimits): Promise<OpenFile> {
  const tables: Surveyed[] = [];
  let asksPassword = false;
  const handlers = createTableHandlers(limits, {
    table() {
      if (tables.length >= MOST_TABLES) throw refuse('file-too-large', fileTexts.htmlTooManyTables(MOST_TABLES));
      tables.push({ name: '', hidden: false, merged: [], rows: 0 });
    },
    caption(text) {
      const table = tables.at(-1);
      if (table) table.name = text;
    },
    merged(area) {
      const table = tables.at(-1);
      if (table && area.top <= MERGED_ROWS && table.merged.length < MERGED_KEPT) table.merged.push(area);
    },
    row({ cells }) {
      const table = tables.at(-1);
      if (table && isDataLike(cells)) table.rows += 1;
    },
    password() {
      asksPassword = true;
    },
  });
  for await (const _ of parsing(file, encoding, handlers));
  if (asksPassword) throw notTabular('login');
  if (!tables.some(({ rows }) => rows > 1)) throw notTabular('html');
  return { facts: { container: 'html', encoding: encoding.name }, sheets: sheetsOf(tables), close: () => file.close() };

  function sheetsOf(surveyed: readonly Surveyed[]): Sheet[] {
    const names = namesOf(surveyed);
    return surveyed.map(({ hidden, merged }, at) => {
      const name = names[at] ?? '';
      return { name, hidden, merged, rows: () => readRows(file, encoding, { at, name }, limits) };
    });
  }
}

/** What the rows of a table have: more than a title, or a form's label and its field. */
function isDataLike(cells: RawRow['cells']): boolean {
  return cells.filter((cell) => cell !== null).length > 1;
}

/** Every sheet has a name of its own; the only one needs none. */
function namesOf(tables: readonly Surveyed[]): string[] {
  if (tables.length === 1) return tables.map(({ name }) => name);
  const seen = new Set<string>();
  return tables.map(({ name }, at) => {
    const own = name === '' || seen.has(name) ? fileTexts.htmlTable(at + 1) : name;
    seen.add(own);
    return own;
  });
}

async function* readRows(
  file: FileHandle,
  encoding: Encoding,
  wanted: { at: number; name: string },
  limits: ReadLimits,
): AsyncGenerator<readonly RawRow[]> {
  let at = -1;
  const gatherer = createRowGatherer(limits, wanted.name);
  const handlers = createTableHandlers(limits, {
    table() {
      at += 1;
    },
    caption() {},
    merged() {},
    row(row) {
      if (at === wanted.at && row.cells.length > 0) gatherer.add(row);
    },
    password() {},
  });
  for await (const _ of parsing(file, encoding, handlers)) {
    yield* fullBatches(gatherer.rows);
    if (at > wanted.at) break;
  }
  if (gatherer.rows.length > 0) yield gatherer.rows.splice(0);
}

/** Parses the page, and pauses after each piece of it for whoever takes what was made of it. */
async function* parsing(file: FileHandle, encoding: Encoding, handlers: TableHandlers): AsyncGenerator<undefined> {
  const parser = new Parser(handlers);
  const decoder = new TextDecoder();
  let written = 0;
  for await (const bytes of readUtf8(file, encoding)) {
    const text = decoder.decode(bytes, { stream: true });
    parser.write(text);
    written += text.length;
    if (written - parser.endIndex > MAX_PIECE) throw refuse('file-damaged', fileTexts.htmlEndless());
    yield;
  }
  parser.write(decoder.decode());
  parser.end();
  yield;
}
