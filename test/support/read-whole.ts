import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#core/error.ts';
import type { RawCell } from '#core/imports/cell.ts';
import type { FileFacts, ReadLimits, Sheet } from '#core/ports/file-reader.ts';
import { createFileReader } from '#services/imports/read/file-reader.ts';

export const WIDE_LIMITS: ReadLimits = {
  bytes: 100_000_000,
  unpackedBytes: 100_000_000,
  rows: 1_000_000,
  columns: 5_000,
  cellCharacters: 100_000,
};

export interface WholeSheet {
  name: string;
  hidden: boolean;
  merged: Sheet['merged'];
  /** Row number and cells. */
  rows: [number, ...(readonly RawCell[])][];
}

/** Writes the bytes into a file of its own and hands its path on; the file is gone afterwards. */
export async function withFile<T>(bytes: Buffer | string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'rendir-read-'));
  try {
    // The name tells nothing on purpose.
    const path = join(folder, 'archivo');
    writeFileSync(path, bytes);
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All that the reader finds in a file of these bytes. */
export function readWhole(
  bytes: Buffer | string,
  limits: Partial<ReadLimits> = {},
): Promise<{ facts: FileFacts; sheets: WholeSheet[] }> {
  return withFile(bytes, async (path) => {
    const file = await createFileReader().open(path, { ...WIDE_LIMITS, ...limits });
    try {
      const sheets: WholeSheet[] = [];
      for (const { name, hidden, merged, rows } of file.sheets)
        sheets.push({ name, hidden, merged, rows: await rowsOf(rows()) });
      return { facts: file.facts, sheets };
    } finally {
      await file.close();
    }
  });
}

export async function rowsOf(batches: ReturnType<Sheet['rows']>): Promise<WholeSheet['rows']> {
  const rows: WholeSheet['rows'] = [];
  for await (const batch of batches) for (const { number, cells } of batch) rows.push([number, ...cells]);
  return rows;
}

/** The rows of the only sheet. */
export async function readRows(bytes: Buffer | string, limits: Partial<ReadLimits> = {}): Promise<WholeSheet['rows']> {
  const { sheets } = await readWhole(bytes, limits);
  return sheets[0]?.rows ?? [];
}

/** The error with which the file is refused, at opening or on the way. */
export async function refusalOf(bytes: Buffer | string, limits: Partial<ReadLimits> = {}): Promise<AppError> {
  const caught = await readWhole(bytes, limits).catch((error: unknown) => error);
  if (caught instanceof AppError) return caught;
  throw new Error('The file was not refused as it should be.', { cause: caught });
}
