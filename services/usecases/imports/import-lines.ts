import type { ImportDocument } from '#core/imports/import-document.ts';
import { createOverlapCheck } from '#core/pauta/checks/overlap.ts';
import type { BuyFinding } from '#core/pauta/finding.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { createPaperChecks } from '#core/pauta/register/paper-checks.ts';
import { createRegister } from '#core/pauta/register/register.ts';
import type { ImportBatch } from '#core/ports/importer.ts';
import { readRegister } from '../register/read-register.ts';
import { addElsewhere } from '../register/recheck-ledger.ts';
import { committedLines } from './committed-lines.ts';
import { type ImportParts, sourceOf } from './import-parts.ts';

/** What a line is to the lines of imports that already count. */
export interface ImportLine {
  buy: MediaBuy;
  /** The same line, unchanged or changed, stands in another committed import. */
  isElsewhere: boolean;
}

/** What the checks found in an import. */
export interface ImportFindings {
  /** In the file itself, and against other imports: holds as long as the file counts. */
  own: BuyFinding[];
  /** Against the register as it stands: ends when that says otherwise. */
  held: BuyFinding[];
}

/** Whether a line is stored: one that another import holds too may be left out, as a person answered. */
export function isTaken({ answers }: Pick<ImportDocument, 'answers'>, { isElsewhere }: ImportLine): boolean {
  return !(isElsewhere && answers.overlap === 'leave-out');
}

/** Holds the lines of an import against those that already count, and against the register, in the order of the file. */
export interface LineHolder {
  take(batch: ImportBatch): Promise<ImportLine[]>;
  /** What the checks found, once all batches are taken. */
  findings(): Promise<ImportFindings>;
}

export async function createLineHolder(parts: ImportParts, document: ImportDocument): Promise<LineHolder> {
  const committed = committedLines(parts.store, document.id);
  const overlaps = createOverlapCheck();
  const papers = createPaperChecks(createRegister(await readRegister(parts.store)), parts.windows);
  const found: BuyFinding[] = [];
  return {
    async take(batch) {
      found.push(...batch.findings);
      const others = await committed.withKeys(batch.lines);
      const lines = batch.lines.map((buy): ImportLine => {
        const is = overlaps.observe(buy, others.get(buy.key) ?? []);
        return { buy, isElsewhere: is.some((one) => one !== 'other') };
      });
      for (const line of lines) if (isTaken(document, line)) papers.observe(line.buy);
      return lines;
    },
    async findings() {
      await addElsewhere(parts.store, document.id, papers);
      return { own: [...found, ...overlaps.finish()], held: papers.findingsOf(document.id) };
    },
  };
}

/**
 * Reads the rows of an import, each batch with its lines held against those that already count, and against the register.
 * @returns what the checks found, once all batches are taken
 */
export async function readImport(
  parts: ImportParts,
  document: ImportDocument,
  options: { signal: AbortSignal; understood?: Uint8Array; onRows?: (rows: number) => void },
  take: (batch: ImportBatch, lines: ImportLine[]) => Promise<void> | void,
): Promise<ImportFindings> {
  const holder = await createLineHolder(parts, document);
  const source = sourceOf(parts, document);
  const { answers, id: asImport } = document;
  const accounts = await parts.accounts();
  for await (const batch of parts.importer.read(source, { answers, accounts, asImport, ...options })) {
    await take(batch, await holder.take(batch));
  }
  return holder.findings();
}
