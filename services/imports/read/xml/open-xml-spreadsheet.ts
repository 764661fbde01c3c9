import type { FileHandle } from 'node:fs/promises';
import { fileTexts } from '#config/texts/file-refusals.ts';
import type { RawRow } from '#core/imports/cell.ts';
import type { OpenFile, ReadLimits, Sheet } from '#core/ports/file-reader.ts';
import { fullBatches } from '../batches.ts';
import { refuse } from '../refuse.ts';
import { createRowGatherer, MERGED_ROWS } from '../row-gatherer.ts';
import type { Encoding } from '../text/encoding.ts';
import { readUtf8 } from '../text/read-lines.ts';
import { scanningXml, scanXml } from './scan-xml.ts';
import { createSpreadsheetHandlers } from './spreadsheet-handlers.ts';

/** The name of the only part, for people. */
const PART = 'XML';

type Surveyed = Omit<Sheet, 'rows'> & { merged: Sheet['merged'][number][] };

/**
 * The XML that Excel 2003 and many systems write, one file for all sheets. Read by our own scanner, as it comes: the
 * library for old books takes UTF-8 only, makes floats of long ids and holds the whole.
 */
export async function openXmlSpreadsheet(file: FileHandle, encoding: Encoding, limits: ReadLimits): Promise<OpenFile> {
  const surveyed: Surveyed[] = [];
  let filled = false;
  const handlers = createSpreadsheetHandlers({
    sheet: (name) => surveyed.push({ name, hidden: false, merged: [] }),
    hidden() {
      const sheet = surveyed.at(-1);
      if (sheet) sheet.hidden = true;
    },
    merged(area) {
      if (area.top <= MERGED_ROWS) surveyed.at(-1)?.merged.push(area);
    },
    row() {
      filled = true;
    },
  });
  await scanXml(PART, readUtf8(file, encoding), handlers);
  if (!filled) throw refuse('file-empty', fileTexts.noSheets());
  const sheets = surveyed.map((sheet, at) => ({ ...sheet, rows: () => readRows(file, encoding, at, limits) }));
  return { facts: { container: 'spreadsheet-xml', encoding: encoding.name }, sheets, close: () => file.close() };
}

async function* readRows(
  file: FileHandle,
  encoding: Encoding,
  wanted: number,
  limits: ReadLimits,
): AsyncGenerator<readonly RawRow[]> {
  let at = -1;
  let gatherer = createRowGatherer(limits, '');
  const handlers = createSpreadsheetHandlers({
    sheet(name) {
      at++;
      if (at === wanted) gatherer = createRowGatherer(limits, name);
    },
    hidden() {},
    merged() {},
    row(row) {
      if (at === wanted) gatherer.add(row);
    },
  });
  for await (const _ of scanningXml(PART, readUtf8(file, encoding), handlers)) {
    yield* fullBatches(gatherer.rows);
    if (at > wanted) break;
  }
  if (gatherer.rows.length > 0) yield gatherer.rows.splice(0);
}
