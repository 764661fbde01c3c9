import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { fileTooDemanding, noRoomToRead } from '#config/texts/imports.ts';
import { AppError } from '#core/error.ts';
import type { Importer, ImportOptions, ImportSource, PreviewOptions } from '#core/ports/importer.ts';
import type { ImportMessage, ImportOrder, ImportReply } from './import-worker.ts';
import type { LocalFile } from './understand.ts';

export interface ImporterOptions {
  /** Time that one reading of a file may take. */
  timeoutMs?: number;
  /** Memory of the thread's own heap: a file that wants more is refused, and the process lives on. */
  heapMb?: number;
}

/** Reads each file in a thread of its own: it may take all its memory or hang, and nothing else suffers. */
export function createImporter({ timeoutMs = 15 * 60_000, heapMb = 512 }: ImporterOptions = {}): Importer {
  return {
    async preview(source, options) {
      await using file = await localFile(source);
      const { asImport, ...plain } = options;
      const order = orderOf('preview', file, options.take && asImport !== undefined ? options : plain);
      const asks = options.answersFor !== undefined;
      for await (const message of messages({ ...order, asks }, options, timeoutMs, heapMb)) {
        if ('previewed' in message) return message.previewed;
        if ('batch' in message) await options.take?.(message.batch);
      }
      throw ended();
    },
    async *read(source, options) {
      await using file = await localFile(source);
      for await (const message of messages(orderOf('read', file, options), options, timeoutMs, heapMb)) {
        if ('batch' in message) yield message.batch;
      }
    },
  };
}

/** The file where it is, or its bytes in a file that goes when it is done with. */
async function localFile(source: ImportSource): Promise<LocalFile & AsyncDisposable> {
  if ('path' in source) return { ...source, [Symbol.asyncDispose]: async () => {} };
  const { chunks, ...about } = source;
  const folder = await mkdtemp(path.join(tmpdir(), FOLDER));
  await removeDead((await stat(folder)).mtimeMs);
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = path.join(folder, 'file');
  try {
    await writeFile(file, await chunks());
  } catch (error) {
    await remove();
    throw isFull(error) ? noRoom(error) : error;
  }
  return { ...about, path: file, [Symbol.asyncDispose]: remove };
}

/** Readable for this user only, as `mkdtemp` makes it. */
const FOLDER = 'rendir-import-';

const DAY_MS = 24 * 60 * 60_000;

/** Removes what processes left that ended in the middle: no reading takes a day. */
async function removeDead(now: number): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(FOLDER));
  for (const folder of names.map((name) => path.join(tmpdir(), name))) {
    const found = await stat(folder).catch(() => undefined);
    // What is another user's is left to them.
    if (found && now - found.mtimeMs > DAY_MS) await rm(folder, { recursive: true }).catch(() => undefined);
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

function noRoom(cause: unknown): AppError {
  const message = noRoomToRead(tmpdir());
  return new AppError({ code: 'no-room', recovery: { do: 'fix-setup' }, message, cause });
}

function orderOf(
  task: ImportOrder['task'],
  { path: at, name, digest }: LocalFile,
  {
    answers,
    accounts = [],
    asImport,
    understood,
  }: Pick<ImportOptions, 'answers' | 'accounts' | 'asImport' | 'understood'>,
): ImportOrder {
  return {
    task,
    source: { path: at, name, ...(digest !== undefined && { digest }) },
    known: { answers, accounts, ...(understood && { understood }) },
    ...(asImport !== undefined && { asImport }),
    asks: false,
  };
}

/** What the thread tells, one at a time; it is ended when the reader stops, when time is up, and when it is called off. */
async function* messages(
  order: ImportOrder,
  { onRows, signal, answersFor }: Pick<PreviewOptions, 'onRows' | 'signal' | 'answersFor'>,
  timeoutMs: number,
  heapMb: number,
): AsyncGenerator<Extract<ImportMessage, { batch: unknown } | { previewed: unknown }>> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('import-worker.ts', import.meta.url), {
    workerData: order,
    // Rows live no longer than their batch: a larger nursery only lets more of them lie there.
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16 },
  });
  const send = (reply: ImportReply) => worker.postMessage(reply);
  const inbox = createInbox(worker, timeoutMs, signal);
  try {
    for (;;) {
      const message = await inbox.next();
      if ('done' in message) return;
      if ('refused' in message) throw new AppError(message.refused);
      if ('rows' in message) onRows?.(message.rows);
      else if ('found' in message) send({ answers: await answersFor?.(message.found) });
      else {
        // Before it is worked on: the thread makes the next ones meanwhile.
        if ('batch' in message) send('next');
        yield message;
      }
    }
  } finally {
    inbox.stop();
    await worker.terminate();
  }
}

interface Inbox {
  next(): Promise<ImportMessage>;
  stop(): void;
}

function createInbox(worker: Worker, timeoutMs: number, signal: AbortSignal | undefined): Inbox {
  const waiting: ImportMessage[] = [];
  let failure: unknown;
  let wake = () => {};
  const fail = (error: unknown) => {
    failure ??= error;
    wake();
  };
  const onAbort = () => fail(signal?.reason);
  const timer = setTimeout(() => fail(tooDemanding()), timeoutMs);
  signal?.addEventListener('abort', onAbort, { once: true });
  worker.on('message', (message: ImportMessage) => {
    waiting.push(message);
    wake();
  });
  worker.on('error', (error: Error & { code?: string }) =>
    fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooDemanding() : error),
  );
  worker.on('exit', () => fail(ended()));
  return {
    async next() {
      for (;;) {
        const message = waiting.shift();
        if (message) return message;
        if (failure !== undefined) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    stop() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}

function tooDemanding(): AppError {
  return new AppError({ code: 'file-too-large', recovery: { do: 'skip' }, message: fileTooDemanding() });
}

function ended(): Error {
  return new Error('the importing thread ended without an answer');
}
