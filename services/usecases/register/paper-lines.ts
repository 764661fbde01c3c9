import type { MediaBuy } from '#core/pauta/media-buy.ts';
import type { RegisterEntry } from '#core/pauta/register/fold-register.ts';
import type { Met, Register } from '#core/pauta/register/register.ts';
import { createTotals, type TotalGroup } from '#core/pauta/totals.ts';
import type { Store } from '#core/ports/store.ts';
import { countingImports } from '../imports/committed-lines.ts';
import { linesOf } from './recheck-ledger.ts';

/** Lines of a paper that are named one by one. */
const NAMED = 50;

/** What the ledger has of a paper. */
export interface PaperLines {
  /** By stage and currency: stages are never added. */
  totals: TotalGroup[];
  /** The first, in the order of imports. */
  first: MediaBuy[];
}

/** What the ledger has of each paper that one of its lines names. One read of every line that counts. */
export async function paperLines(store: Store, register: Register): Promise<Map<RegisterEntry, PaperLines>> {
  const found = new Map<RegisterEntry, { totals: ReturnType<typeof createTotals>; first: MediaBuy[] }>();
  const add = (met: Met, buy: MediaBuy) => {
    if (met.kind !== 'known') return;
    const lines = found.get(met.entry) ?? { totals: createTotals([]), first: [] };
    found.set(met.entry, lines);
    lines.totals.add(buy);
    if (lines.first.length < NAMED) lines.first.push(buy);
  };
  if (register.entries.length > 0) {
    for (const { id } of await countingImports(store)) {
      for await (const buys of linesOf(store, id)) {
        for (const buy of buys) {
          add(register.contractOf(buy.references), buy);
          add(register.orderOf(buy), buy);
          add(register.invoiceOf(buy), buy);
        }
      }
    }
  }
  return new Map([...found].map(([entry, { totals, first }]) => [entry, { totals: totals.done(), first }]));
}
