import type { MinorUnits } from './media-buy.ts';

const FIRST_LENGTH = 1_024;
const MOST = 2n ** 63n - 1n;

/** Amounts by number, 8 bytes each; an amount beyond 64 bits is kept apart, exact as well. */
export function createAmountColumn(): { get(index: number): MinorUnits; set(index: number, amount: MinorUnits): void } {
  let amounts = new BigInt64Array(FIRST_LENGTH);
  const large = new Map<number, MinorUnits>();
  return {
    get: (index) => large.get(index) ?? amounts[index] ?? 0n,
    set(index, amount) {
      if (index >= amounts.length) amounts = grown(amounts, new BigInt64Array(lengthFor(index)));
      large.delete(index);
      if (amount > MOST || amount < -MOST) large.set(index, amount);
      else amounts[index] = amount;
    },
  };
}

/** Whole numbers from 0 to 2^32 − 1 by number, 4 bytes each. */
export function createCountColumn(): { get(index: number): number; set(index: number, count: number): void } {
  let counts = new Uint32Array(FIRST_LENGTH);
  return {
    get: (index) => counts[index] ?? 0,
    set(index, count) {
      if (index >= counts.length) counts = grown(counts, new Uint32Array(lengthFor(index)));
      counts[index] = count;
    },
  };
}

const WITHOUT_ROW = 2 ** 32 - 1;

/** Ids of buys by number: `import|table|row` takes 8 bytes, since few tables have many rows; any other id is kept whole. */
export function createIdColumn(): { get(index: number): string; set(index: number, id: string): void } {
  const tables: string[] = [];
  const numbers = new Map<string, number>();
  const [table, row] = [createCountColumn(), createCountColumn()];
  const numberOf = (text: string) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, tables.length);
    return tables.push(text) - 1;
  };
  return {
    get(index) {
      const text = tables[table.get(index)] ?? '';
      return row.get(index) === WITHOUT_ROW ? text : `${text}${row.get(index)}`;
    },
    set(index, id) {
      const cut = id.lastIndexOf('|') + 1;
      const plain = /^(0|[1-9]\d{0,8})$/.test(id.slice(cut));
      table.set(index, numberOf(plain ? id.slice(0, cut) : id));
      row.set(index, plain ? Number(id.slice(cut)) : WITHOUT_ROW);
    },
  };
}

function lengthFor(index: number): number {
  let length = FIRST_LENGTH;
  while (length <= index) length *= 2;
  return length;
}

function grown<T extends BigInt64Array | Uint32Array>(old: T, larger: T): T {
  // Both are of one kind, which the union of their `set` does not know.
  (larger as Uint32Array).set(old as Uint32Array);
  return larger;
}
