import { type BuyFinding, concerns, type Severity } from '../finding.ts';
import type { FindingRule } from '../finding-facts.ts';
import type { MediaBuy } from '../media-buy.ts';

/** A finding with its sentence. */
export interface ReportFinding {
  /** `import|finding id` */
  id: string;
  import: string;
  rule: FindingRule;
  severity: Severity;
  text: string;
  /** Lines that it is about, some perhaps of another period. */
  count: number;
  /** Where the first of them stand that are of this period. */
  rows: readonly { sheet: string; row: number }[];
}

/** Rows that a finding names; the lines sheet has them all. */
const NAMED_ROWS = 5;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];

/** A finding as the ledger keeps it: its import and what was found. */
export interface ImportFinding {
  import: string;
  finding: BuyFinding;
}

/**
 * Findings that concern the period: about a line of it, about a total over one, about a whole file of it, or about more lines than are named.
 * @param imports in the order of sources
 */
export function reportFindings(
  findings: readonly ImportFinding[],
  buys: ReadonlyMap<string, MediaBuy>,
  imports: readonly string[],
  sentence: (finding: BuyFinding) => string,
): ReportFinding[] {
  return findings
    .filter((one) => imports.includes(one.import) && isOfPeriod(one, buys))
    .map(({ import: from, finding }) => ({
      id: `${from}|${finding.id}`,
      import: from,
      rule: finding.rule,
      severity: finding.severity,
      text: sentence(finding),
      count: finding.buys.count,
      rows: rowsOf(finding, buys),
    }))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        imports.indexOf(a.import) - imports.indexOf(b.import) ||
        compareText(a.rule, b.rule) ||
        compareText(a.id, b.id),
    );
}

function isOfPeriod({ import: from, finding }: ImportFinding, buys: ReadonlyMap<string, MediaBuy>): boolean {
  const { ids, count } = finding.buys;
  // A total names no buy; its rows tell whether any of those that it covers is of the period.
  if ('printed' in finding.facts) return buys.values().some((buy) => buy.import === from && concerns(finding, buy));
  return ids.length === 0 || count > ids.length || ids.some((id) => buys.has(id));
}

function rowsOf({ buys: { ids } }: BuyFinding, buys: ReadonlyMap<string, MediaBuy>): ReportFinding['rows'] {
  const rows = ids.flatMap((id) => {
    const origin = buys.get(id)?.origin;
    return origin ? [[`${origin.row} ${origin.sheet}`, { sheet: origin.sheet, row: origin.row }] as const] : [];
  });
  return [...new Map(rows).values()].slice(0, NAMED_ROWS);
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
