import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAmountColumn, createIdColumn } from '#core/pauta/compact-columns.ts';
import { createCompactIndex } from '#core/pauta/compact-index.ts';

describe('a compact index', () => {
  it('numbers texts as a map would', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 200 }), (texts) => {
        const index = createCompactIndex();
        const map = new Map<string, number>();
        for (const text of texts) {
          expect(index.find(text)).toBe(map.get(text));
          if (!map.has(text)) map.set(text, map.size);
          expect(index.place(text)).toBe(map.get(text));
        }
        expect(index.size).toBe(map.size);
      }),
    );
  });

  it('keeps two hundred thousand alike texts apart while it grows', () => {
    const index = createCompactIndex();
    const text = (at: number) => `Emisora|${at}|${at % 7}`;
    for (let at = 0; at < 200_000; at += 1) index.place(text(at));
    expect(index.size).toBe(200_000);
    expect([0, 1, 99_999, 199_999].map((at) => index.find(text(at)))).toEqual([0, 1, 99_999, 199_999]);
  });
});

describe('compact columns', () => {
  it('hold amounts of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), { maxLength: 50 }), (amounts) => {
        const column = createAmountColumn();
        amounts.forEach((_, at) => {
          column.set(at * 37, 2n ** 80n);
        });
        amounts.forEach((amount, at) => {
          column.set(at * 37, amount);
        });
        expect(amounts.map((_, at) => column.get(at * 37))).toEqual(amounts);
      }),
    );
  });

  it('hold ids of any form', () => {
    const column = createIdColumn();
    const ids = ['imp|0|0', 'imp|0|12', 'imp|1|999999999', 'imp|0|007', 'imp|0|9999999999', 'x', '', 'a|', '5'];
    ids.forEach((id, at) => {
      column.set(at, id);
    });
    expect(ids.map((_, at) => column.get(at))).toEqual(ids);
  });
});
