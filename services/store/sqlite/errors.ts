import {
  FILE_TROUBLES,
  foreignStore,
  newerStore,
  storeBusy,
  storeFile,
  storeFolder,
  storeRefused,
  uploadLost,
} from '#config/texts/store.ts';
import { AppError, type Recovery } from '#core/error.ts';

/** SQLITE_BUSY and SQLITE_LOCKED (https://sqlite.org/rescode.html). */
const BUSY_CODES = [5, 6];

/** Says what to do about an error of SQLite: again when another process holds the file, a person when the machine fails. */
export function storeError(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const code = resultCode(error);
  if (code !== undefined && BUSY_CODES.includes(code)) return fault('store-busy', 'retry', storeBusy(path), error);
  const trouble = code === undefined ? undefined : FILE_TROUBLES[code];
  if (trouble) return fault('store-file', 'fix-setup', storeFile(path, trouble), error);
  return fault('store-sql', 'stop', storeRefused(path), error);
}

/** The folder of the file cannot be made. */
export function folderError(error: unknown, path: string): AppError {
  return fault('store-file', 'fix-setup', storeFolder(path), error);
}

/** The file was written by a newer version of this program. */
export function newerFile(path: string): AppError {
  return fault('store-version', 'fix-setup', newerStore(path));
}

/** The file is a database of another program. */
export function foreignFile(path: string): AppError {
  return fault('store-version', 'fix-setup', foreignStore(path));
}

/** An upload stood still for so long that another process took it for dead. */
export function lostUpload(): AppError {
  return fault('store-upload', 'retry', uploadLost());
}

/** The low byte of an extended result code is the primary one. */
function resultCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function fault(code: string, recovery: Exclude<Recovery['do'], 'wait'>, message: string, cause?: unknown): AppError {
  return new AppError({ code, recovery: { do: recovery }, message, cause });
}
