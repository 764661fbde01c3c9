import { normalText } from '../../imports/header.ts';
import type { MediaBuy, References } from '../media-buy.ts';
import { isSameParty, type RegisterEntry } from './fold-register.ts';
import type { PaperKind } from './paper.ts';
import { contractKey, numberKey, secopContractOf } from './reference-key.ts';

/**
 * What a reference meets: nothing is referred to; one paper; none that the register knows; or several, of which nothing
 * tells the right one.
 */
export type Met =
  | { kind: 'none' }
  | { kind: 'known'; entry: RegisterEntry }
  | { kind: 'unknown' }
  | { kind: 'several' };

/** The papers known at a moment, as lines refer to them. */
export interface Register {
  entries: readonly RegisterEntry[];
  /** By its own number or its id in SECOP II, whichever the line writes. */
  contractOf(references: Pick<References, 'contract' | 'secopContract'>): Met;
  orderOf(buy: Pick<MediaBuy, 'references' | 'contractor' | 'outlet'>): Met;
  invoiceOf(buy: Pick<MediaBuy, 'references' | 'contractor' | 'outlet'>): Met;
}

type Line = Pick<MediaBuy, 'references' | 'contractor' | 'outlet'>;

const NONE: Met = { kind: 'none' };
const UNKNOWN: Met = { kind: 'unknown' };

export function createRegister(entries: readonly RegisterEntry[]): Register {
  const bySecop = new Map<string, RegisterEntry[]>();
  const byNumber = new Map<string, RegisterEntry[]>();
  for (const entry of entries) {
    const { number, secopContract } = entry.facts;
    if (entry.kind === 'contract' && secopContract) put(bySecop, contractKey(secopContract), entry);
    if (number) put(byNumber, `${entry.kind} ${numberKey(number)}`, entry);
  }
  const numbered = (kind: PaperKind, number: string) => byNumber.get(`${kind} ${numberKey(number)}`) ?? [];
  const contractOf = remembered(({ contract, secopContract }: Pick<References, 'contract' | 'secopContract'>): Met => {
    const secop = secopContract ?? (contract === null ? null : secopContractOf(contract));
    if (secop === null && contract === null) return NONE;
    const known = secop === null ? [] : (bySecop.get(contractKey(secop)) ?? []);
    if (known.length > 0) return metOf(known);
    const same = contract === null ? [] : numbered('contract', contract);
    // A contract of that number with another id in SECOP II is another contract.
    return metOf(same.filter(({ facts }) => secop === null || facts.secopContract === null));
  });
  const isSameContract = (written: string, references: References): boolean => {
    const met = contractOf(references);
    const other = contractOf({ contract: written, secopContract: null });
    if (met.kind === 'known' && other.kind === 'known') return met.entry === other.entry;
    const keys = [references.contract, references.secopContract].flatMap((one) =>
      one === null ? [] : contractKey(one),
    );
    return keys.includes(contractKey(written));
  };
  return {
    entries,
    contractOf,
    orderOf: (buy) => {
      const { order } = buy.references;
      if (order === null) return NONE;
      return metOf(numbered('order', order).filter(({ facts }) => !clashes(facts, buy, isSameContract)));
    },
    invoiceOf: (buy) => {
      const { invoice } = buy.references;
      if (invoice === null) return NONE;
      return metOf(numbered('invoice', invoice).filter(({ facts }) => isOfLine(facts, buy, isSameContract)));
    },
  };
}

type Same = (written: string, references: References) => boolean;

/** Another contract or another contractor: an order of the same number all the same. */
function clashes({ contract, contractor }: RegisterEntry['facts'], { references, ...buy }: Line, same: Same): boolean {
  const hasContract = references.contract !== null || references.secopContract !== null;
  if (contract !== null && hasContract && !same(contract, references)) return true;
  return contractor !== null && buy.contractor !== null && !isSameParty(contractor, buy.contractor);
}

/** An invoice is met by whoever made it; where the line names no contractor, by its outlet or its contract. */
function isOfLine({ contract, contractor }: RegisterEntry['facts'], { references, ...buy }: Line, same: Same): boolean {
  if (contractor !== null && buy.contractor !== null) return isSameParty(contractor, buy.contractor);
  if (contractor !== null && buy.outlet !== null && isSameParty(contractor, buy.outlet)) return true;
  return contract !== null && same(contract, references);
}

function metOf(entries: readonly RegisterEntry[]): Met {
  const [entry] = entries;
  if (!entry) return UNKNOWN;
  return entries.length === 1 ? { kind: 'known', entry } : { kind: 'several' };
}

function put(map: Map<string, RegisterEntry[]>, key: string, entry: RegisterEntry): void {
  map.set(key, [...(map.get(key) ?? []), entry]);
}

const LIMIT = 8_000;

/** Files repeat a few contracts a million times. */
function remembered(of: Register['contractOf']): Register['contractOf'] {
  const known = new Map<string, Met>();
  return (references) => {
    const key = `${references.contract}\u001f${references.secopContract}`;
    const before = known.get(key);
    if (before) return before;
    if (known.size >= LIMIT) known.clear();
    const met = of(references);
    known.set(key, met);
    return met;
  };
}

/** A paper as it is asked for in addresses, also by the key of a later version of it. */
export function entryNamed(entries: readonly RegisterEntry[], id: string): RegisterEntry | undefined {
  return (
    entries.find((entry) => entry.id === id) ??
    entries.find(({ versions }) => versions.some(({ paper }) => paper === id))
  );
}

/** True where the words stand in what is known of it. */
export function saysWords({ facts }: RegisterEntry, words: string): boolean {
  const { number, secopContract, contract, contractor } = facts;
  const text = normalText(
    [number, secopContract, contract, contractor?.name, contractor?.nit].filter(Boolean).join(' '),
  );
  return normalText(words)
    .split(' ')
    .every((word) => text.includes(word));
}
