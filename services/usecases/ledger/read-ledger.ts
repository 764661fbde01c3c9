import { isAdded } from '#core/pauta/ads/counts.ts';
import { asKnownBy } from '#core/pauta/corrections.ts';
import { type LedgerFilter, ledgerTest } from '#core/pauta/ledger-filter.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { createTotals, type Dimension, type TotalGroup } from '#core/pauta/totals.ts';
import type { Cursor, Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import { type Month, monthRange } from '#core/time/month.ts';
import { committedImports } from '../imports/committed-lines.ts';

/** Where a list of lines went on. */
export interface LedgerCursor {
  month: Month;
  after: Cursor;
}

export interface LedgerPage {
  buys: MediaBuy[];
  next?: LedgerCursor;
}

const BATCH = 1_000;

/** Lines that count, by month and day, a page at a time. */
export async function listBuys(
  store: Store,
  filter: LedgerFilter,
  limit: number,
  after?: LedgerCursor,
): Promise<LedgerPage> {
  const test = ledgerTest(filter);
  const counting = await committedImports(store);
  const buys: MediaBuy[] = [];
  for (const month of monthRange(after?.month ?? filter.from, filter.until)) {
    let cursor = after?.month === month ? after.after : undefined;
    do {
      const page = await store.scan('buys', monthQuery(month, cursor));
      for (const buy of page.documents) {
        if (!counting.has(buy.import) || !isAdded(buy) || !test(buy)) continue;
        buys.push(buy);
        if (buys.length === limit) return { buys, next: { month, after: { value: buy.day, id: buy.id } } };
      }
      cursor = page.next;
    } while (cursor);
  }
  return { buys };
}

/** What a reader of the ledger is handed, batch by batch, so that a million lines need no more memory than a thousand. */
export async function* scanBuys(store: Store, filter: LedgerFilter, knownBy?: Instant): AsyncGenerator<MediaBuy[]> {
  const test = ledgerTest(filter);
  const counting = await committedImports(store, knownBy);
  for (const month of monthRange(filter.from, filter.until)) {
    let cursor: Cursor | undefined;
    do {
      const page = await store.scan('buys', monthQuery(month, cursor));
      const known = page.documents.filter((buy) => counting.has(buy.import) && isAdded(buy, knownBy));
      yield known.map((buy) => (knownBy === undefined ? buy : asKnownBy(buy, knownBy))).filter(test);
      cursor = page.next;
    } while (cursor);
  }
}

/** Sums of the lines that a filter leaves, by stage and currency and the dimensions asked. */
export async function ledgerTotals(
  store: Store,
  filter: LedgerFilter,
  by: readonly Dimension[],
): Promise<TotalGroup[]> {
  const totals = createTotals(by);
  for await (const buys of scanBuys(store, filter)) for (const buy of buys) totals.add(buy);
  return totals.done();
}

function monthQuery(month: Month, after: Cursor | undefined) {
  return { index: 'byMonth', equal: { month }, limit: BATCH, ...(after && { after }) };
}
