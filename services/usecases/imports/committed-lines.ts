import type { ImportDocument } from '#core/imports/import-document.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Month } from '#core/time/month.ts';
import { scanAll } from '../scan-all.ts';

/** Lines of imports that count, by their natural key. */
export interface CommittedLines {
  /** For the keys of these buys: the lines of other committed imports that have them. */
  withKeys(buys: readonly MediaBuy[]): Promise<Map<string, MediaBuy[]>>;
}

/** Imports whose lines count: now, or as it was known at a moment. */
export async function countingImports(store: Store, knownBy?: Instant): Promise<ImportDocument[]> {
  const committed = await scanAll(store, 'imports', { index: 'byState', equal: { state: 'committed' } });
  if (knownBy === undefined) return committed;
  // One that was taken back later did count then.
  const reverted = await scanAll(store, 'imports', { index: 'byState', equal: { state: 'reverted' } });
  return [...committed, ...reverted].filter((one) => countedAt(one, knownBy));
}

function countedAt({ committed, reverted }: ImportDocument, moment: Instant): boolean {
  return committed !== null && committed.at <= moment && (reverted === null || reverted.at > moment);
}

/** Ids of {@link countingImports}. */
export async function committedImports(store: Store, knownBy?: Instant): Promise<Set<string>> {
  return new Set((await countingImports(store, knownBy)).map(({ id }) => id));
}

/**
 * Reads each month once, when the first line of it comes: a line keeps its days from plan to payment, so that the same
 * line stands in the same month. Keeps a key and an id for each line of these months.
 */
export function committedLines(store: Store, except: string): CommittedLines {
  const months = new Map<Month, Promise<Map<string, string[]>>>();
  let imports: Promise<Set<string>> | undefined;
  const read = async (month: Month) => {
    imports ??= committedImports(store);
    const counting = await imports;
    const byKey = new Map<string, string[]>();
    if (counting.size === 0) return byKey;
    for (const { id, key, import: from } of await scanAll(store, 'buys', { index: 'byMonth', equal: { month } })) {
      if (from !== except && counting.has(from)) byKey.set(key, [...(byKey.get(key) ?? []), id]);
    }
    return byKey;
  };
  return {
    async withKeys(buys) {
      const ids: string[] = [];
      for (const [month, some] of Map.groupBy(buys, (buy) => buy.month)) {
        const known = months.get(month) ?? read(month);
        months.set(month, known);
        const byKey = await known;
        if (byKey.size > 0) ids.push(...some.flatMap(({ key }) => byKey.get(key) ?? []));
      }
      const found = new Map<string, MediaBuy[]>();
      for (const buy of ids.length > 0 ? await store.get('buys', [...new Set(ids)]) : []) {
        found.set(buy.key, [...(found.get(buy.key) ?? []), buy]);
      }
      return found;
    },
  };
}
