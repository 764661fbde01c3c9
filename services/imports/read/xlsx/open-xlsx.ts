import { fileTexts } from '#config/texts/file-refusals.ts';
import type { RawRow } from '#core/imports/cell.ts';
import type { OpenFile, ReadLimits, Sheet } from '#core/ports/file-reader.ts';
import { notTabular, refuse } from '../refuse.ts';
import { foreignZip } from './foreign-zip.ts';
import { readSharedStrings } from './shared-strings.ts';
import { type CellContext, readSheetRows } from './sheet-rows.ts';
import { readStyles } from './styles.ts';
import { surveySheet } from './survey-sheet.ts';
import { readWorkbook } from './workbook.ts';
import { openZip, type ZipParts } from './zip.ts';

/**
 * A workbook of Excel since 2007. Read by a small scanner of our own: hucre hands on numbers as floats without their
 * formats, and reads ahead of whoever takes its rows.
 */
export async function openXlsx(path: string, size: number, limits: ReadLimits): Promise<OpenFile> {
  const zip = await openZip(path, size, limits);
  try {
    const foreign = await foreignZip(zip);
    if (foreign) throw notTabular(foreign);
    return { facts: { container: 'xlsx' }, sheets: await sheetsOf(zip, limits), close: async () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function sheetsOf(zip: ZipParts, limits: ReadLimits): Promise<Sheet[]> {
  const workbook = await readWorkbook(zip);
  const formats = await readStyles(zip, workbook.styles);
  let context: Promise<CellContext> | undefined;
  // The texts may be most of the file; they are read when the first row is asked for, and once.
  const contextOf = () => {
    context ??= readSharedStrings(zip, workbook.sharedStrings).then((strings) => ({
      strings,
      formats,
      date1904: workbook.date1904,
    }));
    return context;
  };
  const sheets: Sheet[] = [];
  let filled = false;
  for (const { name, hidden, part } of workbook.sheets) {
    const survey = await surveySheet(zip, part);
    filled ||= survey.filled;
    sheets.push({
      name,
      hidden,
      merged: survey.merged,
      async *rows(): AsyncGenerator<readonly RawRow[]> {
        yield* readSheetRows(zip, { name, part }, await contextOf(), limits);
      },
    });
  }
  if (!filled) throw refuse('file-empty', fileTexts.noSheets());
  return sheets;
}
