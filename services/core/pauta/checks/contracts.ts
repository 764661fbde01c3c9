import { type Day, daysBetween } from '../../time/day.ts';
import { type BlackoutWindow, blackoutFindings } from '../blackout.ts';
import { type BuyFinding, type ConcernedList, createConcerned, finding, lineFinding } from '../finding.ts';
import type { MediaBuy } from '../media-buy.ts';
import { type Check, NOTHING } from './check.ts';
import { leaves } from './dates.ts';

/** A contract under which media are bought; days are `null` where not known. */
export interface Contract {
  /** `CO1.PCCNTR.7539485`, or the body's own number. */
  contract: string;
  signed: Day | null;
  /** Of its term. */
  first: Day | null;
  last: Day | null;
}

/**
 * Buys against their contracts: days outside the term or before the signature, and contracts signed in a window.
 * @param contractOf the contract of a buy, where it is known
 */
export function createContractCheck(
  contractOf: (buy: MediaBuy) => Contract | undefined,
  windows: readonly BlackoutWindow[],
): Check {
  const signed = new Map<string, { contract: Contract; buys: ConcernedList }>();
  return {
    observe(buy) {
      const contract = contractOf(buy);
      if (!contract) return NOTHING;
      const key = `${contract.contract}|${contract.signed}`;
      const found = signed.get(key) ?? { contract, buys: createConcerned() };
      signed.set(key, found);
      found.buys.add(buy.id);
      return termFindings(buy, contract);
    },
    *finish() {
      for (const { contract, buys } of signed.values()) yield* windowFindings(contract, buys, windows);
    },
  };
}

function termFindings(buy: MediaBuy, { contract, signed, first: from, last: until }: Contract): readonly BuyFinding[] {
  const { first, last } = buy.period;
  const findings: BuyFinding[] = [];
  if (leaves(buy.period, { first: from, last: until })) {
    const before = from === null ? 0 : Math.max(0, daysBetween(first, from));
    const after = until === null ? 0 : Math.max(0, daysBetween(until, last));
    const days = Math.min(before + after, daysBetween(first, last) + 1);
    findings.push(lineFinding('outside-contract', buy.id, { contract, first, last, from, until, days }));
  }
  if (signed !== null && leaves(buy.period, { first: signed, last: null })) {
    const days = daysBetween(first, signed);
    findings.push(lineFinding('before-contract', buy.id, { contract, first, signed, days }));
  }
  return findings;
}

function* windowFindings(
  { contract, signed }: Contract,
  buys: ConcernedList,
  windows: readonly BlackoutWindow[],
): Iterable<BuyFinding> {
  if (signed === null) return;
  for (const { window } of blackoutFindings([{ contract, signed }], windows)) {
    yield finding('contract-in-blackout', `${contract}|${window.from}`, buys.done(), { contract, signed, ...window });
  }
}

/** Buys that ran before they were ordered. */
export function createOrderCheck(orderedOn: (buy: MediaBuy) => Day | null): Check {
  return {
    observe(buy) {
      const issued = orderedOn(buy);
      if (issued === null || !leaves(buy.period, { first: issued, last: null })) return NOTHING;
      const { first } = buy.period;
      const facts = { order: buy.references.order, first, issued, days: daysBetween(first, issued) };
      return [lineFinding('before-order', buy.id, facts)];
    },
    finish: () => NOTHING,
  };
}
