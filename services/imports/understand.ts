import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { EXPORT_WORDS } from '#config/imports/export-words.ts';
import { IMPORT_KINDS } from '#config/imports/index.ts';
import { BLACKOUTS } from '#config/pauta/blackouts.ts';
import { VAT_RATES } from '#config/pauta/vat-rates.ts';
import { importHasQuestions } from '#config/texts/imports.ts';
import type { Account } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import { isOfAccount } from '#core/imports/kind.ts';
import { createLineMaker } from '#core/imports/media-buys/line-maker.ts';
import { createMediaBuysTarget } from '#core/imports/media-buys/media-buys-target.ts';
import type { Answers, Preview } from '#core/imports/preview.ts';
import { createExportTarget } from '#core/imports/readings/export-target.ts';
import { previewFile, type UnderstandOptions, understandChosen } from '#core/imports/understand/preview-file.ts';
import { NO_ROWS, readRecords, type TargetOf } from '#core/imports/understand/read-records.ts';
import type { UnderstoodTable } from '#core/imports/understand/understand-table.ts';
import { createVocabulary } from '#core/imports/vocabulary.ts';
import type { OpenFile } from '#core/ports/file-reader.ts';
import type { ImportBatch } from '#core/ports/importer.ts';
import { BUY_WORDS, readsWord } from './buy-words.ts';
import { LIMITS } from './limits.ts';
import { createFileReader } from './read/file-reader.ts';

/** A file on this machine, under the name that people know it by. */
export interface LocalFile {
  path: string;
  name: string;
}

/** What is known beside the file. */
export interface Known {
  answers: Answers;
  accounts: readonly Account[];
}

type Told = (rows: number) => void;

/** Reads and understands a file, in this thread. */
export function understand(source: LocalFile, known: Known, onRows: Told): Promise<Preview> {
  return withFile(source, async (file) => {
    const { size: bytes } = await stat(source.path);
    const about = { name: source.name, bytes, digest: await digestOf(source.path) };
    return previewFile(file, about, optionsOf(known, onRows).options);
  });
}

type Take = (batch: ImportBatch) => Promise<void>;

/** As {@link readAll}, its buys as lines of an import, keyed and checked; what the checks found comes last. */
export async function readAsImport(
  id: string,
  source: LocalFile,
  known: Known,
  onRows: Told,
  take: Take,
): Promise<void> {
  const maker = createLineMaker(id, textDigest, { windows: BLACKOUTS, vatRates: VAT_RATES });
  await readAll(source, known, onRows, (batch) =>
    take({ ...batch, buys: [], lines: maker.take(batch.table, batch.buys) }),
  );
  await take({ ...NO_ROWS, findings: maker.finish() });
}

function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Hands on what the rows of the chosen tables became; refuses while an answer is missing. */
export function readAll(source: LocalFile, known: Known, onRows: Told, take: Take): Promise<void> {
  return withFile(source, async (file) => {
    const { options, targetOf } = optionsOf(known, onRows);
    const { tables, questions } = await understandChosen(file, options);
    if (questions.length > 0) {
      const subjects = questions.map(({ subject, about }) => subject || about);
      throw new AppError({
        code: 'import-has-questions',
        recovery: { do: 'stop' },
        message: importHasQuestions(subjects),
      });
    }
    await readRecords(file, tables, { ...options, targetOf }, take);
  });
}

function optionsOf({ answers, accounts }: Known, onRows: Told): { options: UnderstandOptions; targetOf: TargetOf } {
  const buys = createMediaBuysTarget(BUY_WORDS, answers);
  const exported = createExportTarget({ words: EXPORT_WORDS, answers, accounts });
  const targetOf: TargetOf = ({ survey }) => (survey.table.vocabulary?.kind.target === 'media-buys' ? buys : null);
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
