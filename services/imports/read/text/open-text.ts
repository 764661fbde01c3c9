import type { FileHandle } from 'node:fs/promises';
import type { RawRow } from '#core/imports/cell.ts';
import type { FileFacts, ReadLimits, Sheet } from '#core/ports/file-reader.ts';
import { fullBatches } from '../batches.ts';
import { dialectOf } from './dialect.ts';
import type { Encoding } from './encoding.ts';
import { decodeText, readLines } from './read-lines.ts';
import { createRowSplitter, type Dialect } from './row-splitter.ts';

/**
 * @param head the first bytes of the file
 * @param whole whether they are all of it
 */
export function openText(
  file: FileHandle,
  head: Buffer,
  whole: boolean,
  encoding: Encoding,
  limits: ReadLimits,
): { facts: FileFacts; sheets: readonly Sheet[] } {
  const dialect = dialectOf(decodeText(head, encoding), whole);
  const facts: FileFacts = {
    container: 'text',
    encoding: encoding.name,
    bom: encoding.bomBytes > 0,
    delimiter: dialect.delimiter,
    quotedLines: dialect.quotedLines,
  };
  const rows = () => readRows(file, encoding, dialect, limits);
  return { facts, sheets: [{ name: '', hidden: false, merged: [], rows }] };
}

async function* readRows(
  file: FileHandle,
  encoding: Encoding,
  dialect: Dialect,
  limits: ReadLimits,
): AsyncGenerator<readonly RawRow[]> {
  const splitter = createRowSplitter(dialect, limits);
  for await (const lines of readLines(file, encoding, dialect.lineEnd)) {
    splitter.feed(lines);
    yield* fullBatches(splitter.rows);
  }
  splitter.end();
  yield* fullBatches(splitter.rows);
  if (splitter.rows.length > 0) yield splitter.rows.splice(0);
}
