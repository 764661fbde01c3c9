import { parentPort, workerData } from 'node:worker_threads';
import { AppError, type AppErrorDetails } from '#core/error.ts';
import type { Answers, Preview } from '#core/imports/preview.ts';
import type { ImportBatch } from '#core/ports/importer.ts';
import { type LocalFile, readAll, understand } from './understand.ts';

/** What the thread is given. */
export interface ImportOrder {
  task: 'preview' | 'read';
  source: LocalFile;
  answers: Answers;
}

/** What it tells; after each batch it waits for any message before it goes on. */
export type ImportMessage =
  | { rows: number }
  | { batch: ImportBatch }
  | { preview: Preview }
  | { done: true }
  | { refused: Pick<AppErrorDetails, 'code' | 'recovery' | 'message' | 'facts'> };

const port = parentPort;
const { task, source, answers } = workerData as ImportOrder;
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
  if (task === 'preview') tell({ preview: await understand(source, answers, onRows) });
  else {
    await readAll(source, answers, onRows, hand);
    tell({ done: true });
  }
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  const { code, recovery, message, facts } = error;
  tell({ refused: { code, recovery, message, facts } });
} finally {
  port?.close();
}
