import { noSuchImport } from '#config/texts/imports.ts';
import type { Account, Platform } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import type { ImportDocument } from '#core/imports/import-document.ts';
import type { ImportKind } from '#core/imports/kind.ts';
import type { Answers, Preview } from '#core/imports/preview.ts';
import type { ExportWords } from '#core/imports/readings/export-words.ts';
import type { PlatformDictionary } from '#core/metrics/definition.ts';
import type { BlackoutWindow } from '#core/pauta/blackout.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Importer, ImportSource } from '#core/ports/importer.ts';
import type { Queue } from '#core/ports/queue.ts';
import type { Store } from '#core/ports/store.ts';

/** What imports work with. */
export interface ImportParts {
  store: Store;
  queue: Queue;
  clock: Clock;
  importer: Importer;
  /** Accounts of the entity, as stored. */
  accounts(): Promise<Account[]>;
  dictionaries: ReadonlyMap<Platform, PlatformDictionary>;
  exportWords: ExportWords;
  kinds: readonly ImportKind[];
  /** Days on which contracts may not be signed. */
  windows: readonly BlackoutWindow[];
}

/** @throws AppError `stop` `no-such-import` */
export async function importOf(store: Store, id: string): Promise<ImportDocument> {
  const [document] = await store.get('imports', [id]);
  if (document) return document;
  throw new AppError({ code: 'no-such-import', recovery: { do: 'stop' }, message: noSuchImport(id) });
}

/** The bytes of an import as a file for the importer. */
export function sourceOf({ store }: Pick<ImportParts, 'store'>, { digest, name }: ImportDocument): ImportSource {
  return {
    name,
    digest,
    async chunks() {
      const file = await store.getChunks(digest);
      // The bytes are stored before their import is.
      if (!file) throw new Error(`the store lacks the bytes of import file ${digest}`);
      return file.chunks;
    },
  };
}

/** What the last preview of an import understood of its file, for reading its rows. */
export async function understoodOf(
  { store }: Pick<ImportParts, 'store'>,
  { understood = null }: ImportDocument,
): Promise<{ understood?: Uint8Array }> {
  const bytes = understood === null ? undefined : await store.getFile(understood);
  return bytes ? { understood: bytes } : {};
}

/** The preview of an import, as a person last saw it. */
export async function previewOf(
  { store }: Pick<ImportParts, 'store'>,
  { preview }: ImportDocument,
): Promise<Preview | undefined> {
  const bytes = preview === null ? undefined : await store.getFile(preview);
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Preview);
}

export async function storePreview({ store }: Pick<ImportParts, 'store'>, preview: Preview): Promise<string> {
  return store.putFile(new TextEncoder().encode(JSON.stringify(preview)));
}

/** Tries of a change that others may make at the same time. */
const TRIES = 20;

/**
 * Changes an import as it stands now.
 * @param change the changed document; `undefined` to leave it as it is
 * @returns as it stands afterwards; `undefined` when there is no such import, or `change` left it
 */
export async function changeImport(
  store: Store,
  id: string,
  change: (now: ImportDocument) => ImportDocument | undefined,
): Promise<ImportDocument | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [now] = await store.get('imports', [id]);
    const changed = now && change(now);
    if (!changed) return undefined;
    if (await store.replace('imports', changed)) return { ...changed, revision: changed.revision + 1 };
  }
  throw new Error(`import ${id} changed ${TRIES} times while it was to be changed`);
}

/** The row count of a file that is being read, written down at most once in two seconds. */
export function progressTeller(
  { store, clock }: Pick<ImportParts, 'store' | 'clock'>,
  { id, runs }: ImportDocument,
): (rows: number) => void {
  let told = 0;
  let writing = false;
  return (rows) => {
    const now = Date.parse(clock.now());
    if (writing || now - told < 2_000) return;
    told = now;
    writing = true;
    // Nobody waits for it, and a lost one does no harm.
    changeImport(store, id, (document) => (document.runs === runs ? { ...document, progress: rows } : undefined))
      .catch(() => undefined)
      .finally(() => {
        writing = false;
      });
  };
}

/** Answers that another file of the same source needs again. */
const NOT_KEPT = ['period', 'year', 'overlap', 'exported-at', 'metric'];

export function keptAnswers(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !NOT_KEPT.includes(key)));
}
