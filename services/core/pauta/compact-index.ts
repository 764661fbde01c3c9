/**
 * Numbers distinct texts 0, 1, 2, … in the order in which they come, in 12 to 24 bytes each whatever their length. It keeps
 * 64 bits of a hash and not the text: among a million texts two are taken for one with a probability of about 3 in 10^8.
 */
export interface CompactIndex {
  /** The number of a text; equal to the `size` before it when the text is new. */
  place(text: string): number;
  /** The number of a text that has one. */
  find(text: string): number | undefined;
  readonly size: number;
}

/** Cells of a slot: two halves of the hash, and the number plus one; zero marks a free slot. */
const CELLS = 3;
const FIRST_CAPACITY = 1_024;
const LOAD = 0.7;

export function createCompactIndex(): CompactIndex {
  let table = new Uint32Array(FIRST_CAPACITY * CELLS);
  let size = 0;
  const grow = () => {
    const old = table;
    table = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += CELLS) {
      if (old[at + 2] !== 0) table.set(old.subarray(at, at + CELLS), slotOf(table, old[at] ?? 0, old[at + 1] ?? 0));
    }
  };
  return {
    place(text) {
      if (size * CELLS > table.length * LOAD) grow();
      const [high, low] = hashOf(text);
      const at = slotOf(table, high, low);
      const number = table[at + 2] ?? 0;
      if (number !== 0) return number - 1;
      size += 1;
      table[at] = high;
      table[at + 1] = low;
      table[at + 2] = size;
      return size - 1;
    },
    find(text) {
      const number = table[slotOf(table, ...hashOf(text)) + 2] ?? 0;
      return number === 0 ? undefined : number - 1;
    },
    get size() {
      return size;
    },
  };
}

/** Where the hash stands, or the free slot where it would. */
function slotOf(table: Uint32Array, high: number, low: number): number {
  const slots = table.length / CELLS;
  let slot = low & (slots - 1);
  for (;;) {
    const at = slot * CELLS;
    if (table[at + 2] === 0 || (table[at] === high && table[at + 1] === low)) return at;
    slot = (slot + 1) & (slots - 1);
  }
}

/** Two 32-bit hashes of the kind of MurmurHash3, with different multipliers. */
function hashOf(text: string): [high: number, low: number] {
  let [high, low] = [0x9747b28c, 0x1b873593];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high ^= Math.imul(unit, 0xcc9e2d51);
    high = Math.imul((high << 13) | (high >>> 19), 5) + 0x6b64;
    low ^= Math.imul(unit, 0x85ebca77);
    low = Math.imul((low << 15) | (low >>> 17), 9) + 0x7ed5;
  }
  return [mixed(high ^ text.length), mixed(low ^ Math.imul(text.length, 0x27d4eb2f))];
}

/** Spreads every bit over all of them. */
function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
