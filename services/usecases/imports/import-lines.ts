import type { ImportDocument } from '#core/imports/import-document.ts';
import { createOverlapCheck } from '#core/pauta/checks/overlap.ts';
import type { BuyFinding } from '#core/pauta/finding.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import type { ImportBatch } from '#core/ports/importer.ts';
import type { Store } from '#core/ports/store.ts';
import { committedLines } from './committed-lines.ts';
import { type ImportParts, sourceOf } from './import-parts.ts';

/** What a line is to the lines of imports that already count. */
export interface ImportLine {
  buy: MediaBuy;
  /** The same line, unchanged or changed, stands in another committed import. */
  isElsewhere: boolean;
}

/** Holds the lines of an import against those that already count, in the order of the file. */
export interface LineHolder {
  take(batch: ImportBatch): Promise<ImportLine[]>;
  /** What the checks found, once all batches are taken. */
  findings(): BuyFinding[];
}

export function createLineHolder(store: Store, importId: string): LineHolder {
  const committed = committedLines(store, importId);
  const overlaps = createOverlapCheck();
  const found: BuyFinding[] = [];
  return {
    async take(batch) {
      found.push(...batch.findings);
      const others = await committed.withKeys(batch.lines);
      return batch.lines.map((buy): ImportLine => {
        const is = overlaps.observe(buy, others.get(buy.key) ?? []);
        return { buy, isElsewhere: is.some((one) => one !== 'other') };
      });
    },
    findings: () => [...found, ...overlaps.finish()],
  };
}

/**
 * Reads the rows of an import, each batch with its lines held against those that already count.
 * @returns what the checks found, once all batches are taken
 */
export async function readImport(
  parts: ImportParts,
  document: ImportDocument,
  options: { signal: AbortSignal; understood?: Uint8Array; onRows?: (rows: number) => void },
  take: (batch: ImportBatch, lines: ImportLine[]) => Promise<void> | void,
): Promise<BuyFinding[]> {
  const holder = createLineHolder(parts.store, document.id);
  const source = sourceOf(parts, document);
  const { answers, id: asImport } = document;
  const accounts = await parts.accounts();
  for await (const batch of parts.importer.read(source, { answers, accounts, asImport, ...options })) {
    await take(batch, await holder.take(batch));
  }
  return holder.findings();
}
