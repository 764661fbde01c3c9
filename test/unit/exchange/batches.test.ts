import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batches } from '#services/exchange/batches.ts';

it('batches hold every item once, in order, in as few calls as the size allows', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 12 }), (items, size) => {
      const cut = batches(items, size);
      expect(cut.flat()).toEqual(items);
      // All full but the last one, which is never empty: there can be no fewer.
      expect(cut.slice(0, -1).every(({ length }) => length === size)).toBe(true);
      expect(cut.every(({ length }) => length > 0 && length <= size)).toBe(true);
    }),
  );
});
