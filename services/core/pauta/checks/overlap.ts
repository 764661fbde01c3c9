import { type BuyFinding, type ConcernedList, createConcerned, finding } from '../finding.ts';
import type { MediaBuy } from '../media-buy.ts';
import { compareLines } from '../natural-key.ts';
import { createFieldSums, type FieldSums } from './amounts-of.ts';

interface Group {
  identical: number;
  changed: number;
  buys: ConcernedList;
  sums: FieldSums;
}

/** Lines that another committed import holds too, one finding for each such import. */
export interface OverlapCheck {
  /**
   * @param others committed buys of other imports with the same natural key
   * @returns what the line is to each of them, in their order
   */
  observe(buy: MediaBuy, others: readonly MediaBuy[]): readonly ('identical' | 'changed' | 'other')[];
  finish(): BuyFinding[];
}

export function createOverlapCheck(): OverlapCheck {
  const groups = new Map<string, Group>();
  const groupOf = (name: string) => {
    const group = groups.get(name) ?? { identical: 0, changed: 0, buys: createConcerned(), sums: createFieldSums() };
    groups.set(name, group);
    return group;
  };
  return {
    observe(buy, others) {
      const is = others.map((other) => compareLines(buy, other));
      const counted = new Set<string>();
      others.forEach((other, at) => {
        const how = is[at];
        // A line counts once against an import, whichever of its lines it meets first.
        if (how === undefined || how === 'other' || counted.has(other.import)) return;
        counted.add(other.import);
        const group = groupOf(other.import);
        group[how] += 1;
        group.buys.add(buy.id);
        group.sums.add(buy);
      });
      return is;
    },
    finish: () =>
      [...groups].map(([name, { identical, changed, buys, sums }]) =>
        finding('overlap', name, buys.done(), { import: name, identical, changed, sums: sums.done() }),
      ),
  };
}
