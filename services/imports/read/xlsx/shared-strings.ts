import { scanXml } from '../xml/scan-xml.ts';
import { decodeExcelEscapes, detached } from '../xml/xml-text.ts';
import type { ZipParts } from './zip.ts';

/** The texts that cells share, in the order in which cells name them; runs of rich text joined, readings left out. */
export async function readSharedStrings(zip: ZipParts, part: string | undefined): Promise<readonly string[]> {
  if (part === undefined) return [];
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inReading = false;
  await scanXml(part, zip.bytes(part), {
    open(name, _attributes, empty) {
      if (name === 'si') text = '';
      if (name === 'si' && empty) strings.push('');
      if (name === 'rPh') inReading = !empty;
      if (name === 't') inText = !empty && !inReading;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') inReading = false;
      if (name === 'si') strings.push(detached(decodeExcelEscapes(text)));
    },
    text(piece) {
      if (inText) text += piece;
    },
  });
  return strings;
}
