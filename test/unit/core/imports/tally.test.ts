import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addTo, createTally, examplesOf } from '#core/imports/tally.ts';

const cells = fc.array(
  fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), fc.integer({ min: 1, max: 99 })),
);

it('keeps the five writings that come first in the file, in whatever order cells are counted', () => {
  fc.assert(
    fc.property(cells, (observed) => {
      const tally = createTally();
      for (const [written, row] of observed) addTo(tally, written, row);
      const firstRows = new Map<string, number>();
      for (const [written, row] of observed) firstRows.set(written, Math.min(row, firstRows.get(written) ?? row));
      const sorted = [...firstRows].map(([written, row]) => ({ row, written }));
      sorted.sort((a, b) => a.row - b.row || a.written.localeCompare(b.written));
      expect(tally).toEqual({ count: observed.length, examples: sorted.slice(0, 5) });
    }),
  );
});

it('joins the examples of several classes by row', () => {
  const [one, other] = [createTally(), createTally()];
  addTo(one, '1.234', 9);
  addTo(other, '12,5', 4);
  expect(examplesOf([one, undefined, other])).toEqual([
    { row: 4, written: '12,5' },
    { row: 9, written: '1.234' },
  ]);
});
