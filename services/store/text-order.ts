/**
 * Databases order text by its UTF-8 bytes, we by UTF-16 code units; the two differ only from U+D800 on, where surrogates
 * stand before U+E000–U+FFFF. Each code unit from there on is therefore stored as a code point of its own from U+10000
 * on, in the same order: the bytes then order as the code units do, lone surrogates survive, and ordinary text is stored
 * as it is.
 */
const FIRST_UNIT = 0xd800;
const FIRST_POINT = 0x10000;
const HIGH_UNIT = /[\ud800-\uffff]/;
const HIGH_UNITS = /[\ud800-\uffff]/g;
const MOVED_POINTS = /[\u{10000}-\u{127ff}]/gu;

/** Text whose UTF-8 bytes order as the UTF-16 code units of `text` do. */
export function orderedText(text: string): string {
  if (!HIGH_UNIT.test(text)) return text;
  return text.replace(HIGH_UNITS, (unit) => String.fromCodePoint(unit.charCodeAt(0) - FIRST_UNIT + FIRST_POINT));
}

/** The text that {@link orderedText} was given. */
export function fromOrderedText(stored: string): string {
  return stored.replace(MOVED_POINTS, (point) =>
    String.fromCharCode((point.codePointAt(0) ?? 0) - FIRST_POINT + FIRST_UNIT),
  );
}
