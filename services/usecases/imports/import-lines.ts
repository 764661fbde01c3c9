import type { ImportDocument } from '#core/imports/import-document.ts';
import type { BuyRecord } from '#core/imports/media-buys/buy-draft.ts';
import { createChecks } from '#core/pauta/checks/create-checks.ts';
import { createOverlapCheck } from '#core/pauta/checks/overlap.ts';
import type { BuyFinding } from '#core/pauta/finding.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { createNaturalKeys } from '#core/pauta/natural-key.ts';
import { type CommittedLines, committedLines } from './committed-lines.ts';
import { createDoubts } from './doubts.ts';
import type { ImportParts } from './import-parts.ts';

/** What a line is to the lines of imports that already count. */
export interface ImportLine {
  buy: MediaBuy;
  /** The same line, unchanged or changed, stands in another committed import. */
  isElsewhere: boolean;
}

/** Turns the records of one import into buys, in the order of the file, and checks them as they pass. */
export interface ImportLines {
  take(table: string, records: readonly BuyRecord[]): Promise<ImportLine[]>;
  /** What the checks found; once, at the end. */
  finish(): BuyFinding[];
}

export function createImportLines(parts: ImportParts, document: ImportDocument): ImportLines {
  const keys = createNaturalKeys();
  const checks = createChecks({ windows: parts.pauta.windows, vatRates: parts.pauta.vatRates });
  const overlaps = createOverlapCheck();
  const doubts = createDoubts();
  const committed = committedLines(parts.store, document.id);
  const found: BuyFinding[] = [];
  return {
    async take(table, records) {
      const lines: ImportLine[] = [];
      const buys = records.map((record) => buyOf(parts, document, table, record, keys));
      for (const [place, buy] of buys.entries()) {
        doubts.add(buy, records[place]?.doubts ?? []);
        found.push(...checks.observe(buy));
      }
      for (const [buy, others] of await othersOf(committed, buys)) {
        const is = overlaps.observe(buy, others);
        lines.push({ buy, isElsewhere: is.some((one) => one !== 'other') });
      }
      return lines;
    },
    finish: () => [...found, ...checks.finish(), ...overlaps.finish(), ...doubts.finish()],
  };
}

async function othersOf(committed: CommittedLines, buys: readonly MediaBuy[]): Promise<[MediaBuy, MediaBuy[]][]> {
  const others = await committed.withKeys(buys);
  return buys.map((buy) => [buy, others.get(buy.key) ?? []]);
}

function buyOf(
  { digestOf }: ImportParts,
  { id }: ImportDocument,
  table: string,
  { buy }: BuyRecord,
  keys: ReturnType<typeof createNaturalKeys>,
): MediaBuy {
  const whole: MediaBuy = {
    ...buy,
    id: `${id}|${table}|${buy.origin.row}`,
    revision: 0,
    import: id,
    key: '',
    proofs: [],
    corrections: [],
  };
  return { ...whole, key: digestOf(keys.of(whole).key).slice(0, 24) };
}
