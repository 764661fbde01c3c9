import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { EXPORT_WORDS } from '#config/imports/export-words.ts';
import { IMPORT_KINDS } from '#config/imports/index.ts';
import { VAT_RATES } from '#config/pauta/vat-rates.ts';
import { importHasQuestions } from '#config/texts/imports.ts';
import type { Account } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import { isOfAccount } from '#core/imports/kind.ts';
import { createLineMaker } from '#core/imports/media-buys/line-maker.ts';
import { createMediaBuysTarget } from '#core/imports/media-buys/media-buys-target.ts';
import type { Answers, Question } from '#core/imports/preview.ts';
import { createExportTarget } from '#core/imports/readings/export-target.ts';
import { createRegisterTarget } from '#core/imports/register/register-target.ts';
import {
  chosenAgain,
  chosenUnread,
  previewFile,
  surveyFile,
  type UnderstandOptions,
  understandChosen,
} from '#core/imports/understand/preview-file.ts';
import { NO_ROWS, readRecords, recordTaker, type TargetOf } from '#core/imports/understand/read-records.ts';
import { isSurveyKept, type SurveyedTable } from '#core/imports/understand/survey.ts';
import { type UnderstoodTable, understandTable } from '#core/imports/understand/understand-table.ts';
import { createVocabulary } from '#core/imports/vocabulary.ts';
import type { OpenFile } from '#core/ports/file-reader.ts';
import type { FoundTableHeaders, ImportBatch, Previewed } from '#core/ports/importer.ts';
import { BUY_WORDS, readsWord } from './buy-words.ts';
import { LIMITS } from './limits.ts';
import { createFileReader } from './read/file-reader.ts';
import { textDigest } from './text-digest.ts';
import { packUnderstood, unpackUnderstood } from './understood.ts';

/** A file on this machine, under the name that people know it by. */
export interface LocalFile {
  path: string;
  name: string;
  /** SHA-256 of its bytes, where it is known. */
  digest?: string;
}

/** What is known beside the file. */
export interface Known {
  answers: Answers;
  accounts: readonly Account[];
}

type Told = (rows: number) => void;
type Take = (batch: ImportBatch) => Promise<void>;

/** What may be done beside a preview. */
export interface Beside {
  /** Asked once the tables are found: other answers that are to hold for them. */
  answersFor?(tables: readonly FoundTableHeaders[]): Promise<Answers | undefined>;
  /** The lines of this import are made in the same pass as the preview, where nothing is open by then. */
  lines?: { id: string; take: Take };
}

/** Reads and understands a file, in this thread: one pass to find its tables, and one to read their rows. */
export function understand(source: LocalFile, known: Known, onRows: Told, beside: Beside = {}): Promise<Previewed> {
  return withFile(source, async (file) => {
    const { surveys, answers } = await surveyAnswered(file, known, onRows, beside);
    const { options, targetOf } = optionsOf({ ...known, answers }, onRows);
    const tables = surveys.map((survey) => understandTable(survey, answers, options.reads));
    const { size: bytes } = await stat(source.path);
    const about = { name: source.name, bytes, digest: source.digest ?? (await digestOf(source.path)) };
    const settled = chosenUnread(tables, options);
    const isSettled = settled !== null && settled.questions.length === 0;
    const lines = beside.lines && isSettled ? lineTaker(beside.lines.id, beside.lines.take) : null;
    const also = settled && lines ? recordTaker(settled.tables, targetOf, lines.take) : undefined;
    const { preview, chosen } = await previewFile(file, about, tables, options, also);
    await lines?.finish();
    const isOpen = preview.questions.length > 0;
    const understood = isOpen ? null : packUnderstood(chosen, { digest: about.digest, answers });
    return { preview, answers, understood, isTaken: lines !== null };
  });
}

/** The tables of the file, and the answers that hold for them; it is surveyed again only where these change what is seen. */
async function surveyAnswered(file: OpenFile, known: Known, onRows: Told, { answersFor }: Beside) {
  const { options } = optionsOf(known, onRows);
  const surveys = await surveyFile(file, options);
  const answers = (await answersFor?.(surveys.map(headersOf))) ?? known.answers;
  if (isSurveyKept(file.sheets, surveys, known.answers, answers)) return { surveys, answers };
  return { surveys: await surveyFile(file, { ...options, answers }), answers };
}

/** Without columns of periods, which are other ones each month. */
function headersOf({ table: { vocabulary }, columns }: SurveyedTable): FoundTableHeaders {
  const lasting = columns.filter(({ calendar }) => calendar === undefined);
  return { kind: vocabulary?.kind.name ?? null, headers: lasting.map(({ header }) => header) };
}

/** Hands on buys as lines of an import, keyed and checked; what the checks found comes last. */
function lineTaker(id: string, take: Take): { take: Take; finish(): Promise<void> } {
  const maker = createLineMaker(id, textDigest, { vatRates: VAT_RATES });
  return {
    take: (batch) => take({ ...batch, buys: [], lines: maker.take(batch.table, batch.buys) }),
    finish: () => take({ ...NO_ROWS, findings: maker.finish() }),
  };
}

/** As {@link readAll}, its buys as lines of an import. */
export async function readAsImport(
  id: string,
  source: LocalFile,
  known: Known & { understood?: Uint8Array },
  onRows: Told,
  take: Take,
): Promise<void> {
  const lines = lineTaker(id, take);
  await readAll(source, known, onRows, lines.take);
  await lines.finish();
}

/** Hands on what the rows of the chosen tables became; refuses while an answer is missing. */
export function readAll(
  source: LocalFile,
  { understood, ...known }: Known & { understood?: Uint8Array },
  onRows: Told,
  take: Take,
): Promise<void> {
  return withFile(source, async (file) => {
    const { options, targetOf } = optionsOf(known, onRows);
    const use = source.digest === undefined ? null : { digest: source.digest, answers: known.answers };
    const kept = understood && use && unpackUnderstood(understood, use, options.vocabularies);
    const { tables, questions } = kept ? chosenAgain(kept, options) : await understandChosen(file, options);
    if (questions.length > 0) throw stillOpen(questions);
    await readRecords(file, tables, { ...options, targetOf }, take);
  });
}

function stillOpen(questions: readonly Question[]): AppError {
  const subjects = questions.map(({ subject, about }) => subject || about);
  return new AppError({
    code: 'import-has-questions',
    recovery: { do: 'stop' },
    message: importHasQuestions(subjects),
  });
}

function optionsOf({ answers, accounts }: Known, onRows: Told): { options: UnderstandOptions; targetOf: TargetOf } {
  const buys = createMediaBuysTarget(BUY_WORDS, answers);
  const exported = createExportTarget({ words: EXPORT_WORDS, answers, accounts });
  const papers = createRegisterTarget(BUY_WORDS, answers);
  const targetOf: TargetOf = ({ survey }) => {
    const target = survey.table.vocabulary?.kind.target;
    return target === 'media-buys' ? buys : target === 'register' ? papers : null;
  };
  const isExport = ({ survey: { table } }: UnderstoodTable) =>
    table.vocabulary !== null && isOfAccount(table.vocabulary.kind);
  const askedOf = (table: UnderstoodTable) => targetOf(table) ?? (isExport(table) ? exported : null);
  const vocabularies = IMPORT_KINDS.map(createVocabulary);
  return { options: { vocabularies, answers, reads: readsWord, onRows, targetOf: askedOf }, targetOf };
}

async function withFile<T>({ path }: LocalFile, use: (file: OpenFile) => Promise<T>): Promise<T> {
  const file = await createFileReader().open(path, LIMITS);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
