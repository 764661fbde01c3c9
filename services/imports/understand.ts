import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { IMPORT_KINDS } from '#config/imports/index.ts';
import { importHasQuestions } from '#config/texts/imports.ts';
import { AppError } from '#core/error.ts';
import { createMediaBuysTarget } from '#core/imports/media-buys/media-buys-target.ts';
import type { Answers, Preview } from '#core/imports/preview.ts';
import { previewFile, type UnderstandOptions, understandChosen } from '#core/imports/understand/preview-file.ts';
import { readRecords, type TargetOf } from '#core/imports/understand/read-records.ts';
import { createVocabulary } from '#core/imports/vocabulary.ts';
import type { OpenFile, ReadLimits } from '#core/ports/file-reader.ts';
import type { ImportBatch } from '#core/ports/importer.ts';
import { BUY_WORDS } from './buy-words.ts';
import { createFileReader } from './read/file-reader.ts';

const MIB = 2 ** 20;

/** Above these a file is refused: several times what the largest known pauta and export files need. */
export const LIMITS: ReadLimits = {
  bytes: 200 * MIB,
  unpackedBytes: 400 * MIB,
  rows: 2_000_000,
  columns: 5_000,
  cellCharacters: 100_000,
};

/** A file on this machine, under the name that people know it by. */
export interface LocalFile {
  path: string;
  name: string;
}

type Told = (rows: number) => void;

/** Reads and understands a file, in this thread. */
export function understand(source: LocalFile, answers: Answers, onRows: Told): Promise<Preview> {
  return withFile(source, async (file) => {
    const { size: bytes } = await stat(source.path);
    const about = { name: source.name, bytes, digest: await digestOf(source.path) };
    return previewFile(file, about, optionsOf(answers, onRows).options);
  });
}

/** Hands on what the rows of the chosen tables became; refuses while an answer is missing. */
export function readAll(
  source: LocalFile,
  answers: Answers,
  onRows: Told,
  take: (batch: ImportBatch) => Promise<void>,
): Promise<void> {
  return withFile(source, async (file) => {
    const { options, targetOf } = optionsOf(answers, onRows);
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

function optionsOf(answers: Answers, onRows: Told): { options: UnderstandOptions; targetOf: TargetOf } {
  const buys = createMediaBuysTarget(BUY_WORDS, answers);
  const targetOf: TargetOf = ({ survey }) => (survey.table.vocabulary?.kind.target === 'media-buys' ? buys : null);
  const vocabularies = IMPORT_KINDS.map(createVocabulary);
  return { options: { vocabularies, answers, onRows, targetOf }, targetOf };
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
