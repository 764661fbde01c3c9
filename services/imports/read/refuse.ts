import { FOREIGN_FILES, type ForeignFile, fileTexts } from '#config/texts/file-refusals.ts';
import { AppError } from '#core/error.ts';
import type { FileRefusal } from '#core/ports/file-reader.ts';

/** The error of a file that cannot be read: nothing is tried again, the person brings another file. */
export function refuse(code: FileRefusal, message: string, cause?: unknown): AppError {
  return new AppError({ code, recovery: { do: 'skip' }, message, cause });
}

/** The error of a file that is something else than a table. */
export function notTabular(what: ForeignFile): AppError {
  const [kind, advice] = FOREIGN_FILES[what];
  return refuse('file-not-tabular', fileTexts.notTabular(kind, advice));
}

/** What a library says of damage, in our words; what was said in our words already stays as it is. */
export function damaged(cause: unknown, message: string): AppError {
  return cause instanceof AppError ? cause : refuse('file-damaged', message, cause);
}
