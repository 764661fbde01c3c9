import type { FileHandle } from 'node:fs/promises';
import { fileTexts } from '#config/texts/file-refusals.ts';
import type { OpenFile, ReadLimits } from '#core/ports/file-reader.ts';
import { inBatches } from '../batches.ts';
import { damaged, refuse } from '../refuse.ts';
import type { Encoding } from '../text/encoding.ts';
import { decodeText } from '../text/read-lines.ts';
import { findList } from './find-list.ts';
import { listRows } from './list-rows.ts';
import { isRecord, type JsonValue, parseExact } from './parse-exact.ts';

/** JSON is read as a whole. */
const MAX_BYTES = 50 << 20;

/** How JSON of records or rows begins; other brackets may begin a line of a table. */
const BEGINS_AS_JSON = /^\s*(\{\s*["}]|\[\s*[[{\]])/;

/**
 * A list of records, alone, wrapped in an object, or one to a line.
 * @returns undefined for a text that only begins with a bracket
 * @throws AppError `file-damaged` for JSON that is cut or wrong
 */
export async function openJson(
  file: FileHandle,
  size: number,
  encoding: Encoding,
  limits: ReadLimits,
): Promise<OpenFile | undefined> {
  const start = await bytesOf(file, Math.min(size, 4_096));
  const alike = BEGINS_AS_JSON.test(decodeText(start, encoding));
  if (!alike) return undefined;
  if (size > MAX_BYTES) throw refuse('file-too-large', fileTexts.jsonTooLarge(MAX_BYTES));
  const rows = listRows(findList(parseAny(decodeText(await bytesOf(file, size), encoding))), limits);
  return {
    facts: { container: 'json', encoding: encoding.name, bom: encoding.bomBytes > 0 },
    sheets: [{ name: '', hidden: false, merged: [], rows: () => inBatches(rows) }],
    close: () => file.close(),
  };
}

async function bytesOf(file: FileHandle, size: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
  return buffer.subarray(0, bytesRead);
}

function parseAny(text: string): JsonValue {
  try {
    return parseExact(text);
  } catch (cause) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const records = lines.length > 1 ? parseLines(lines) : undefined;
    if (records) return records;
    throw damaged(cause, fileTexts.jsonDamaged());
  }
}

function parseLines(lines: readonly string[]): JsonValue[] | undefined {
  try {
    const values = lines.map(parseExact);
    return values.every((value) => isRecord(value) || Array.isArray(value)) ? values : undefined;
  } catch {
    return undefined;
  }
}
