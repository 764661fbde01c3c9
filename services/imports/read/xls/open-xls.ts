import type { FileHandle } from 'node:fs/promises';
import { fileTexts } from '#config/texts/file-refusals.ts';
import type { OpenFile, ReadLimits } from '#core/ports/file-reader.ts';
import { damaged, notTabular, refuse } from '../refuse.ts';

/** Old books are read as a whole, and take many times their size in memory. */
const MAX_BYTES = 20 << 20;

/** Books of Excel 5 to 2003. The library is loaded only for them: it is large, and they are rare. */
export async function openXls(file: FileHandle, size: number, limits: ReadLimits): Promise<OpenFile> {
  if (size > MAX_BYTES) throw refuse('file-too-large', fileTexts.legacyTooLarge(MAX_BYTES));
  const bytes = Buffer.alloc(size);
  await file.read(bytes, 0, size, 0);
  await refuseOthers(bytes);
  const { readWorkbook } = await import('./read-workbook.ts');
  try {
    const sheets = readWorkbook(bytes, limits);
    if (!(await anyRow(sheets))) throw refuse('file-empty', fileTexts.noSheets());
    return { facts: { container: 'xls' }, sheets, close: () => file.close() };
  } catch (cause) {
    throw damaged(cause, fileTexts.legacyDamaged());
  }
}

async function anyRow(sheets: OpenFile['sheets']): Promise<boolean> {
  for (const sheet of sheets) for await (const batch of sheet.rows()) if (batch.length > 0) return true;
  return false;
}

async function refuseOthers(bytes: Buffer): Promise<void> {
  const { compoundKind } = await import('./compound-file.ts');
  const found = kindOf(() => compoundKind(bytes));
  if (found.kind === 'encrypted') throw refuse('file-encrypted', fileTexts.encrypted());
  if (found.kind === 'foreign') throw notTabular(found.what);
}

function kindOf<T>(look: () => T): T {
  try {
    return look();
  } catch (cause) {
    throw damaged(cause, fileTexts.legacyDamaged());
  }
}
