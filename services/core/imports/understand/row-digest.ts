import type { RawCell } from '../cell.ts';

/**
 * Counts rows that stand more than once, cell by cell as written, in 16 bytes a row: each row is kept as a number of 52 bits, so that
 * two different rows of a million are taken for the same about once in nine thousand files.
 */
export interface RowCounter {
  /** True when the row was seen before. */
  seen(cells: readonly RawCell[]): boolean;
  extra(): number;
}

export function createRowCounter(): RowCounter {
  let table = new Float64Array(1 << 12);
  let size = 0;
  let extra = 0;
  const insert = (into: Float64Array, digest: number): boolean => {
    const mask = into.length - 1;
    let place = (digest % into.length) & mask;
    while (into[place] !== 0) {
      if (into[place] === digest) return false;
      place = (place + 1) & mask;
    }
    into[place] = digest;
    return true;
  };
  const grow = () => {
    const larger = new Float64Array(table.length * 2);
    for (const digest of table) if (digest !== 0) insert(larger, digest);
    table = larger;
  };
  return {
    seen(cells) {
      if (size * 2 > table.length) grow();
      const isNew = insert(table, digestOf(cells));
      if (isNew) size += 1;
      else extra += 1;
      return !isNew;
    },
    extra: () => extra,
  };
}

/** FNV-1a, twice with different starts, joined to 52 bits; never 0. */
function digestOf(cells: readonly RawCell[]): number {
  let a = 0x811c9dc5;
  let b = 0x2f0b4a37;
  const last = cells.findLastIndex((cell) => cell !== null);
  for (let column = 0; column <= last; column += 1) {
    const cell = cells[column] ?? null;
    const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x01000193) + index;
    }
    a = Math.imul(a ^ 0x1f, 0x01000193);
    b = Math.imul(b ^ 0x1e, 0x01000193);
  }
  return (a >>> 0) * 0x100000 + ((b >>> 0) & 0xfffff) + 1;
}
