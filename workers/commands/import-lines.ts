import { SEVERITY_NAME } from '#config/texts/findings.ts';
import { IMPORT_CLI } from '#config/texts/import-cli.ts';
import { fieldName } from '#config/texts/import-fields.ts';
import { kindName } from '#config/texts/import-kinds.ts';
import { STATE_HEAD, TABLES } from '#config/texts/import-pages.ts';
import { OPTION, QUESTION } from '#config/texts/import-questions.ts';
import { warningSentence } from '#config/texts/import-warnings.ts';
import { BAD_REASON, rejectedCell } from '#config/texts/imports.ts';
import type { ImportDocument } from '#core/imports/import-document.ts';
import type { AnswerValue, ColumnView, Preview, Question, TableView } from '#core/imports/preview.ts';
import { formatMoment } from '#core/report/format.ts';
import { formatWords, sumWords } from '#dashboards/imports/words.ts';
import { table } from './command.ts';

/** Items of a list that are printed; `--json` has all of them. */
const PRINTED = 20;

export function listLines(documents: readonly ImportDocument[]): string[] {
  return table(
    documents.map(({ id, state, name, source, counts, received }) => [
      id,
      STATE_HEAD[state],
      String(counts.accepted),
      formatMoment(received.at),
      source ?? '',
      name,
    ]),
  );
}

/** What a person at a terminal sees of an import, and how they go on. */
export function importLines(document: ImportDocument, preview: Preview | undefined): string[] {
  const { id, name, state, refusal, committed } = document;
  return [
    `${name}  ${id}  ${STATE_HEAD[state]}`,
    ...(refusal ? [refusal.message] : []),
    ...(committed ? [IMPORT_CLI.committed(committed.rows, committed.readings)] : []),
    ...(preview ? previewLines(preview) : []),
    ...(state === 'ready' ? ['', IMPORT_CLI.nextConfirm(id)] : []),
    ...(state === 'asking' ? ['', IMPORT_CLI.nextAnswer(id, preview?.questions[0]?.key ?? '')] : []),
  ];
}

function previewLines({ tables, questions, warnings, rejected, findings = [] }: Preview): string[] {
  return [
    ...tables.flatMap(tableLines),
    ...section(IMPORT_CLI.questions, questions.flatMap(questionLines), Number.POSITIVE_INFINITY),
    ...section(IMPORT_CLI.warnings, [...new Set(warnings.map(warningSentence))]),
    ...section(
      IMPORT_CLI.rejected,
      rejected.map(
        ({ sheet, row, column, written, reason }) =>
          `${IMPORT_CLI.rejectedRow(sheet, row)}: ${rejectedCell(column, written, BAD_REASON[reason])}`,
      ),
    ),
    ...section(
      IMPORT_CLI.findings,
      findings.map(({ severity, sentence }) => `${SEVERITY_NAME[severity]}. ${sentence}`),
    ),
  ];
}

function section(title: string, lines: readonly string[], most = PRINTED): string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - most;
  return [
    '',
    title,
    ...lines.slice(0, most).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  ${IMPORT_CLI.more(rest)}`] : []),
  ];
}

function tableLines({ sheet, kind, chosen, rows, columns }: TableView): string[] {
  const title = TABLES.title(sheet, kind === null ? TABLES.unknown : kindName(kind));
  if (!chosen) return ['', `${title}: ${IMPORT_CLI.notChosen}`];
  const shown = columns.filter(({ header, filled }) => header !== '' || filled > 0);
  const cells = table(shown.map(columnCells)).map((line) => `  ${line}`);
  return ['', IMPORT_CLI.table(title, rows.accepted, rows.rejected), ...cells];
}

function columnCells({ header, index, field, format, sum, additive, currency, first, last }: ColumnView): string[] {
  const name = header === '' ? TABLES.unnamed(index) : header;
  if (field === null) return [name, IMPORT_CLI.unused, '', ''];
  const range = first !== null && last !== null ? `${first} – ${last}` : '';
  return [
    name,
    fieldName(field, header),
    formatWords(format) ?? '',
    sum !== null && additive ? sumWords(sum, currency) : range,
  ];
}

function questionLines({ key, about, subject, options, examples, lost }: Question): string[] {
  const { title } = QUESTION[about](subject);
  const written = examples.slice(0, 3).map((example) => example.written);
  return [
    `${key}: ${title}${written.length > 0 ? ` (${written.join(' · ')})` : ''}`,
    ...(options.length > 0
      ? [`    ${IMPORT_CLI.options}: ${options.map((option, at) => optionText(option, lost?.[at])).join(', ')}`]
      : []),
  ];
}

function optionText(option: AnswerValue, lost: number | undefined): string {
  return lost === undefined ? JSON.stringify(option) : `${JSON.stringify(option)} (${OPTION.lost(lost)})`;
}
