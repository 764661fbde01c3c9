import { type ConcernedList, createConcerned, finding } from '../finding.ts';
import { remembering } from '../party-name.ts';
import type { Check } from './check.ts';

/** Distinct outlets that are held against one another. */
const OUTLET_LIMIT = 50_000;
const SPELLINGS = 10;

/** One outlet written in several ways that differ in case, accents or spaces only: it would stand twice in a table. */
export function createOutletCheck(limit = OUTLET_LIMIT): Check {
  const normal = remembering(plainName);
  const first = new Map<string, string>();
  const several = new Map<string, { spellings: Set<string>; buys: ConcernedList }>();
  let full = false;
  return {
    observe({ id, outlet }) {
      if (outlet === null) return [];
      const name = normal(outlet.name);
      const written = first.get(name);
      full ||= written === undefined && first.size >= limit;
      if (written === undefined && first.size < limit) first.set(name, outlet.name);
      if (written === undefined || written === outlet.name) return [];
      const group = several.get(name) ?? { spellings: new Set([written]), buys: createConcerned() };
      several.set(name, group);
      if (group.spellings.size < SPELLINGS) group.spellings.add(outlet.name);
      group.buys.add(id);
      return [];
    },
    *finish() {
      for (const [name, { spellings, buys }] of several) {
        yield finding('outlet-spellings', name, buys.done(), { spellings: [...spellings].sort() });
      }
      if (full) yield finding('compared-first', 'outlets', { ids: [], count: 0 }, { what: 'outlets', limit });
    },
  };
}

/** Signs stay, since `Canal +` is not `Canal`. */
function plainName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
