import type { MediaBuy } from '../media-buy.ts';
import { papersContradict } from '../natural-key.ts';
import { STAGES } from '../taxonomy.ts';

/**
 * Lines whose buy stands in a later stage too, with the id of the line there: the same natural key in another import, and no
 * paper that contradicts. The furthest stage wins; of several lines there, the first id. Two lines in one stage are both
 * kept: whether that is one buy told twice is a finding, not a rule.
 */
export function continuedLines(buys: readonly MediaBuy[]): Map<string, string> {
  const continued = new Map<string, string>();
  for (const group of sharedKeys(buys)) {
    for (const buy of group) {
      const later = furthestOf(group.filter((other) => isLater(other, buy)));
      if (later) continued.set(buy.id, later.id);
    }
  }
  return continued;
}

export function stagePlace({ stage }: Pick<MediaBuy, 'stage'>): number {
  return STAGES.indexOf(stage);
}

/** Lines of a key that several have; most keys have one line, and cost one entry. */
function sharedKeys(buys: readonly MediaBuy[]): Iterable<MediaBuy[]> {
  const first = new Map<string, MediaBuy>();
  const shared = new Map<string, MediaBuy[]>();
  for (const buy of buys) {
    const before = first.get(buy.key);
    const group = shared.get(buy.key);
    if (!before) first.set(buy.key, buy);
    else if (group) group.push(buy);
    else shared.set(buy.key, [before, buy]);
  }
  return shared.values();
}

function isLater(other: MediaBuy, buy: MediaBuy): boolean {
  return other.import !== buy.import && stagePlace(other) > stagePlace(buy) && !papersContradict(buy, other);
}

function furthestOf(later: readonly MediaBuy[]): MediaBuy | undefined {
  return later.toSorted((a, b) => stagePlace(b) - stagePlace(a) || (a.id < b.id ? -1 : 1))[0];
}
