/** Stands where a character has no glyph in the report's fonts. */
const UNKNOWN = '\u25a1';
/** Joiner and variation selectors bind an emoji; they are never seen. */
const BINDERS = new Set([0x200d, 0xfe0e, 0xfe0f]);

/**
 * Text that the report's fonts can show: letters in fancy alphabets become plain ones (`𝗧𝗿𝗮𝗯𝗮𝗷𝗼` → `Trabajo`), control and
 * direction marks go, and what has no glyph becomes a box, so that nothing is lost in silence.
 */
export function legible(text: string, covered: ReadonlySet<number>): string {
  const plain = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
  return Array.from(plain.normalize('NFC'), (character) => shown(character, covered)).join('');
}

function shown(character: string, covered: ReadonlySet<number>): string {
  if (isCovered(character, covered)) return character;
  const compatible = character.normalize('NFKC');
  if (compatible !== character && isCovered(compatible, covered)) return compatible;
  return isCovered(UNKNOWN, covered) ? UNKNOWN : '?';
}

function isCovered(text: string, covered: ReadonlySet<number>): boolean {
  return Array.from(text).every((character) => {
    const code = character.codePointAt(0) ?? 0;
    return covered.has(code) || BINDERS.has(code);
  });
}

/** The same for every string inside a value, but for addresses and drawings. */
export function legibleStrings<Node>(node: Node, covered: ReadonlySet<number>): Node {
  return JSON.parse(JSON.stringify(node), (name, value: unknown) =>
    typeof value === 'string' && name !== 'svg' && name !== 'link' ? legible(value, covered) : value,
  );
}
