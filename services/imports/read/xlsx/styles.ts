import { BUILT_IN, type CellFormat, cellFormat, PLAIN } from '../number-format.ts';
import { scanXml } from '../xml/scan-xml.ts';
import { attribute } from '../xml/xml-text.ts';
import type { ZipParts } from './zip.ts';

/** The number format of each cell style, in the order in which cells name them. */
export async function readStyles(zip: ZipParts, part: string | undefined): Promise<readonly CellFormat[]> {
  if (part === undefined) return [];
  const codes = new Map<number, string>(Object.entries(BUILT_IN).map(([id, code]) => [Number(id), code]));
  const used: number[] = [];
  let inCellStyles = false;
  await scanXml(part, zip.bytes(part), {
    open(name, attributes, empty) {
      if (name === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      if (name === 'cellXfs') inCellStyles = !empty;
      if (name === 'xf' && inCellStyles) used.push(Number(attribute(attributes, 'numFmtId') ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text() {},
  });
  return used.map((id) => {
    const code = codes.get(id);
    return code === undefined ? PLAIN : cellFormat(code);
  });
}
