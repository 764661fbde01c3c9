import { type BuyFinding, type ConcernedList, createConcerned, finding } from '../../pauta/finding.ts';
import type { MediaBuy } from '../../pauta/media-buy.ts';
import type { Doubt } from './buy-draft.ts';

/** What rows left in doubt, gathered by what stood there: one finding for each writing, not for each row. */
export interface Doubts {
  add(buy: MediaBuy, doubts: readonly Doubt[]): void;
  finish(): BuyFinding[];
}

/** Writings that are told one by one. */
const TOLD = 500;

export function createDoubts(): Doubts {
  const groups = new Map<string, { doubt: Doubt; buys: ConcernedList }>();
  return {
    add({ id }, doubts) {
      for (const doubt of doubts) {
        const subject = `${doubt.field}|${doubt.reason}|${doubt.written}`;
        const group = groups.get(subject) ?? { doubt, buys: createConcerned() };
        if (groups.size < TOLD || groups.has(subject)) groups.set(subject, group);
        group.buys.add(id);
      }
    },
    finish: () => [...groups].map(([subject, { doubt, buys }]) => finding('doubt', subject, buys.done(), doubt)),
  };
}
