import type { Cursor, Page, Store } from '#core/ports/store.ts';
import { type Edition, editionId, type ReportName } from '#core/report/edition.ts';
import type { Month } from '#core/time/month.ts';

/** The newest edition of a month, or `undefined` while it has none. */
export async function newestEdition(
  store: Store,
  month: Month,
  report: ReportName = 'social',
): Promise<Edition | undefined> {
  const { documents } = await store.scan('editions', {
    index: 'byPeriod',
    equal: { report, period: month },
    order: 'descending',
    limit: 1,
  });
  return documents[0];
}

export async function editionOf(
  store: Store,
  month: Month,
  number: number,
  report: ReportName = 'social',
): Promise<Edition | undefined> {
  const [edition] = await store.get('editions', [editionId(report, month, number)]);
  return edition;
}

/** Editions of all months, newest first, a page at a time. */
export function listEditions(
  store: Store,
  limit: number,
  after?: Cursor,
  report: ReportName = 'social',
): Promise<Page<Edition>> {
  return store.scan('editions', {
    index: 'byReport',
    equal: { report },
    order: 'descending',
    limit,
    ...(after && { after }),
  });
}

/** Digest of the edition issued before: of the same period, else of the newest earlier one; `null` for the first. */
export async function previousDigest(store: Store, report: ReportName, month: Month): Promise<string | null> {
  const own = await newestEdition(store, month, report);
  if (own) return own.digest;
  const query = {
    index: 'byReport',
    equal: { report },
    order: 'descending',
    limit: 1,
    range: { until: month },
  } as const;
  const { documents } = await store.scan('editions', query);
  return documents[0]?.digest ?? null;
}
