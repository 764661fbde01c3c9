import { IMPORT_STATES, type ImportDocument, type ImportState } from '#core/imports/import-document.ts';
import type { Cursor, Page, Store } from '#core/ports/store.ts';

/** Imports, the last received first; of one state, or of all. */
export async function listImports(
  store: Store,
  { state, limit, after }: { state?: ImportState | undefined; limit: number; after?: Cursor | undefined },
): Promise<Page<ImportDocument>> {
  const states = state === undefined ? IMPORT_STATES : [state];
  const pages = await Promise.all(
    states.map((one) =>
      store.scan('imports', {
        index: 'byState',
        equal: { state: one },
        order: 'descending',
        limit,
        ...(after && { after }),
      }),
    ),
  );
  const found = pages.flatMap(({ documents }) => documents).toSorted(newestFirst);
  const documents = found.slice(0, limit);
  const last = documents.at(-1);
  const mayFollow = found.length > limit || pages.some(({ next }) => next !== undefined);
  return { documents, ...(last && mayFollow && { next: { value: last.receivedAt, id: last.id } }) };
}

/** As the index of each state orders them, so that a place in the list is a place in every one of them. */
function newestFirst(a: ImportDocument, b: ImportDocument): number {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}
