import { IMPORT_STATES, type ImportDocument, type ImportState } from '#core/imports/import-document.ts';
import type { Cursor, Page, Store } from '#core/ports/store.ts';

/** Imports, the last received first; of one state, or of all. */
export async function listImports(
  store: Store,
  { state, limit, after }: { state?: ImportState | undefined; limit: number; after?: Cursor | undefined },
): Promise<Page<ImportDocument>> {
  const pages: Page<ImportDocument>[] = [];
  for (const one of state === undefined ? inTheirWay() : [state]) {
    const query = { index: 'byState', equal: { state: one }, order: 'descending', limit } as const;
    pages.push(await store.scan('imports', { ...query, ...(after && { after }) }));
  }
  const found = newestOfEach(pages.flatMap(({ documents }) => documents)).toSorted(newestFirst);
  const documents = found.slice(0, limit);
  const last = documents.at(-1);
  const mayFollow = found.length > limit || pages.some(({ next }) => next !== undefined);
  return { documents, ...(last && mayFollow && { next: { value: last.receivedAt, id: last.id } }) };
}

/**
 * States in the order in which an import goes through them: one that goes on between two scans is found twice instead of
 * never. Answering sends one back to `reading`, which is therefore asked at the end once more.
 */
function inTheirWay(): ImportState[] {
  return [...IMPORT_STATES, 'reading'];
}

function newestOfEach(found: readonly ImportDocument[]): ImportDocument[] {
  const ordered = found.toSorted((a, b) => a.revision - b.revision);
  return [...new Map(ordered.map((document) => [document.id, document])).values()];
}

/** As the index of each state orders them, so that a place in the list is a place in every one of them. */
function newestFirst(a: ImportDocument, b: ImportDocument): number {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}
