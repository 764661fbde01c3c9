import { RULE_NAME } from '#config/texts/finding-names.ts';
import { SEVERITY_NAME } from '#config/texts/findings.ts';
import { PAUTA_COLUMNS, PAUTA_SECTIONS, PAUTA_WORDS } from '#config/texts/pauta-report.ts';
import { FINDINGS_TITLE, moreFindings, whereOf } from '#config/texts/pauta-report-notes.ts';
import type { Severity } from '#core/pauta/finding.ts';
import type { ReportFinding } from '#core/pauta/report/findings.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { capitalize, formatCount } from '#core/report/format.ts';
import { column } from '../../pdf/column.ts';
import type { Block, Section } from '../../pdf/view.ts';
import type { Cell } from '../../words/cell.ts';
import { line, textCell } from '../../words/cells.ts';
import { sourceNames } from '../source-names.ts';

/** Findings of a severity on paper; the files have them all. */
const MOST_ROWS = 40;

/** What does not fit together, the gravest first. */
export function findingsSection(report: PautaReport): Omit<Section, 'newPage'> {
  const bySeverity = Map.groupBy(report.findings, ({ severity }) => severity);
  const names = sourceNames(report);
  const blocks = [...bySeverity].map(([severity, own]) => findingsTable(severity, own, names));
  const none: Block = { kind: 'text', title: null, swatch: null, paragraphs: [PAUTA_WORDS.noFindings] };
  return { ...PAUTA_SECTIONS.findings, blocks: blocks.length > 0 ? blocks : [none] };
}

function findingsTable(severity: Severity, own: readonly ReportFinding[], names: ReadonlyMap<string, string>): Block {
  const rest = own.length - MOST_ROWS;
  return {
    kind: 'table',
    title: FINDINGS_TITLE[severity](formatCount(own.length)),
    swatch: null,
    columns: [column(PAUTA_COLUMNS.finding, 3.1, 'left'), column(PAUTA_COLUMNS.where, 1.5, 'left')],
    rows: own.slice(0, MOST_ROWS).map((one) => findingRow(one, names)),
    notes: rest > 0 ? [moreFindings(formatCount(rest), SEVERITY_NAME[severity].toLowerCase())] : [],
    size: 'reference',
  };
}

function findingRow(
  { text, rule, rows, count, import: from }: ReportFinding,
  names: ReadonlyMap<string, string>,
): Cell[] {
  return [
    textCell(text, 'plain', [line(capitalize(RULE_NAME[rule]), 'quiet')]),
    textCell(
      names.get(from) ?? from,
      'plain',
      whereOf(rows, count).map((words) => line(words, 'quiet')),
    ),
  ];
}
