import type { Day } from '../../time/day.ts';
import type { Instant } from '../../time/instant.ts';
import type { BuyOrigin, MinorUnits, Party } from '../media-buy.ts';
import { partyKey } from '../party-name.ts';
import { contractKey, numberKey } from './reference-key.ts';

export const PAPER_KINDS = ['contract', 'order', 'invoice'] as const;
/** What the register knows of: contracts, orders ("orden de servicio, de compra, de pauta") and invoices. */
export type PaperKind = (typeof PAPER_KINDS)[number];

/** What is known of a paper; `null` where nobody said it. Members that its kind does not have are always `null`. */
export interface PaperFacts {
  /** The body's own number of a contract or order; the contractor's of an invoice. As written. */
  number: string | null;
  /** Of a contract: `CO1.PCCNTR.7539485`. */
  secopContract: string | null;
  /** Of an order or invoice: the contract that it belongs to, by its own number or its id in SECOP II. */
  contract: string | null;
  contractor: Party | null;
  /** On which the contract was signed, the order issued, the invoice made. */
  day: Day | null;
  /** First and last day of a contract's term. */
  first: Day | null;
  last: Day | null;
  /** What a contract or an order is worth, as it says: whether VAT is in it is not known. */
  value: MinorUnits | null;
  /** Of an invoice: before VAT, VAT, and with it. */
  net: MinorUnits | null;
  vat: MinorUnits | null;
  total: MinorUnits | null;
  /** ISO 4217. */
  currency: string | null;
  /** Where everybody can see it in SECOP II. */
  url: string | null;
}

export type PaperMember = keyof PaperFacts;

/** What each kind has, in the order in which people read it. */
export const PAPER_MEMBERS: Readonly<Record<PaperKind, readonly PaperMember[]>> = {
  contract: ['number', 'secopContract', 'contractor', 'day', 'first', 'last', 'value', 'currency', 'url'],
  order: ['number', 'contract', 'contractor', 'day', 'value', 'currency'],
  invoice: ['number', 'contractor', 'contract', 'day', 'net', 'vat', 'total', 'currency'],
};

export const NOTHING_KNOWN: PaperFacts = {
  number: null,
  secopContract: null,
  contract: null,
  contractor: null,
  day: null,
  first: null,
  last: null,
  value: null,
  net: null,
  vat: null,
  total: null,
  currency: null,
  url: null,
};

/**
 * Something that was learnt of a paper, once: it is never changed. What a file said counts while its import is committed;
 * what a person said counts from its moment on.
 */
export interface RegisterVersion {
  /** `import|table|row`, or `hand|paper|n`, n from 1 for each that a person wrote. */
  id: string;
  revision: 0;
  kind: PaperKind;
  /** {@link paperKey} of the paper that it was learnt of. */
  paper: string;
  /** `null`: written by a person. */
  import: string | null;
  origin: BuyOrigin | null;
  learntAt: Instant;
  author: string;
  /** Of a correction; `null` for what was new. */
  reason: string | null;
  /** Only what was said; `null` in it takes back what stood there. */
  said: Readonly<Partial<PaperFacts>>;
}

/** Names a paper by what was first known of it; empty where neither number nor SECOP id is. */
export function paperKey(kind: PaperKind, { number, secopContract, contractor }: Partial<PaperFacts>): string {
  if (kind === 'contract') {
    const key = secopContract ? contractKey(secopContract) : numberKey(number ?? '');
    return key === '' ? '' : `contract|${key}`;
  }
  const key = numberKey(number ?? '');
  return key === '' ? '' : [kind, key, partyKey(contractor ?? null)].join('|');
}
