import type { OpenFile } from '../../ports/file-reader.ts';
import { compareDecimals, type Decimal, roundedUnits } from '../decimal.ts';
import type { Answers, ImportWarning, Preview, Question, TableView } from '../preview.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { ReadsWord } from './column-values.ts';
import { crossCheck } from './cross-check.ts';
import { type ReadTable, type RowTaker, readSheet } from './read-sheet.ts';
import { bothTakers, createSample } from './row-sample.ts';
import { type SurveyedTable, type SurveyOptions, surveySheet } from './survey.ts';
import type { Target } from './target.ts';
import { askKind, askWhichKind, type UnderstoodTable, understandTable } from './understand-table.ts';
import { viewTable } from './view-table.ts';

export interface UnderstandOptions {
  vocabularies: readonly Vocabulary[];
  answers: Answers;
  /** True when a text is a word of the lists for that type of column. */
  reads: ReadsWord;
  /** What the rows of a table become; `null` where they are handed on as understood. */
  targetOf(table: UnderstoodTable): Pick<Target, 'ask' | 'warn'> | null;
  /** Told now and then: rows read so far, over all passes. */
  onRows?(rows: number): void;
}

/** Finds the tables of a file: one pass over every sheet. */
export async function surveyFile({ sheets }: OpenFile, options: SurveyOptions): Promise<SurveyedTable[]> {
  const found: SurveyedTable[] = [];
  for (const sheet of sheets) found.push(...(await surveySheet(sheet, options)));
  return found;
}

/** Finds the tables of a file and decides their columns: one pass over every sheet. */
export async function understandFile(file: OpenFile, options: UnderstandOptions): Promise<UnderstoodTable[]> {
  const found = await surveyFile(file, options);
  return found.map((survey) => understandTable(survey, options.answers, options.reads));
}

/**
 * What a person sees of a file before confirming, and the tables that are imported; a second pass reads every row as
 * decided.
 * @param tables as {@link understandFile} gave them
 * @param also told of all rows in the same pass
 */
export async function previewFile(
  file: OpenFile,
  about: Pick<Preview['file'], 'name' | 'bytes' | 'digest'>,
  tables: readonly UnderstoodTable[],
  options: UnderstandOptions,
  also?: RowTaker,
): Promise<{ preview: Preview; chosen: UnderstoodTable[] }> {
  const shown = createSample();
  const read = await readTables(file, tables, options, also ? bothTakers(shown, also) : shown);
  const repeated = repeatedTotals(read);
  const chosen = chosenTables(tables, options.answers, repeated);
  const views = read.map((one) => viewTable(one, shown.first(one.table.key), chosen.has(one.table.key)));
  const open = tables.filter(({ key }) => chosen.has(key));
  const strange = tables.some(({ survey }) => survey.table.vocabulary !== null) ? [] : tables;
  const questions = [
    ...strange.map(({ survey }) => askKind(survey)),
    ...askTables(tables, options.answers, repeated),
    ...open.flatMap((table) => questionsOf(table, options)),
  ];
  const preview: Preview = {
    file: { ...file.facts, ...about },
    tables: views,
    questions: distinct(questions),
    warnings: [
      ...warningsOf(file, read, views),
      ...views.flatMap((view) => (isFound(view, options, questions.length > 0) ? [] : warningsOfTotals(view))),
      ...open.flatMap((table) => options.targetOf(table)?.warn?.(table) ?? []),
    ],
    rejected: shown.rejected(chosen),
    rejectedRows: read.filter(({ table }) => chosen.has(table.key)).reduce((sum, { rejected }) => sum + rejected, 0),
  };
  return { preview, chosen: open };
}

function questionsOf(table: UnderstoodTable, { targetOf, vocabularies, answers }: UnderstandOptions): Question[] {
  const kind = askWhichKind(table.survey, vocabularies, answers);
  // What else is open depends on what the table is.
  return kind.length > 0 ? kind : [...table.questions, ...(targetOf(table)?.ask(table) ?? [])];
}

/** The tables that are imported, and what is still open about them: what a reading of the rows starts from. */
export interface ChosenTables {
  tables: UnderstoodTable[];
  questions: Question[];
}

/** Reads all rows once more only where {@link chosenUnread} cannot tell. */
export async function understandChosen(file: OpenFile, options: UnderstandOptions): Promise<ChosenTables> {
  const tables = await understandFile(file, options);
  const unread = chosenUnread(tables, options);
  if (unread) return unread;
  return chosenOf(tables, options, repeatedTotals(await readTables(file, tables, options, {})));
}

/** `null` where it shows only once the rows are read which tables tell the same money, and no person has chosen. */
export function chosenUnread(tables: readonly UnderstoodTable[], options: UnderstandOptions): ChosenTables | null {
  const isChoice = tables.length > 1 && !Array.isArray(options.answers.tables);
  return isChoice ? null : chosenOf(tables, options, new Map());
}

/** As {@link understandChosen}, of tables that were chosen before. */
export function chosenAgain(tables: UnderstoodTable[], options: UnderstandOptions): ChosenTables {
  return { tables, questions: distinct(tables.flatMap((table) => questionsOf(table, options))) };
}

function chosenOf(
  tables: readonly UnderstoodTable[],
  options: UnderstandOptions,
  repeated: ReadonlyMap<string, readonly string[]>,
): ChosenTables {
  const chosen = chosenTables(tables, options.answers, repeated);
  const kept = tables.filter(({ key }) => chosen.has(key));
  const questions = [
    ...askTables(tables, options.answers, repeated),
    ...kept.flatMap((table) => questionsOf(table, options)),
  ];
  return { tables: kept, questions: distinct(questions) };
}

async function readTables(
  file: OpenFile,
  tables: readonly UnderstoodTable[],
  options: SurveyOptions,
  taker: RowTaker,
): Promise<ReadTable[]> {
  const read: ReadTable[] = [];
  for (const sheet of file.sheets) {
    const own = tables.filter(({ survey }) => survey.sheet === sheet.name);
    if (own.length > 0) read.push(...(await readSheet(sheet, own, options, taker)));
  }
  return read;
}

/** Tables of money whose columns come to the same amount: the same money told more than once. */
function repeatedTotals(read: readonly ReadTable[]): Map<string, string[]> {
  const amounts = new Map<string, string[]>();
  for (const { table, reader } of read) {
    if (table.survey.table.vocabulary?.kind.target !== 'media-buys') continue;
    for (const amount of moneyOf(table, reader.tallies)) {
      const keys = amounts.get(amount) ?? [];
      if (!keys.includes(table.key)) amounts.set(amount, [...keys, table.key]);
    }
  }
  return new Map([...amounts].filter(([, keys]) => keys.length > 1));
}

function moneyOf(table: UnderstoodTable, tallies: ReadTable['reader']['tallies']): string[] {
  return table.decisions.flatMap(({ column }, index) => {
    const sum = tallies[index]?.sum;
    if (column.calendar || column.field?.type !== 'money' || !column.field.additive || !sum || sum.count() === 0)
      return [];
    return compareDecimals(sum.value(), '0' as Decimal) === 0 ? [] : [String(roundedUnits(sum.value(), 0))];
  });
}

/** Visible tables of a known kind; where the same money stands in several, those that were chosen. */
function chosenTables(
  tables: readonly UnderstoodTable[],
  { tables: answer }: Answers,
  repeated: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const known = tables.filter(({ survey }) => survey.table.vocabulary !== null);
  if (Array.isArray(answer)) return new Set(known.map(({ key }) => key).filter((key) => answer.includes(key)));
  const visible = known.filter(({ survey }) => !survey.hidden).map(({ key }) => key);
  const again = new Set([...repeated.values()].flatMap((keys) => keys.slice(1)));
  return new Set(visible.filter((key) => !again.has(key)));
}

function askTables(
  tables: readonly UnderstoodTable[],
  { tables: answer }: Answers,
  repeated: ReadonlyMap<string, readonly string[]>,
): Question[] {
  const keys = [...new Set([...repeated.values()].flat())];
  if (keys.length === 0 || Array.isArray(answer)) return [];
  const [subject = ''] = [...repeated.keys()];
  const known = tables.filter(({ key }) => keys.includes(key));
  const options = known.map(({ key }) => [key]);
  return [{ key: 'tables', about: 'tables', subject, options, examples: [], keep: true }];
}

function distinct(questions: readonly Question[]): Question[] {
  return [...new Map(questions.map((question) => [question.key, question])).values()];
}

function warningsOf({ facts }: OpenFile, read: readonly ReadTable[], views: readonly TableView[]): ImportWarning[] {
  const encoding: ImportWarning[] =
    facts.encoding === 'windows-1252' ? [{ code: 'encoding-not-utf8', subject: facts.encoding, facts: {} }] : [];
  const tables = read.flatMap(({ table }) => table.warnings);
  return [...encoding, ...tables, ...views.flatMap(warningsOfView), ...crossCheck(read)];
}

function warningsOfView({ key, printedTotals, identicalRows }: TableView): ImportWarning[] {
  const repeated: ImportWarning[] =
    identicalRows > 0 ? [{ code: 'identical-rows', subject: key, facts: { rows: identicalRows } }] : [];
  const unlabelled = printedTotals.flatMap(({ row, label }): ImportWarning[] =>
    label === '' ? [{ code: 'total-without-label', subject: key, facts: { row } }] : [],
  );
  return [...repeated, ...unlabelled];
}

/** Once nothing is asked, wrong totals of media buys are findings of the import, and are not told twice. */
function isFound({ kind, chosen }: TableView, { vocabularies }: UnderstandOptions, isOpen: boolean): boolean {
  return !isOpen && chosen && vocabularies.some((one) => one.kind.name === kind && one.kind.target === 'media-buys');
}

/** Sums of a table that is not imported are nobody's matter; what it must not add may explain a sheet that is. */
function warningsOfTotals({ printedTotals, chosen }: TableView): ImportWarning[] {
  return printedTotals.flatMap(({ row, label, covers, columns }) =>
    columns.flatMap(({ header: subject, printed, sum, real, verdict }): ImportWarning[] => {
      if (verdict === 'adds-units')
        return [{ code: 'printed-total-of-rates', subject, facts: { row, printed, sum, real } }];
      if (!chosen || covers === 'unknown' || (verdict !== 'differs' && verdict !== 'rounding')) return [];
      return [{ code: 'printed-total-differs', subject, facts: { row, label, printed, sum } }];
    }),
  );
}
