import { type BuyFinding, type ConcernedList, createConcerned, finding } from '../finding.ts';
import type { FindingRule } from '../finding-facts.ts';
import type { MediaBuy } from '../media-buy.ts';

/** A check of a stream of buys: what it can say of each at once, and what only at the end. Used for one stream. */
export interface Check {
  observe(buy: MediaBuy): readonly BuyFinding[];
  finish(): Iterable<BuyFinding>;
}

export const NOTHING: readonly BuyFinding[] = [];

/** A check that needs to know nothing but the buy itself. */
export function lineByLine(of: (buy: MediaBuy) => readonly BuyFinding[]): Check {
  return { observe: of, finish: () => NOTHING };
}

/** The findings among what may be findings; the shared empty list when there is none. */
export function present(findings: readonly (BuyFinding | undefined)[]): readonly BuyFinding[] {
  return findings.some((one) => one !== undefined) ? findings.filter((one) => one !== undefined) : NOTHING;
}

/**
 * Lets the first `each` findings of a rule through and counts the rest into one finding, so that a wrong column of a
 * million rows does not give a million findings.
 */
export function limited(checks: readonly Check[], each: number): Check {
  const passed = new Map<FindingRule, number>();
  const rest = new Map<FindingRule, ConcernedList>();
  const passes = (one: BuyFinding) => {
    const count = (passed.get(one.rule) ?? 0) + 1;
    passed.set(one.rule, count);
    if (count <= each) return true;
    const buys = rest.get(one.rule) ?? createConcerned();
    rest.set(one.rule, buys);
    buys.addAll(one.buys);
    return false;
  };
  return {
    observe(buy) {
      let findings = NOTHING;
      for (const check of checks) {
        const found = check.observe(buy);
        if (found.length > 0) findings = [...findings, ...found];
      }
      return findings.length === 0 ? NOTHING : findings.filter(passes);
    },
    *finish() {
      for (const check of checks) for (const one of check.finish()) if (passes(one)) yield one;
      for (const [rule, buys] of rest) {
        yield finding('and-more', rule, buys.done(), { rule, findings: (passed.get(rule) ?? each) - each });
      }
    },
  };
}
