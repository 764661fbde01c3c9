import { RULE_NAME } from '#config/texts/finding-names.ts';
import { SEVERITY_NAME } from '#config/texts/findings.ts';
import { PAUTA_COLUMNS } from '#config/texts/pauta-report.ts';
import { whereOf } from '#config/texts/pauta-report-notes.ts';
import { SHEET_COLUMNS, SHEET_NAME, SHEET_TOPICS } from '#config/texts/pauta-sheets.ts';
import type { Decimal } from '#core/imports/decimal.ts';
import type { ReportLine } from '#core/pauta/report/line.ts';
import type { PautaReport, ReportSource } from '#core/pauta/report/pauta-report.ts';
import { capitalize, formatMoment } from '#core/report/format.ts';
import type { Day } from '#core/time/day.ts';
import { countCellOf, numberCell, type Sheet, type SheetCell, textCellOf } from '../../xlsx/workbook.ts';
import { COLUMNS, columnTitle, type LineColumn, type LineNames, lineNames } from '../line-columns.ts';
import { sourceNames } from '../source-names.ts';

export function findingsSheet(report: PautaReport): Sheet {
  const names = sourceNames(report);
  return {
    name: SHEET_NAME.findings,
    columns: [
      { title: SHEET_COLUMNS.severity, width: 13 },
      { title: SHEET_COLUMNS.rule, width: 34 },
      { title: SHEET_COLUMNS.finding, width: 90 },
      { title: PAUTA_COLUMNS.file, width: 36 },
      { title: SHEET_COLUMNS.where, width: 40 },
      { title: SHEET_COLUMNS.lines, width: 9 },
    ],
    rows: report.findings.map((one) => [
      textCellOf(SEVERITY_NAME[one.severity]),
      textCellOf(capitalize(RULE_NAME[one.rule])),
      textCellOf(one.text),
      textCellOf(names.get(one.import) ?? one.import),
      textCellOf(whereOf(one.rows, one.count).join('; ')),
      countCellOf(one.count),
    ]),
    filter: true,
  };
}

/** Rows of a sheet of Excel, without its header. */
const MOST_ROWS = 1_048_575;

/** Every line with every column; past what a sheet holds, on a further one. */
export function linesSheets(report: PautaReport): Sheet[] {
  const names = lineNames(report);
  const sheets = Math.max(1, Math.ceil(report.lines.length / MOST_ROWS));
  return Array.from({ length: sheets }, (_, place) => ({
    name: place === 0 ? SHEET_NAME.lines : `${SHEET_NAME.lines} ${place + 1}`,
    columns: COLUMNS.map((column) => ({ title: columnTitle(column), width: column.width })),
    rows: lineRows(report.lines, place * MOST_ROWS, names),
    filter: true,
  }));
}

function* lineRows(lines: readonly ReportLine[], from: number, names: LineNames): Generator<SheetCell[]> {
  const until = Math.min(lines.length, from + MOST_ROWS);
  for (let place = from; place < until; place += 1) {
    const line = lines[place];
    if (line) yield COLUMNS.map((column) => lineCell(column, line, names));
  }
}

function lineCell({ type, read }: LineColumn, line: ReportLine, names: LineNames): SheetCell {
  const value = read(line, names);
  if (value === null) return null;
  if (type === 'day') return { kind: 'day', day: value as Day };
  if (type === 'text' || type === 'word') return textCellOf(value);
  return numberCell(value as Decimal, type === 'rate' ? 'fine-rate' : type);
}

export function methodSheet(report: PautaReport): Sheet {
  return {
    name: SHEET_NAME.method,
    columns: [
      { title: SHEET_COLUMNS.topic, width: 14 },
      { title: SHEET_COLUMNS.paragraph, width: 90 },
      { title: PAUTA_COLUMNS.digest, width: 68 },
      { title: PAUTA_COLUMNS.origin, width: 32 },
      { title: PAUTA_COLUMNS.committed, width: 32 },
      { title: PAUTA_COLUMNS.accepted, width: 12 },
      { title: PAUTA_COLUMNS.rejected, width: 12 },
      { title: PAUTA_COLUMNS.inPeriod, width: 12 },
    ],
    rows: [
      ...report.method.notes.map((text) => [textCellOf(SHEET_TOPICS.criteria), textCellOf(text)]),
      ...report.sources.map((source) => sourceRow(source, sourceNames(report))),
    ],
    filter: false,
  };
}

function sourceRow(source: ReportSource, names: ReadonlyMap<string, string>): SheetCell[] {
  return [
    textCellOf(SHEET_TOPICS.sources),
    textCellOf(names.get(source.import) ?? source.name),
    textCellOf(source.digest),
    source.source === null ? null : textCellOf(source.source),
    textCellOf(`${formatMoment(source.committedAt)}, ${source.committedBy}`),
    countCellOf(source.accepted),
    countCellOf(source.rejected),
    countCellOf(source.lines),
  ];
}
