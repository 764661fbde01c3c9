/** What calls take of what a platform gives or sells; each platform limits another of the three. */
export interface Cost {
  /** As the platform counts them: each request inside a batch is one. */
  calls: number;
  /** YouTube's quota units. */
  units: number;
  /** Millionths of a US dollar. */
  microUsd: bigint;
}

export function costOfCalls(calls: number): Cost {
  return { calls, units: 0, microUsd: 0n };
}

/** Where each request is one call, whatever it asks. */
export const ONE_CALL_EACH = { mostOf: () => costOfCalls(1), costOf: () => costOfCalls(1) } as const;

export function addCosts(costs: readonly Cost[]): Cost {
  return costs.reduce(
    (sum, { calls, units, microUsd }) => ({
      calls: sum.calls + calls,
      units: sum.units + units,
      microUsd: sum.microUsd + microUsd,
    }),
    costOfCalls(0),
  );
}

/** What a pull will take, told before anything is asked. */
export interface Estimate {
  /** HTTP requests. */
  requests: number;
  cost: Cost;
  /**
   * `known-posts`: exactly that, if there is nothing new to read and nothing is refused; `at-most`: how many posts there
   * are is not known, and the platform's own bounds stand in.
   */
  basis: 'known-posts' | 'at-most';
  /** Least time that the platform's published rate limits leave, in minutes; 0 where none binds. */
  minutes: number;
}

/** Pages or lists of at most `size` that `items` fill. */
export function pagesOf(items: number, size: number): number {
  return Math.ceil(items / size);
}
