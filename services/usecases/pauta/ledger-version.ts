import type { ImportDocument } from '#core/imports/import-document.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import type { Cursor, Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Month } from '#core/time/month.ts';
import { countingImports } from '../imports/committed-lines.ts';
import { scanAll } from '../scan-all.ts';

const BATCH = 1_000;

/** Changes whenever what counts in these months does: an import comes or goes, or a line is changed by hand. */
export async function ledgerVersion(store: Store, months: readonly Month[]): Promise<string> {
  const counting = (await countingImports(store)).map(({ id, revision }) => `${id}@${revision}`).sort();
  const sums = await Promise.all([...new Set(months)].sort().map((month) => monthVersion(store, month)));
  return [...counting, ...sums].join(' ');
}

async function monthVersion(store: Store, month: Month): Promise<string> {
  const query = { index: 'byMonth', equal: { month }, by: [], sums: ['revision'] };
  const [total] = await store.totals('buys', query);
  return `${month}:${total?.count ?? 0}+${total?.sums.revision ?? 0n}`;
}

/**
 * The last moment at which something was learnt of the lines of these months: an import that came to count or was taken
 * back, a correction, a proof, a platform that stated a line or stated it anew, a file that told of the same ads, a finding of
 * the register that appeared or ended. `null`: nothing ever was.
 */
export async function newestLearnt(store: Store, months: readonly Month[]): Promise<Instant | null> {
  const imports = new Set<string>();
  const moments: Instant[] = [];
  for (const month of new Set(months)) {
    let after: Cursor | undefined;
    do {
      const query = { index: 'byMonth', equal: { month }, limit: BATCH, ...(after && { after }) };
      const page = await store.scan('buys', query);
      for (const buy of page.documents) {
        imports.add(buy.import);
        moments.push(...momentsOf(buy));
      }
      after = page.next;
    } while (after);
  }
  const documents = await store.get('imports', [...imports]);
  moments.push(...documents.flatMap(countedFrom));
  for (const { id, rechecked } of documents) if (rechecked) moments.push(...(await findingMoments(store, id, months)));
  return moments.reduce<Instant | null>((last, one) => (last === null || one > last ? one : last), null);
}

/** When findings about lines of these months appeared or ended. */
async function findingMoments(store: Store, id: string, months: readonly Month[]): Promise<Instant[]> {
  const found = await scanAll(store, 'findings', { index: 'byImport', equal: { import: id } });
  const moments: Instant[] = [];
  for (const { held, finding } of found) {
    if (!held) continue;
    const { ids, count } = finding.buys;
    const buys = count > ids.length ? [] : await store.get('buys', ids);
    if (count > ids.length || buys.some(({ month }) => months.includes(month)))
      moments.push(held.from, ...(held.until === null ? [] : [held.until]));
  }
  return moments;
}

function momentsOf({ corrections, proofs, ads, heldOut = [] }: MediaBuy): Instant[] {
  return [
    ...corrections.map(({ at }) => at),
    ...proofs.map(({ addedAt }) => addedAt),
    ...(ads?.statements ?? []).map(({ at }) => at),
    ...heldOut.flatMap(({ from, until }) => (until === null ? [from] : [from, until])),
  ];
}

function countedFrom({ committed, reverted }: ImportDocument): Instant[] {
  return [committed?.at, reverted?.at].filter((moment) => moment !== undefined);
}

/** Months in which lines that count begin, and those that have an edition, oldest first. */
export async function pautaMonths(store: Store): Promise<Month[]> {
  // Whatever its kind: an ads export becomes lines too.
  const imports = (await countingImports(store)).filter(({ committed }) => (committed?.rows ?? 0) > 0);
  const editions = await scanAll(store, 'editions', { index: 'byReport', equal: { report: 'pauta' } });
  const months = [...imports.flatMap(({ committed }) => committed?.months ?? []), ...editions.map((one) => one.period)];
  return [...new Set(months)].sort();
}
