import { type FileHandle, open } from 'node:fs/promises';
import { fileTexts } from '#config/texts/file-refusals.ts';
import type { FileReader, OpenFile, ReadLimits } from '#core/ports/file-reader.ts';
import { openHtml } from './html/open-html.ts';
import { openJson } from './json/open-json.ts';
import { notTabular, refuse } from './refuse.ts';
import { sniff } from './sniff.ts';
import { type Encoding, encodingOf } from './text/encoding.ts';
import { openText } from './text/open-text.ts';
import { readLines } from './text/read-lines.ts';
import { openXls } from './xls/open-xls.ts';
import { openXlsx } from './xlsx/open-xlsx.ts';
import { openXmlSpreadsheet } from './xml/open-xml-spreadsheet.ts';

/** Enough for the kind of a file, and for rows of thousands of columns to show how they are parted. */
const HEAD_BYTES = 1 << 18;

/** Reads text, Excel (new, old, XML, and pages that call themselves so) and JSON; each library that takes part stands in a file of its own. */
export function createFileReader(): FileReader {
  return {
    async open(path, limits) {
      const file = await open(path, 'r');
      try {
        return await openAny(file, path, limits);
      } catch (error) {
        await file.close();
        throw error;
      }
    },
  };
}

async function openAny(file: FileHandle, path: string, limits: ReadLimits): Promise<OpenFile> {
  const { size } = await file.stat();
  if (size > limits.bytes) throw refuse('file-too-large', fileTexts.tooManyBytes(limits.bytes));
  const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(HEAD_BYTES, size)), 0, undefined, 0);
  const head = buffer.subarray(0, bytesRead);
  if (head.length === 0) throw refuse('file-empty', fileTexts.empty());
  const sniffed = sniff(head);
  switch (sniffed.kind) {
    case 'foreign':
      throw notTabular(sniffed.what);
    case 'zip':
      return withFile(file, await openXlsx(path, size, limits));
    case 'ole':
      return openXls(file, size, limits);
    case 'spreadsheet-xml':
    case 'html':
    case 'json':
    case 'text':
      return openWritten(file, head, size, limits, sniffed.kind);
  }
}

async function openWritten(
  file: FileHandle,
  head: Buffer,
  size: number,
  limits: ReadLimits,
  kind: 'text' | 'json' | 'spreadsheet-xml' | 'html',
): Promise<OpenFile> {
  const encoding = await encodingOf(file, head);
  if (kind === 'spreadsheet-xml') return openXmlSpreadsheet(file, encoding, limits);
  if (kind === 'html') return openHtml(file, encoding, limits);
  const json = kind === 'json' ? await openJson(file, size, encoding, limits) : undefined;
  if (json) return json;
  if (await isBlank(file, encoding)) throw refuse('file-empty', fileTexts.blank());
  return { ...openText(file, head, head.length === size, encoding, limits), close: () => file.close() };
}

async function isBlank(file: FileHandle, encoding: Encoding): Promise<boolean> {
  for await (const lines of readLines(file, encoding, '\n')) if (lines.some((line) => line.trim() !== '')) return false;
  return true;
}

/** For readers that hold the file in another way. */
async function withFile(file: FileHandle, opened: OpenFile): Promise<OpenFile> {
  await file.close();
  return opened;
}
