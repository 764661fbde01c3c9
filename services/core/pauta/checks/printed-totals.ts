import { addDecimals, compareDecimals, type Decimal, toDecimal } from '../../imports/decimal.ts';
import { subtractDecimals } from '../exact.ts';
import { type BuyFinding, finding } from '../finding.ts';
import type { TotalFacts } from '../finding-facts.ts';

const ZERO = '0' as Decimal;
const CENT = '0.01' as Decimal;

/** A total that the file prints, with what its lines add up to. */
export interface PrintedTotal extends Omit<TotalFacts, 'difference'> {
  /** Whether rows of the field may be added up at all. */
  additive: boolean;
}

/**
 * Totals as printed against the sums of their lines. A total of lines of which none has a figure is not compared. Where
 * the field cannot be added (unit costs, rates, reach), a total that did add it is told, and any other is left alone: it may
 * be the true rate of the whole.
 */
export function printedTotalFindings(totals: Iterable<PrintedTotal>): BuyFinding[] {
  const findings: BuyFinding[] = [];
  for (const { additive, ...total } of totals) {
    const compared = total.lines - total.lacking;
    const difference = subtractDecimals(total.printed, total.sum);
    const rule = additive ? ruleOf(difference) : compared > 1 && difference === ZERO ? 'total-adds-units' : null;
    if (rule === null || compared < 1) continue;
    const subject = `${total.sheet}|${total.row}|${total.field}`;
    findings.push(finding(rule, subject, { ids: [], count: total.lines }, { ...total, difference }));
  }
  return findings;
}

function ruleOf(difference: Decimal): 'total-off-by-cent' | 'total-differs' | null {
  if (difference === ZERO) return null;
  const apart = toDecimal(difference.replace('-', '')) ?? difference;
  return compareDecimals(apart, CENT) <= 0 ? 'total-off-by-cent' : 'total-differs';
}

/** What the lines of a block add up to, field by field. */
export interface ColumnSum {
  sum: Decimal;
  lines: number;
  lacking: number;
}

/** Adds the columns of a block as its lines pass; start a new one for each block that has its own total. */
export function createColumnSums(): {
  add(values: Readonly<Record<string, Decimal | null>>): void;
  of(field: string): ColumnSum;
} {
  const sums = new Map<string, { sum: Decimal; covered: number }>();
  let lines = 0;
  return {
    add(values) {
      lines += 1;
      for (const [field, value] of Object.entries(values)) {
        if (value === null) continue;
        const { sum, covered } = sums.get(field) ?? { sum: ZERO, covered: 0 };
        sums.set(field, { sum: addDecimals(sum, value), covered: covered + 1 });
      }
    },
    of(field) {
      const { sum, covered } = sums.get(field) ?? { sum: ZERO, covered: 0 };
      return { sum, lines, lacking: lines - covered };
    },
  };
}
