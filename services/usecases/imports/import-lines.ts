import type { ImportDocument } from '#core/imports/import-document.ts';
import { createOverlapCheck } from '#core/pauta/checks/overlap.ts';
import type { BuyFinding } from '#core/pauta/finding.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import type { ImportBatch } from '#core/ports/importer.ts';
import { committedLines } from './committed-lines.ts';
import { type ImportParts, sourceOf } from './import-parts.ts';

/** What a line is to the lines of imports that already count. */
export interface ImportLine {
  buy: MediaBuy;
  /** The same line, unchanged or changed, stands in another committed import. */
  isElsewhere: boolean;
}

/**
 * Reads the rows of an import, each batch with its lines held against those that already count.
 * @returns what the checks found, once all batches are taken
 */
export async function readImport(
  parts: ImportParts,
  document: ImportDocument,
  options: { signal: AbortSignal; onRows?: (rows: number) => void },
  take: (batch: ImportBatch, lines: ImportLine[]) => Promise<void> | void,
): Promise<BuyFinding[]> {
  const committed = committedLines(parts.store, document.id);
  const overlaps = createOverlapCheck();
  const found: BuyFinding[] = [];
  const source = await sourceOf(parts, document);
  const { answers, id: asImport } = document;
  const accounts = await parts.accounts();
  for await (const batch of parts.importer.read(source, { answers, accounts, asImport, ...options })) {
    const others = await committed.withKeys(batch.lines);
    const lines = batch.lines.map((buy): ImportLine => {
      const is = overlaps.observe(buy, others.get(buy.key) ?? []);
      return { buy, isElsewhere: is.some((one) => one !== 'other') };
    });
    found.push(...batch.findings);
    await take(batch, lines);
  }
  return [...found, ...overlaps.finish()];
}
