import { createCountColumn, createIdColumn } from '../compact-columns.ts';
import { createCompactIndex } from '../compact-index.ts';
import { createConcerned, finding } from '../finding.ts';
import { writtenText } from '../natural-key.ts';
import { createFieldSums } from './amounts-of.ts';
import type { Check } from './check.ts';

/**
 * Lines of one import that are the same to the letter. They may be real, so they are counted and added up, and stay. The
 * buys told are each group's first line and those that repeat it.
 */
export function createDuplicateCheck(): Check {
  const lines = createCompactIndex();
  const [first, repeated] = [createIdColumn(), createCountColumn()];
  const [buys, sums] = [createConcerned(), createFieldSums()];
  let [groups, extra] = [0, 0];
  return {
    observe(buy) {
      const before = lines.size;
      const place = lines.place(writtenText(buy));
      if (place === before) {
        first.set(place, buy.id);
        return [];
      }
      if (repeated.get(place) === 0) {
        groups += 1;
        buys.add(first.get(place));
      }
      repeated.set(place, 1);
      extra += 1;
      buys.add(buy.id);
      sums.add(buy);
      return [];
    },
    *finish() {
      if (extra > 0) yield finding('duplicates', 'import', buys.done(), { groups, extra, sums: sums.done() });
    },
  };
}
