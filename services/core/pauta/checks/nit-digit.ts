import { type BuyFinding, type ConcernedList, createConcerned, finding } from '../finding.ts';
import type { PartyRole } from '../finding-facts.ts';
import { nitCheckDigit } from '../nit.ts';

/** A NIT that was read as `wrong-check-digit`. */
export interface WrongDigit {
  buy: string;
  role: PartyRole;
  name: string | null;
  /** As in the file: `900123456-3`. */
  written: string;
}

/** One finding for each wrong NIT, however many buys carry it. */
export function nitDigitFindings(wrong: Iterable<WrongDigit>): BuyFinding[] {
  const groups = new Map<string, { first: WrongDigit; buys: ConcernedList }>();
  for (const one of wrong) {
    const key = `${one.role}|${one.written}`;
    const group = groups.get(key) ?? { first: one, buys: createConcerned() };
    groups.set(key, group);
    group.buys.add(one.buy);
  }
  return [...groups].map(([key, { first, buys }]) => {
    const { role, name, written } = first;
    const expected = nitCheckDigit(written.replace(/\D/g, '').slice(0, -1));
    return finding('nit-digit', key, buys.done(), { role, name, written, expected });
  });
}
