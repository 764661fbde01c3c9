import { type Concerned, type ConcernedList, createConcerned, finding } from '../finding.ts';
import { partyName, remembering } from '../party-name.ts';
import type { Check } from './check.ts';

/** Distinct contractors that are held against one another. */
const PARTY_LIMIT = 50_000;
const OTHERS = 10;

/** One NIT under two names, and one name under two NITs, among contractors. */
export function createPartyCheck(limit = PARTY_LIMIT): Check {
  const normal = remembering(partyName);
  const names = createPairs(limit);
  const nits = createPairs(limit);
  return {
    observe({ id, contractor }) {
      if (contractor?.nit) {
        const name = normal(contractor.name);
        names.add({ subject: contractor.nit, other: name, label: contractor.nit, written: contractor.name }, id);
        nits.add({ subject: name, other: contractor.nit, label: contractor.name, written: contractor.nit }, id);
      }
      return [];
    },
    *finish() {
      for (const { subject, label, others, buys } of names.several()) {
        yield finding('nit-two-names', subject, buys, { nit: label, names: others });
      }
      for (const { subject, label, others, buys } of nits.several()) {
        yield finding('name-two-nits', subject, buys, { name: label, nits: others });
      }
      if (names.full() || nits.full()) {
        yield finding('compared-first', 'contractors', { ids: [], count: 0 }, { what: 'contractors', limit });
      }
    },
  };
}

/** What is compared (`subject`, `other`), and how both are written. */
interface Pair {
  subject: string;
  other: string;
  label: string;
  written: string;
}

interface Several {
  subject: string;
  label: string;
  others: readonly string[];
  /** Those that differ from the first one met. */
  buys: Concerned;
}

/** Subjects that come with more than one other. */
function createPairs(limit: number) {
  const first = new Map<string, Pair>();
  const several = new Map<string, { others: Map<string, string>; buys: ConcernedList }>();
  let full = false;
  return {
    add(pair: Pair, id: string): void {
      const before = first.get(pair.subject);
      if (before === undefined) {
        if (first.size < limit) first.set(pair.subject, pair);
        else full = true;
        return;
      }
      if (before.other === pair.other) return;
      const group = several.get(pair.subject) ?? {
        others: new Map([[before.other, before.written]]),
        buys: createConcerned(),
      };
      several.set(pair.subject, group);
      if (group.others.size < OTHERS && !group.others.has(pair.other)) group.others.set(pair.other, pair.written);
      group.buys.add(id);
    },
    full: () => full,
    *several(): Iterable<Several> {
      for (const [subject, { others, buys }] of several) {
        const label = first.get(subject)?.label ?? subject;
        yield { subject, label, others: [...others.values()].sort(), buys: buys.done() };
      }
    },
  };
}
