import type { Instant } from '../time/instant.ts';
import type { AmountField, FindingFacts, FindingRule } from './finding-facts.ts';
import type { MediaBuy } from './media-buy.ts';

/** `error`: it cannot be right; `warning`: somebody should look; `notice`: worth knowing, often right as it is. */
export type Severity = 'error' | 'warning' | 'notice';

/** The buys that a finding is about. */
export interface Concerned {
  /** Ids of the first {@link CONCERNED_LIMIT}. */
  ids: readonly string[];
  /** Of all of them. */
  count: number;
}
const CONCERNED_LIMIT = 100;

/** A finding of one rule; its sentence stands in `config/texts/findings.ts`. */
export interface FindingOf<R extends FindingRule> {
  /** `rule|subject`: the same finding about the same subject has the same id. */
  id: string;
  rule: R;
  severity: Severity;
  buys: Concerned;
  facts: FindingFacts[R];
}

/** Something that does not fit together. It is told, and nothing is repaired. */
export type BuyFinding = { [R in FindingRule]: FindingOf<R> }[FindingRule];

/** Whether a finding of its import is about a buy: it names it among its first ones, or is of a total over its row. */
export function concerns({ buys, facts }: BuyFinding, { id, origin: { sheet, row } }: MediaBuy): boolean {
  if (buys.ids.includes(id)) return true;
  if (!('printed' in facts) || facts.first === null || facts.last === null) return false;
  return facts.sheet === sheet && facts.first <= row && row <= facts.last;
}

/** A finding as it is kept: with the import whose lines it is about. */
export interface StoredFinding {
  /** `import|finding id` */
  id: string;
  revision: number;
  import: string;
  /** Place among the findings of the import: errors first, then in the order in which they were found. */
  place: number;
  severity: Severity;
  finding: BuyFinding;
  /**
   * Of what rests on the register or on other imports: since when it holds, and until when it did. Absent of what the
   * file shows by itself, which holds as long as the file counts.
   */
  held?: { from: Instant; until: Instant | null };
}

/** Whether it holds now, or held at a moment. */
export function isHeld({ held }: Pick<StoredFinding, 'held'>, at?: Instant): boolean {
  if (!held) return true;
  if (at === undefined) return held.until === null;
  return held.from <= at && (held.until === null || held.until > at);
}

/** How much each rule matters, the same always. */
export const SEVERITY: Readonly<Record<FindingRule, Severity>> = {
  'line-product': 'warning',
  'line-discount': 'warning',
  'unit-discount': 'warning',
  'net-over-gross': 'warning',
  'line-total': 'warning',
  'line-vat': 'warning',
  'line-vat-rate': 'notice',
  'signs-mixed': 'error',
  'negative-line': 'notice',
  'negative-quantity': 'error',
  'rate-out-of-range': 'error',
  'total-differs': 'warning',
  'total-off-by-cent': 'notice',
  'total-adds-units': 'notice',
  'invoice-differs': 'warning',
  'invoice-repeated': 'warning',
  'invoice-two-levels': 'warning',
  duplicates: 'warning',
  overlap: 'warning',
  'ads-in-file': 'warning',
  'ads-overruled': 'warning',
  'nit-digit': 'error',
  'nit-two-names': 'warning',
  'name-two-nits': 'warning',
  'outlet-spellings': 'notice',
  'period-reversed': 'error',
  'period-long': 'warning',
  'outside-contract': 'warning',
  'before-contract': 'warning',
  'before-order': 'warning',
  'outside-declared': 'warning',
  'contract-in-blackout': 'warning',
  'under-delivery': 'warning',
  'over-delivery': 'notice',
  'bonus-not-aired': 'notice',
  'reach-over-impressions': 'warning',
  'clicks-over-impressions': 'warning',
  'frequency-differs': 'notice',
  doubt: 'warning',
  'and-more': 'notice',
  'compared-first': 'notice',
};

export function finding<R extends FindingRule>(
  rule: R,
  subject: string,
  buys: Concerned,
  facts: FindingFacts[R],
): BuyFinding {
  // A union of all rules cannot be built member by member from a type parameter.
  return { id: `${rule}|${subject}`, rule, severity: SEVERITY[rule], buys, facts } as BuyFinding;
}

/**
 * A finding about one buy.
 * @param part of the buy, where the rule can find several
 */
export function lineFinding<R extends FindingRule>(
  rule: R,
  id: string,
  facts: FindingFacts[R],
  part?: string,
): BuyFinding {
  return finding(rule, part === undefined ? id : `${id}|${part}`, { ids: [id], count: 1 }, facts);
}

/** Collects the buys that a finding is about, keeping the first ids only. */
export interface ConcernedList {
  add(id: string): void;
  addAll(buys: Concerned): void;
  done(): Concerned;
}

export function createConcerned(): ConcernedList {
  const ids: string[] = [];
  let count = 0;
  return {
    add(id) {
      count += 1;
      if (ids.length < CONCERNED_LIMIT) ids.push(id);
    },
    addAll(buys) {
      count += buys.count;
      ids.push(...buys.ids.slice(0, CONCERNED_LIMIT - ids.length));
    },
    done: () => ({ ids: [...ids], count }),
  };
}

/** Amounts of a buy that are added up, each on its own. */
export const AMOUNT_FIELDS: readonly AmountField[] = ['gross', 'net', 'vat', 'total'];
