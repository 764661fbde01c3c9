import type { CollectionName, Collections, Cursor, ScanQuery, Store } from '#core/ports/store.ts';

const PAGE = 1_000;

/** Every document of a scan, page by page, in its order. */
export async function scanAll<C extends CollectionName>(
  store: Store,
  collection: C,
  query: Omit<ScanQuery, 'limit' | 'after'>,
): Promise<Collections[C][]> {
  const documents: Collections[C][] = [];
  let after: Cursor | undefined;
  do {
    const page = await store.scan(collection, { ...query, limit: PAGE, ...(after && { after }) });
    documents.push(...page.documents);
    after = page.next;
  } while (after);
  return documents;
}
