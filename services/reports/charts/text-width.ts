/** Advances of Work Sans 600, the widest weight that charts use, in thousandths of the type size (its `hmtx` table). */
const ADVANCES: Readonly<Record<string, number>> = Object.fromEntries(
  [
    [282, '.,ij'],
    [319, 'l\u00a0 '],
    [430, '1frt'],
    [549, 'gsvz'],
    [579, 'ace'],
    [619, '23579hnñouó'],
    [636, '0468bdp−'],
    [945, 'mM'],
  ].flatMap(([advance, characters]) => Array.from(String(characters), (character) => [character, Number(advance)])),
);
/** As wide as a wide small letter: too much rather than too little. */
const OTHER = 640;

/** Pixels that words of a chart take in a line, never less than they do. */
export function textWidth(text: string, size: number): number {
  const thousandths = Array.from(text).reduce((sum, character) => sum + (ADVANCES[character] ?? OTHER), 0);
  return (thousandths * size) / 1000;
}

/** Where words centred on `x` stand so that they are whole between two edges. */
export function insideOf(x: number, width: number, [from, to]: readonly [number, number]): number {
  return Math.min(Math.max(x, from + width / 2), to - width / 2);
}
