import type { ImportDocument } from '#core/imports/import-document.ts';
import { paperKey, type RegisterVersion } from '#core/pauta/register/paper.ts';
import type { ImportBatch } from '#core/ports/importer.ts';
import type { Store } from '#core/ports/store.ts';

/**
 * Stores what rows say of contracts, orders and invoices. It counts once, and as long as, its import is committed.
 * @returns how many rows of the batch said something
 */
export async function commitPapers(
  { store }: { store: Store },
  document: ImportDocument,
  { table, papers }: Pick<ImportBatch, 'table' | 'papers'>,
): Promise<number> {
  const { at, by } = document.confirmed ?? document.received;
  const versions = papers.map(
    ({ kind, origin, said }): RegisterVersion => ({
      id: `${document.id}|${table}|${origin.row}`,
      revision: 0,
      kind,
      paper: paperKey(kind, said),
      import: document.id,
      origin,
      learntAt: at,
      author: by,
      reason: null,
      said,
    }),
  );
  if (versions.length > 0) await store.insertMany('register', versions);
  return papers.length;
}
