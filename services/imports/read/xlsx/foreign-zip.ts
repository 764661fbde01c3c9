import type { ForeignFile } from '#config/texts/file-refusals.ts';
import type { ZipParts } from './zip.ts';

const MARKS: readonly [part: RegExp, what: ForeignFile][] = [
  [/^xl\/workbook\.bin$/, 'xlsb'],
  [/^word\//, 'word'],
  [/^ppt\//, 'slides'],
  [/^(index\/.*\.iwa|index\.zip)$/, 'numbers'],
];

/** What a packed file is that is no workbook; `undefined` for a workbook. */
export async function foreignZip(zip: ZipParts): Promise<ForeignFile | undefined> {
  if (zip.has('xl/workbook.xml')) return undefined;
  const marked = MARKS.find(([part]) => zip.names.some((name) => part.test(name)));
  if (marked) return marked[1];
  if (zip.has('mimetype') && (await startOf(zip, 'mimetype')).includes('opendocument')) return 'opendocument';
  // A workbook whose main part has another name is found by its relations.
  return zip.has('[Content_Types].xml') && zip.names.some((name) => name.startsWith('xl/')) ? undefined : 'zip';
}

async function startOf(zip: ZipParts, part: string): Promise<string> {
  for await (const bytes of zip.bytes(part)) return bytes.toString('latin1', 0, 100);
  return '';
}
