import { normalText } from '../imports/header.ts';
import type { Party } from './media-buy.ts';

/** A name as it is compared: as {@link normalText}, with letters that stand alone joined (but for "y"): `S.A.S.` is `SAS`. */
export function partyName(name: string): string {
  return normalText(name).replace(/(?<=\b(?!y)\p{L}) (?=(?!y)\p{L}\b)/gu, '');
}

/** What tells a party from others: its NIT, else its name; empty where there is none. */
export function partyKey(party: Party | null, nameOf: (name: string) => string = partyName): string {
  return party === null ? '' : (party.nit ?? nameOf(party.name));
}

/**
 * The same function, remembering what it answered: files repeat a few names a million times. Forgets all at its limit, so
 * that it stays small.
 */
export function remembering(change: (text: string) => string, limit = 8_000): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= limit) known.clear();
    const changed = change(text);
    known.set(text, changed);
    return changed;
  };
}
