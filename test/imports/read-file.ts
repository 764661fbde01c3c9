import { join } from 'node:path';
import { IMPORT_KINDS } from '#config/imports/index.ts';
import type { FieldSpec, ImportKind } from '#core/imports/kind.ts';
import type { BuyRecord } from '#core/imports/media-buys/buy-draft.ts';
import type { Answers, ColumnView, Preview, Question, TableView } from '#core/imports/preview.ts';
import { understandFile } from '#core/imports/understand/preview-file.ts';
import { readSheet } from '#core/imports/understand/read-sheet.ts';
import type { UnderstoodRow } from '#core/imports/understand/read-table.ts';
import { createVocabulary } from '#core/imports/vocabulary.ts';
import type { BuyFinding } from '#core/pauta/finding.ts';
import type { Importer, ImportSource } from '#core/ports/importer.ts';
import { readsWord } from '#services/imports/buy-words.ts';
import { LIMITS } from '#services/imports/limits.ts';
import { createFileReader } from '#services/imports/read/file-reader.ts';
import { answerOf } from './answering.ts';
import { stemOf, wordsOf } from './words.ts';

/** A column with what its kind says of it, and the words by which it is found. */
export interface Column {
  view: ColumnView;
  field: FieldSpec | null;
  /** Of the header, and of the field's name; empty where it has none. */
  names: readonly (readonly string[])[];
}

export interface Table {
  view: TableView;
  kind: ImportKind | null;
  columns: readonly Column[];
  /** Every accepted row, whether the table is imported or not. */
  rows: readonly UnderstoodRow[];
  /** What its rows became, where they become media buys; `null` where they do not, or were not chosen. */
  buys: readonly BuyRecord[] | null;
}

/** A file as the product understood it. */
export interface ReadFile {
  preview: Preview;
  /** Open questions before anything was answered. */
  questions: readonly Question[];
  tables: readonly Table[];
  /** What the printed totals of its media buys say otherwise. */
  findings: readonly BuyFinding[];
}

const ROUNDS = 6;

/**
 * Previews a file with the answers given, reads every row of every table, and reads the media buys with whatever else is
 * asked answered by the first option.
 * @throws AppError where the file is refused
 */
export async function readFile(
  importer: Importer,
  { folder, file }: { folder: string; file: string },
  given: Answers,
): Promise<ReadFile> {
  const source = { path: join(folder, file), name: file };
  const { preview } = await importer.preview(source, { answers: given });
  const [rows, { buys, findings }] = await Promise.all([
    rowsOf(source.path, given),
    buysOf(importer, source, preview, given),
  ]);
  const tables = preview.tables.map((view): Table => {
    const kind = IMPORT_KINDS.find(({ name }) => name === view.kind) ?? null;
    const isBought = view.chosen && kind?.target === 'media-buys';
    return {
      view,
      kind,
      columns: view.columns.map((column) => columnOf(column, kind)),
      rows: rows.get(view.key) ?? [],
      buys: isBought ? (buys.get(view.key) ?? []) : null,
    };
  });
  return { preview, questions: preview.questions, tables, findings };
}

function columnOf(view: ColumnView, kind: ImportKind | null): Column {
  const field = kind?.fields.find(({ name }) => name === view.field) ?? null;
  const header = wordsOf(view.header);
  // `Reactions, Comments and Shares` are interactions, whatever the list.
  const listed = PARTS.filter((part) => header.map(stemOf).includes(part)).length > 1 ? [['interaction']] : [];
  return { view, field, names: [header, ...(field ? [wordsOf(field.name)] : []), ...listed] };
}

const PARTS = ['reaction', 'comment', 'share'];

async function rowsOf(path: string, answers: Answers): Promise<Map<string, UnderstoodRow[]>> {
  const options = { vocabularies: IMPORT_KINDS.map(createVocabulary), answers, targetOf: () => null, reads: readsWord };
  const file = await createFileReader().open(path, LIMITS);
  try {
    const tables = await understandFile(file, options);
    const rows = new Map<string, UnderstoodRow[]>();
    const accepted = ({ key }: { key: string }, batch: readonly UnderstoodRow[]) => {
      const list = rows.get(key) ?? [];
      rows.set(key, list);
      for (const row of batch) list.push(row);
    };
    for (const sheet of file.sheets) {
      const own = tables.filter(({ survey }) => survey.sheet === sheet.name);
      if (own.length > 0) await readSheet(sheet, own, options, { accepted });
    }
    return rows;
  } finally {
    await file.close();
  }
}

async function buysOf(
  importer: Importer,
  source: ImportSource,
  preview: Preview,
  given: Answers,
): Promise<{ buys: Map<string, BuyRecord[]>; findings: BuyFinding[] }> {
  const buys = new Map<string, BuyRecord[]>();
  const findings: BuyFinding[] = [];
  if (!preview.tables.some(({ chosen, kind }) => chosen && isOfBuys(kind))) return { buys, findings };
  const answers = await allAnswers(importer, source, preview, given);
  for await (const batch of importer.read(source, { answers })) {
    buys.set(batch.table, [...(buys.get(batch.table) ?? []), ...batch.buys]);
    findings.push(...batch.findings);
  }
  return { buys, findings };
}

function isOfBuys(kind: string | null): boolean {
  return IMPORT_KINDS.some(({ name, target }) => name === kind && target === 'media-buys');
}

/** An answer may raise another question: each is answered as it comes. */
async function allAnswers(
  importer: Importer,
  source: ImportSource,
  preview: Preview,
  given: Answers,
): Promise<Answers> {
  let { questions } = preview;
  // Which tables are imported stays as the preview chose them.
  let answers: Answers = { ...given, tables: preview.tables.filter(({ chosen }) => chosen).map(({ key }) => key) };
  for (let round = 0; round < ROUNDS && questions.length > 0; round += 1) {
    answers = { ...Object.fromEntries(questions.map((question) => [question.key, answerOf(question)])), ...answers };
    ({ questions } = (await importer.preview(source, { answers })).preview);
  }
  return answers;
}
