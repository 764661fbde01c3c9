import { parentPort, workerData } from 'node:worker_threads';
import { AppError, type AppErrorDetails } from '#core/error.ts';
import type { Answers } from '#core/imports/preview.ts';
import type { FoundTableHeaders, ImportBatch, Previewed } from '#core/ports/importer.ts';
import { type Beside, type Known, type LocalFile, readAll, readAsImport, understand } from './understand.ts';

/** What the thread is given. */
export interface ImportOrder {
  task: 'preview' | 'read';
  source: LocalFile;
  known: Known & { understood?: Uint8Array };
  /** Id of the import whose lines are made. */
  asImport?: string;
  /** Other answers may hold for the tables that are found: it is asked which. */
  asks: boolean;
}

/** What it tells. */
export type ImportMessage =
  | { rows: number }
  /** Answered by {@link ImportReply} `next`; it makes {@link AHEAD} of them before it waits. */
  | { batch: ImportBatch }
  /** Answered by {@link ImportReply} `answers`. */
  | { found: readonly FoundTableHeaders[] }
  | { previewed: Previewed }
  | { done: true }
  | { refused: Pick<AppErrorDetails, 'code' | 'recovery' | 'message' | 'facts'> };

export type ImportReply = 'next' | { answers: Answers | undefined };

/** Batches that are made while earlier ones are worked on; more of them would only take memory. */
const AHEAD = 2;

const port = parentPort;
const { task, source, known, asImport, asks } = workerData as ImportOrder;
const tell = (message: ImportMessage) => port?.postMessage(message);
let told = 0;

/** At most some ten messages a second. */
function onRows(rows: number): void {
  const now = performance.now();
  if (now - told < 100) return;
  told = now;
  tell({ rows });
}

let handed = 0;
let replied = Promise.withResolvers<ImportReply>();
port?.on('message', (reply: ImportReply) => {
  if (reply === 'next') handed -= 1;
  replied.resolve(reply);
});

function reply(): Promise<ImportReply> {
  replied = Promise.withResolvers();
  return replied.promise;
}

async function take(batch: ImportBatch): Promise<void> {
  tell({ batch });
  handed += 1;
  while (handed >= AHEAD) await reply();
}

async function answersFor(found: readonly FoundTableHeaders[]): Promise<Answers | undefined> {
  tell({ found });
  const said = await reply();
  return said === 'next' ? undefined : said.answers;
}

const beside: Beside = {
  ...(asks && { answersFor }),
  ...(asImport !== undefined && { lines: { id: asImport, take } }),
};

try {
  if (task === 'preview') tell({ previewed: await understand(source, known, onRows, beside) });
  else {
    if (asImport === undefined) await readAll(source, known, onRows, take);
    else await readAsImport(asImport, source, known, onRows, take);
    tell({ done: true });
  }
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  const { code, recovery, message, facts } = error;
  tell({ refused: { code, recovery, message, facts } });
} finally {
  port?.close();
}
