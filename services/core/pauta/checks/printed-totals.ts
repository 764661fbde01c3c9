import type { PrintedTotal } from '../../imports/preview.ts';
import { subtractDecimals } from '../exact.ts';
import { type BuyFinding, finding } from '../finding.ts';
import { type Check, limited, NOTHING } from './check.ts';

/** The totals that one table prints, as they were compared with its rows. */
export interface TableTotals {
  sheet: string;
  totals: readonly PrintedTotal[];
  /** ISO 4217 of a column of money; `null` for any other, or where nothing says it. */
  currencyOf(field: string): string | null;
}

/** Findings of a rule that are told one by one; the rest as a count. */
const EACH = 500;

type Column = PrintedTotal['columns'][number];

const RULES = { rounding: 'total-off-by-cent', differs: 'total-differs', 'adds-units': 'total-adds-units' } as const;

/**
 * What the totals of an import say otherwise than its lines: nothing is repaired. A total of which it is not known what it
 * covers is left alone, and so is one that covers no line.
 */
export function printedTotalFindings(tables: Iterable<TableTotals>): BuyFinding[] {
  const check: Check = {
    observe: () => NOTHING,
    *finish() {
      for (const table of tables) for (const total of table.totals) yield* findingsOf(table, total);
    },
  };
  return [...limited([check], EACH).finish()];
}

function findingsOf({ sheet, currencyOf }: TableTotals, total: PrintedTotal): BuyFinding[] {
  const { label, row, covers, lines, refused, first, last } = total;
  if (lines === 0) return [];
  return total.columns.flatMap(({ field, header, printed, sum, real, lacking, verdict }: Column) => {
    if (verdict === 'equal' || verdict === 'not-a-sum' || sum === null) return [];
    if (covers === 'unknown' && verdict !== 'adds-units') return [];
    const place = { label, sheet, row, field, column: header, currency: currencyOf(field) };
    const compared = { printed, sum, difference: subtractDecimals(printed, sum), lines, lacking, refused, first, last };
    const subject = `${sheet}|${row}|${field}`;
    return finding(RULES[verdict], subject, { ids: [], count: lines }, { ...place, ...compared, real });
  });
}
