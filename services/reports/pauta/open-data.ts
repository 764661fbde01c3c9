import { DICTIONARY, LINE_COLUMNS } from '#config/texts/pauta-columns.ts';
import type { ReportLine } from '#core/pauta/report/line.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { type CsvCell, writeCsv } from '../csv/write-csv.ts';
import { COLUMNS, type LineColumn, type LineNames, lineNames } from './line-columns.ts';

/** Every line of the report with every column. */
export function linesCsv(report: PautaReport): Uint8Array {
  const names = lineNames(report);
  const rows = function* () {
    for (const line of report.lines) yield COLUMNS.map((column) => fieldOf(column, line, names));
  };
  return writeCsv(
    COLUMNS.map(({ name }) => name),
    rows(),
  );
}

function fieldOf({ type, read }: LineColumn, line: ReportLine, names: LineNames): CsvCell {
  const value = read(line, names);
  if (value === null) return null;
  return { kind: type === 'text' ? 'text' : 'plain', value };
}

/**
 * What the file of lines is and what each of its columns means.
 * @param code what a reader types to check the report
 */
export function dictionaryCsv(report: PautaReport, code: string): Uint8Array {
  return writeCsv(DICTIONARY.header, [...factRows(report, code), ...COLUMNS.map(columnRow)]);
}

function columnRow({ name, type }: LineColumn): CsvCell[] {
  const { meaning, unit, source } = LINE_COLUMNS[name];
  return [name, DICTIONARY.types[type], meaning, unit, source].map(textField);
}

function factRows(report: PautaReport, code: string): CsvCell[][] {
  const { facts } = DICTIONARY;
  const { entity, period, cutoff, edition } = report;
  const rows: [string, string][] = [
    [facts.title, report.title],
    [facts.entity, `${entity.name}, ${entity.unit}`],
    [facts.period, `${period.first}/${period.last}`],
    [facts.cutoff, cutoff],
    [facts.edition, String(edition)],
    [facts.verification, code],
    [facts.format, DICTIONARY.format],
    [facts.empty, DICTIONARY.empty],
    [facts.formula, DICTIONARY.formula],
    [facts.stages, DICTIONARY.stages],
    ...(entity.demonstration ? [[facts.demonstration, DICTIONARY.demonstration] as [string, string]] : []),
  ];
  return rows.map(([name, text]) => [name, DICTIONARY.metadata, text, '', ''].map(textField));
}

function textField(value: string): CsvCell {
  return value === '' ? null : { kind: 'text', value };
}
