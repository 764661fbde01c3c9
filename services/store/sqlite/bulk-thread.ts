import { parentPort, workerData } from 'node:worker_threads';
import { AppError, type AppErrorDetails } from '#core/error.ts';
import { changesOf } from './changes.ts';
import type { Column, Connection } from './connection.ts';
import { connect, SETTINGS } from './open.ts';

/** What the thread is given. */
export interface BulkFile {
  path: string;
  busyMs: number;
}

/** One statement with each of the rows, in one transaction; `close` ends the thread. */
export type BulkOrder = { sql: string; rows: readonly (readonly Column[])[]; synced: boolean } | 'close';

/** What became of an order; of an error that is none of ours, its text. */
export type BulkReply = { changes: number } | { refused: AppErrorDetails } | { broke: string };

const { path, busyMs } = workerData as BulkFile;
let open: Connection | undefined;

function connection(): Connection {
  if (open) return open;
  open = connect(path, busyMs);
  open.exec(SETTINGS);
  return open;
}

function replyTo({ sql, rows, synced }: Exclude<BulkOrder, 'close'>): BulkReply {
  try {
    const file = connection();
    const write = () => changesOf(file, sql, rows);
    return { changes: synced ? file.synced(write) : write() };
  } catch (error) {
    if (!(error instanceof AppError)) return { broke: String(error) };
    const { code, recovery, message, facts } = error;
    return { refused: { code, recovery, message, facts } };
  }
}

parentPort?.on('message', (order: BulkOrder) => {
  if (order !== 'close') return parentPort?.postMessage(replyTo(order));
  open?.close();
  parentPort?.close();
});
