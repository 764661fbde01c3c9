import { footDocument, verification } from '#config/texts/report.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { formatPeriod } from '#core/pauta/report/period-text.ts';
import type { Workbook } from '../xlsx/workbook.ts';
import { comparisonSheet } from './sheets/comparison.ts';
import { costsSheet, digitalSheet } from './sheets/costs.ts';
import { groupSheets } from './sheets/groups.ts';
import { findingsSheet, linesSheets, methodSheet } from './sheets/lists.ts';
import { stagesSheet } from './sheets/stages.ts';
import { summarySheet } from './sheets/summary.ts';

/**
 * The report as sheets: what the PDF says, and every line.
 * @param code what a reader types to check the report
 */
export function pautaWorkbook(report: PautaReport, code: string): Workbook {
  const { title, period, entity, edition, issuedAt } = report;
  return {
    title: `${title}, ${formatPeriod(period)}`,
    author: `${entity.name}, ${entity.unit}`,
    created: issuedAt,
    foot: { left: footDocument(title, formatPeriod(period), edition), right: verification(code) },
    sheets: [
      summarySheet(report, code),
      stagesSheet(report),
      ...groupSheets(report),
      costsSheet(report),
      digitalSheet(report),
      comparisonSheet(report),
      findingsSheet(report),
      ...linesSheets(report),
      methodSheet(report),
    ],
  };
}
