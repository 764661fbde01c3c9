import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Words of a drawing with the box that they take, in its own pixels. */
export interface TextBox {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const require = createRequire(import.meta.url);

/** Every `<text>` of a chart, measured with the advances of the font's own file. */
export function textBoxesOf(svg: string): TextBox[] {
  return Array.from(svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g), ([, attributes = '', text = '']) =>
    boxOf(attributes, text),
  );
}

function boxOf(attributes: string, text: string): TextBox {
  const attribute = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
  const [, moveX = '0', moveY = '0'] = /translate\(([-\d.]+)[ ,]+([-\d.]+)\)/.exec(attributes) ?? [];
  const x = Number(attribute('x') ?? 0) + Number(moveX);
  const y = Number(attribute('y') ?? 0) + Number(moveY);
  const size = Number.parseFloat(attribute('font-size') ?? '12');
  const width = widthOf(text, attribute('font-weight') === '600') * size;
  const left = { start: x, middle: x - width / 2, end: x - width }[attribute('text-anchor') ?? 'start'] ?? x;
  return { text, left, right: left + width, top: y - size / 2, bottom: y + size / 2 };
}

const FACES = {
  regular: advancesOf('@expo-google-fonts/work-sans/400Regular/WorkSans_400Regular.ttf'),
  semiBold: advancesOf('@expo-google-fonts/work-sans/600SemiBold/WorkSans_600SemiBold.ttf'),
};

function widthOf(text: string, bold: boolean): number {
  const advance = bold ? FACES.semiBold : FACES.regular;
  return Array.from(text).reduce((sum, character) => sum + advance(character.codePointAt(0) ?? 0), 0);
}

/** Advance of a code point in ems, from `cmap` format 4 and `hmtx`. */
function advancesOf(font: string): (code: number) => number {
  const file = readFileSync(require.resolve(font));
  const table = (tag: string) => {
    const at = Array.from({ length: file.readUInt16BE(4) }, (_, index) => 12 + index * 16);
    const entry = at.find((each) => file.toString('latin1', each, each + 4) === tag);
    if (entry === undefined) throw new RangeError(`font has no table "${tag}"`);
    return file.readUInt32BE(entry + 8);
  };
  const glyphs = glyphsOf(file, table('cmap'));
  const [metrics, last] = [table('hmtx'), file.readUInt16BE(table('hhea') + 34) - 1];
  const unitsPerEm = file.readUInt16BE(table('head') + 18);
  return (code) => file.readUInt16BE(metrics + Math.min(glyphs.get(code) ?? 0, last) * 4) / unitsPerEm;
}

function glyphsOf(file: Buffer, cmap: number): Map<number, number> {
  const offsets = Array.from({ length: file.readUInt16BE(cmap + 2) }, (_, index) => cmap + 4 + index * 8 + 4);
  const subtable = offsets.map((at) => cmap + file.readUInt32BE(at)).find((at) => file.readUInt16BE(at) === 4);
  if (subtable === undefined) throw new RangeError('font has no cmap of format 4');
  const bytes = file.readUInt16BE(subtable + 6);
  const glyphs = new Map<number, number>();
  for (let at = 0; at < bytes; at += 2) {
    const [last, first] = [file.readUInt16BE(subtable + 14 + at), file.readUInt16BE(subtable + 16 + bytes + at)];
    const [delta, range] = [subtable + 16 + 2 * bytes + at, subtable + 16 + 3 * bytes + at];
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const offset = file.readUInt16BE(range);
      const found = offset === 0 ? code : file.readUInt16BE(range + offset + (code - first) * 2);
      glyphs.set(code, found === 0 ? 0 : (found + file.readUInt16BE(delta)) & 0xffff);
    }
  }
  return glyphs;
}
