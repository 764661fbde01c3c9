import type { Day } from '../time/day.ts';

/**
 * Days on which the electoral law limits contracting (ley de garantías). It concerns the day on which a contract is
 * signed, never the days on which a buy airs. Both ends included.
 */
export interface BlackoutWindow {
  from: Day;
  until: Day;
  /** What is limited, and for whom, in Spanish. */
  what: string;
  /** Where it is said, in Spanish. */
  source: string;
  /** `confirmed`: read in a source; `to-confirm`: follows from a fact that a person must still confirm. */
  certainty: 'confirmed' | 'to-confirm';
}

/** When a contract was signed. */
export interface ContractDate {
  contract: string;
  signed: Day;
}

export interface BlackoutFinding extends ContractDate {
  window: BlackoutWindow;
}

/** Contracts that were signed within a window, once for each window, in the order of the contracts. */
export function blackoutFindings(
  contracts: readonly ContractDate[],
  windows: readonly BlackoutWindow[],
): BlackoutFinding[] {
  return contracts.flatMap(({ contract, signed }) =>
    windows
      .filter(({ from, until }) => from <= signed && signed <= until)
      .map((window) => ({ contract, signed, window })),
  );
}
