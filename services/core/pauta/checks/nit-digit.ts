import { type ConcernedList, createConcerned, finding } from '../finding.ts';
import type { PartyRole } from '../finding-facts.ts';
import type { Party } from '../media-buy.ts';
import { nitCheckDigit, readNit } from '../nit.ts';
import { remembering } from '../party-name.ts';
import { type Check, NOTHING } from './check.ts';

/** Distinct wrong NIT that are gathered. */
const NIT_LIMIT = 50_000;

interface WrongNit {
  role: PartyRole;
  /** The first name under which it stands. */
  name: string;
  /** As in the file: `900123456-3`. */
  written: string;
  buys: ConcernedList;
}

/** One finding for each NIT with another check digit than its own, however many buys carry it and however it is written. */
export function createNitDigitCheck(limit = NIT_LIMIT): Check {
  const isWrong = remembering((text) => (isWrongDigit(text) ? 'wrong' : ''));
  const groups = new Map<string, WrongNit>();
  let full = false;
  const look = (buy: string, role: PartyRole, party: Party | null) => {
    if (!party?.nit || isWrong(party.nit) === '') return;
    const key = `${role}|${digitsOf(party.nit)}`;
    const group = groups.get(key) ?? { role, name: party.name, written: party.nit, buys: createConcerned() };
    if (groups.size < limit || groups.has(key)) groups.set(key, group);
    else full = true;
    group.buys.add(buy);
  };
  return {
    observe({ id, contractor, outlet }) {
      look(id, 'contractor', contractor);
      look(id, 'outlet', outlet);
      return NOTHING;
    },
    *finish() {
      for (const [key, { buys, role, name, written }] of groups) {
        const expected = nitCheckDigit(digitsOf(written).slice(0, -1));
        yield finding('nit-digit', key, buys.done(), { role, name, written, expected });
      }
      if (full) yield finding('compared-first', 'nits', { ids: [], count: 0 }, { what: 'contractors', limit });
    },
  };
}

/** A buy keeps a NIT that does not hold as it was written, and any other without its check digit. */
function isWrongDigit(written: string): boolean {
  const reading = readNit(written);
  return reading.kind === 'bad' && reading.reason === 'wrong-check-digit';
}

function digitsOf(written: string): string {
  return written.replace(/\D/g, '').replace(/^0+/, '');
}
