import { parentPort, workerData } from 'node:worker_threads';
import { AppError, type AppErrorDetails } from '#core/error.ts';
import type { Preview } from '#core/imports/preview.ts';
import type { ImportBatch } from '#core/ports/importer.ts';
import { type Known, type LocalFile, readAll, readAsImport, understand } from './understand.ts';

/** What the thread is given. */
export interface ImportOrder {
  task: 'preview' | 'read';
  source: LocalFile;
  known: Known;
  /** Id of the import whose lines are made. */
  asImport?: string;
}

/** What it tells; after each batch it waits for any message before it goes on. */
export type ImportMessage =
  | { rows: number }
  | { batch: ImportBatch }
  | { preview: Preview }
  | { done: true }
  | { refused: Pick<AppErrorDetails, 'code' | 'recovery' | 'message' | 'facts'> };

const port = parentPort;
const { task, source, known, asImport } = workerData as ImportOrder;
const tell = (message: ImportMessage) => port?.postMessage(message);
let told = 0;

/** At most some ten messages a second. */
function onRows(rows: number): void {
  const now = performance.now();
  if (now - told < 100) return;
  told = now;
  tell({ rows });
}

const { promise: wanted, resolve } = Promise.withResolvers<void>();
let next = { promise: wanted, resolve };
port?.on('message', () => next.resolve());

async function hand(batch: ImportBatch): Promise<void> {
  next = Promise.withResolvers<void>();
  tell({ batch });
  await next.promise;
}

try {
  if (task === 'preview') tell({ preview: await understand(source, known, onRows) });
  else {
    if (asImport === undefined) await readAll(source, known, onRows, hand);
    else await readAsImport(asImport, source, known, onRows, hand);
    tell({ done: true });
  }
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  const { code, recovery, message, facts } = error;
  tell({ refused: { code, recovery, message, facts } });
} finally {
  port?.close();
}
