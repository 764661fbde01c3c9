/**
 * Code points for which a TrueType font has a glyph (OpenType `cmap`, formats 4 and 12).
 * @throws RangeError when the file is no TrueType font
 */
export function codePointsOf(font: Buffer): Set<number> {
  const cmap = tableOffset(font, 'cmap');
  const found = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    const format = font.readUInt16BE(subtable);
    if (format === 4) addSegments(font, subtable, found);
    if (format === 12) addGroups(font, subtable, found);
  }
  return found;
}

function tableOffset(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new RangeError(`font has no table "${tag}"`);
}

/** Format 4: segments of the basic plane; the last one, up to 0xFFFF, is a sentinel. */
function addSegments(font: Buffer, subtable: number, found: Set<number>): void {
  const bytes = font.readUInt16BE(subtable + 6);
  for (let at = 0; at < bytes; at += 2) {
    const last = font.readUInt16BE(subtable + 14 + at);
    const first = font.readUInt16BE(subtable + 16 + bytes + at);
    if (last !== 0xffff) addRange(first, last, found);
  }
}

/** Format 12: groups of all planes. */
function addGroups(font: Buffer, subtable: number, found: Set<number>): void {
  for (let index = 0; index < font.readUInt32BE(subtable + 12); index += 1) {
    const group = subtable + 16 + index * 12;
    addRange(font.readUInt32BE(group), font.readUInt32BE(group + 4), found);
  }
}

function addRange(first: number, last: number, found: Set<number>): void {
  for (let code = first; code <= last; code += 1) found.add(code);
}
