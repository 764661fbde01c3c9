import type { Decimal } from '../imports/decimal.ts';
import type { Day } from '../time/day.ts';
import type { BlackoutWindow } from './blackout.ts';
import type { MinorUnits } from './media-buy.ts';

export interface Money {
  minor: MinorUnits;
  /** ISO 4217. */
  currency: string;
}

/** An amount with VAT is another amount than one without: they are never added, nor told as one. */
export type AmountField = 'gross' | 'net' | 'vat' | 'total';

export interface FieldMoney extends Money {
  field: AmountField;
}

interface Mismatch {
  /** What the rest of the line makes it. */
  expected: Money;
  /** What stands there. */
  found: Money;
  /** found − expected. */
  difference: Money;
}

/** A total that the file prints, against the lines above or below it. Decimals in units, also of thousands or millions. */
export interface TotalFacts {
  label: string;
  sheet: string;
  row: number;
  /** Field of the kind: `netAmount`, `impressions`. */
  field: string;
  /** The column's header as in the file, for people. */
  column: string;
  /** Of a column of money. */
  currency: string | null;
  printed: Decimal;
  sum: Decimal;
  /** printed − sum. */
  difference: Decimal;
  /** Lines summed, and lines of them that have nothing in this column. */
  lines: number;
  lacking: number;
  /** Rows that it covers and that were not taken: the total may hold them. */
  refused: number;
  /** Rows of the first and the last line summed. */
  first: number | null;
  last: number | null;
  /** Of what is not added, as a cost per click: what it is over all the lines, where it can be known. */
  real: Decimal | null;
}

interface InvoiceFacts {
  /** NIT or name in lower case; empty where the lines name none. */
  contractor: string;
  /** As compared: lower case, signs as spaces. `null` past the first 100,000 invoices of an import: see the buys. */
  invoice: string | null;
  field: AmountField;
  lines: number;
}

interface OutsideTerm {
  contract: string;
  first: Day;
  last: Day;
  from: Day | null;
  until: Day | null;
}

/** What each rule has to say; the sentence is made elsewhere. */
export interface FindingFacts {
  'line-product': Mismatch & { quantity: Decimal; unitPrice: Money; field: 'net' | 'gross' };
  'line-discount': Mismatch & { gross: Money; rate: Decimal };
  'unit-discount': Mismatch & { listPrice: Money; rate: Decimal };
  'net-over-gross': { gross: Money; net: Money };
  'line-total': Mismatch & { net: Money; vat: Money };
  'line-vat': Mismatch & { net: Money; rate: Decimal };
  /** No rate is written, and the VAT is none of the known rates of the net amount. */
  'line-vat-rate': { net: Money; vat: Money; rates: readonly Decimal[] };
  'signs-mixed': { amounts: readonly FieldMoney[] };
  'negative-line': { amounts: readonly FieldMoney[] };
  'negative-quantity': { what: 'ordered' | 'aired' | 'bonus'; quantity: Decimal };
  'rate-out-of-range': { what: 'discountRate' | 'vatRate'; rate: Decimal };
  'total-differs': TotalFacts;
  'total-off-by-cent': TotalFacts;
  /** It adds what is not added: unit costs, rates, people reached. */
  'total-adds-units': TotalFacts;
  'invoice-differs': InvoiceFacts & { given: Money; sum: Money; difference: Money; lacking: number };
  /** Every line of the invoice carries the same amount, which is the invoice's: added up it counts once per line. */
  'invoice-repeated': InvoiceFacts & {
    amount: Money;
    equals: 'gross' | 'net' | 'total' | 'net+vat' | 'total-net' | 'given';
  };
  /** One line is the sum of the others: invoice and detail stand side by side. */
  'invoice-two-levels': InvoiceFacts & { amount: Money };
  /** `extra`: lines beyond the first of each group, and what these alone add up to. */
  duplicates: { groups: number; extra: number; sums: readonly FieldMoney[] };
  /** Lines that another committed import holds too; `sums` of them all, as this import has them. */
  overlap: { import: string; identical: number; changed: number; sums: readonly FieldMoney[] };
  /** Lines that were read from a platform and that a file tells of too: they are not added. */
  'ads-in-file': { import: string; lines: number; sums: readonly FieldMoney[] };
  /** A figure that a person wrote over, and what its platform says now. Money in minor units of the currency. */
  'ads-overruled': {
    member: 'net' | 'impressions' | 'clicks' | 'reach';
    kept: MinorUnits | Decimal | null;
    stated: MinorUnits | Decimal | null;
    currency: string;
  };
  'nit-digit': { role: PartyRole; name: string | null; written: string; expected: string };
  'nit-two-names': { nit: string; names: readonly string[] };
  'name-two-nits': { name: string; nits: readonly string[] };
  'outlet-spellings': { spellings: readonly string[] };
  'period-reversed': { first: Day; last: Day };
  'period-long': { first: Day; last: Day; days: number };
  'outside-contract': OutsideTerm & { days: number };
  'before-contract': { contract: string; first: Day; signed: Day; days: number };
  'before-order': { order: string | null; first: Day; issued: Day; days: number };
  'outside-declared': { first: Day; last: Day; earliest: Day; latest: Day };
  'contract-in-blackout': BlackoutWindow & { contract: string; signed: Day };
  /** `atStake`: missing × unit price, before VAT; `null` where the price is not known. */
  'under-delivery': { ordered: Decimal; aired: Decimal; missing: Decimal; atStake: Money | null };
  'over-delivery': { ordered: Decimal; bonus: Decimal | null; aired: Decimal; excess: Decimal };
  'bonus-not-aired': { ordered: Decimal; bonus: Decimal; aired: Decimal; missing: Decimal };
  'reach-over-impressions': { reach: Decimal; impressions: Decimal };
  'clicks-over-impressions': { clicks: Decimal; impressions: Decimal };
  'frequency-differs': { frequency: Decimal; impressions: Decimal; reach: Decimal; expected: Decimal };
  /** Something in the lines that was left out or kept as written, and why. */
  doubt: { field: string; written: string; reason: string };
  /** More findings of a rule than are told one by one. */
  'and-more': { rule: FindingRule; findings: number };
  /** A comparison stopped taking in new ones at its limit. */
  'compared-first': { what: 'contractors' | 'outlets'; limit: number };
}

export type PartyRole = 'contractor' | 'outlet';
export type FindingRule = keyof FindingFacts;
