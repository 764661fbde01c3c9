import type { Cursor, Page, Store } from '#core/ports/store.ts';
import { type Edition, editionId } from '#core/report/edition.ts';
import type { Month } from '#core/time/month.ts';

/** The newest edition of a month, or `undefined` while it has none. */
export async function newestEdition(store: Store, month: Month): Promise<Edition | undefined> {
  const { documents } = await store.scan('editions', {
    index: 'byPeriod',
    equal: { report: 'social', period: month },
    order: 'descending',
    limit: 1,
  });
  return documents[0];
}

export async function editionOf(store: Store, month: Month, number: number): Promise<Edition | undefined> {
  const [edition] = await store.get('editions', [editionId('social', month, number)]);
  return edition;
}

/** Editions of all months, newest first, a page at a time. */
export function listEditions(store: Store, limit: number, after?: Cursor): Promise<Page<Edition>> {
  return store.scan('editions', {
    index: 'byReport',
    equal: { report: 'social' },
    order: 'descending',
    limit,
    ...(after && { after }),
  });
}
