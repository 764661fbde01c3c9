import { Worker } from 'node:worker_threads';
import { AppError } from '#core/error.ts';
import { closedFault } from '../fault.ts';
import type { BulkFile, BulkOrder, BulkReply } from './bulk-thread.ts';
import type { Column } from './connection.ts';

/** Writes many rows at once in a thread of its own: the process goes on meanwhile. */
export interface BulkWriter {
  /**
   * Runs one statement with each row, in one transaction: all or none.
   * @returns how many rows of the table it changed
   * @throws AppError as the connection does
   */
  run(sql: string, rows: readonly (readonly Column[])[], synced: boolean): Promise<number>;
  /** After what was ordered is done. */
  close(): Promise<void>;
}

/** The thread is started by the first order, and does one after the other. It keeps no process alive that waits for nothing. */
export function createBulkWriter(path: string, busyMs: number): BulkWriter {
  let thread: Thread | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    async run(sql, rows, synced) {
      if (isClosed) throw closedFault();
      return inTurn(async () => {
        if (!thread?.lives()) thread = startThread({ path, busyMs });
        return changesOf(await thread.ask({ sql, rows, synced }));
      });
    },
    async close() {
      isClosed = true;
      await inTurn(async () => thread?.end());
    },
  };
}

function changesOf(reply: BulkReply): number {
  if ('changes' in reply) return reply.changes;
  if ('refused' in reply) throw new AppError(reply.refused);
  throw new Error(reply.broke);
}

type Thread = ReturnType<typeof startThread>;

function startThread(workerData: BulkFile) {
  const worker = new Worker(new URL('bulk-thread.ts', import.meta.url), {
    workerData,
    // Rows live no longer than their transaction.
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });
  let lives = true;
  const gone = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      lives = false;
      resolve();
    });
  });
  // Told to whoever waits for an answer; when nobody does, the next order starts another thread.
  worker.on('error', () => {});
  worker.unref();
  return {
    lives: () => lives,
    ask(order: Exclude<BulkOrder, 'close'>): Promise<BulkReply> {
      const { promise, resolve, reject } = Promise.withResolvers<BulkReply>();
      const onEnd = () => reject(new Error('the thread that stores many documents ended'));
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', onEnd);
      worker.ref();
      worker.postMessage(order);
      return promise.finally(() => {
        worker.off('message', resolve).off('error', reject).off('exit', onEnd);
        worker.unref();
      });
    },
    async end(): Promise<void> {
      if (!lives) return;
      worker.ref();
      worker.postMessage('close' satisfies BulkOrder);
      await gone;
    },
  };
}
