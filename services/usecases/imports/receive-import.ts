import {
  type ImportDocument,
  type ImportWay,
  importId,
  PRESENT,
  UNREAD_IMPORT,
} from '#core/imports/import-document.ts';
import type { Answers } from '#core/imports/preview.ts';
import type { Chunks, StoredFile } from '#core/ports/store.ts';
import { newWork } from '#core/work/ledger.ts';
import { scanAll } from '../scan-all.ts';
import type { ImportParts } from './import-parts.ts';

/** The queue of imports. */
export const IMPORT_QUEUE = 'imports';

/** What is told of a file that is received. */
export interface ReceivedAs {
  name: string;
  by: string;
  way: ImportWay;
  /** Agency, outlet or network, where the sender named it. */
  source?: string;
  /** What the sender already answered. */
  answers?: Answers;
}

export interface ReceivedFile extends ReceivedAs {
  bytes: Uint8Array | Chunks;
}

export interface Receipt {
  import: ImportDocument;
  /** The same bytes were here already, and this is that import: nothing was added. */
  again: boolean;
}

/**
 * Keeps a file as it is and has it previewed. The same bytes are recognised, unless what became of them was discarded,
 * refused or reverted.
 */
export async function receiveImport(parts: ImportParts, { bytes, ...file }: ReceivedFile): Promise<Receipt> {
  const chunks = bytes instanceof Uint8Array ? [bytes] : bytes;
  return receiveStored(parts, file, await parts.store.putChunks(chunks));
}

/** As {@link receiveImport}, of a file that is in the store. */
export async function receiveStored(parts: ImportParts, file: ReceivedAs, stored: StoredFile): Promise<Receipt> {
  const { store, clock } = parts;
  const { digest, bytes } = stored;
  const before = await scanAll(store, 'imports', { index: 'byDigest', equal: { digest } });
  const present = before.find(({ state }) => PRESENT.includes(state));
  if (present) return { import: present, again: true };
  const at = clock.now();
  const document: ImportDocument = {
    ...UNREAD_IMPORT,
    id: importId(digest, before.length + 1),
    digest,
    name: file.name,
    bytes,
    way: file.way,
    state: 'reading',
    received: { at, by: file.by },
    receivedAt: at,
    source: file.source ?? null,
    answers: file.answers ?? {},
    runs: 1,
  };
  // Sent twice at the same moment: the other one was faster.
  if (!(await store.insert('imports', document))) return receiveStored(parts, file, stored);
  await orderRun(parts, document);
  return { import: document, again: false };
}

/** Writes the work of reading or storing an import into the ledger, once for each run. */
export async function orderRun({ store, queue, clock }: ImportParts, { id, runs }: ImportDocument): Promise<void> {
  const now = clock.now();
  const item = newWork({ kind: 'import', key: `${id}|${runs}`, queue: IMPORT_QUEUE, slot: now, notBefore: now });
  await store.insert('work', item);
  await queue.wake(IMPORT_QUEUE, item.id, now);
}
