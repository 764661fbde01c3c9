import { noSuchEdition, notBegun, nothingToReport } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import type { FileContent, Store } from '#core/ports/store.ts';
import type { Edition, FileFormat, SocialFormat } from '#core/report/edition.ts';
import type { Instant } from '#core/time/instant.ts';
import { type Month, startOfMonth } from '#core/time/month.ts';
import type { CloseParts } from './close-month.ts';
import { composeMonth } from './compose-month.ts';
import { newestEdition } from './editions.ts';

export interface ReportFile extends FileContent {
  name: string;
  /** 0 for a provisional one, made now. */
  edition: number;
}

/**
 * The report of a month as a file: the newest edition's bytes, else a provisional one.
 * @throws AppError `stop` when there is nothing to report
 */
export async function reportFile(
  parts: CloseParts,
  { month, format, now }: { month: Month; format: SocialFormat; now: Instant },
): Promise<ReportFile> {
  const edition = await newestEdition(parts.store, month);
  if (edition) return { ...(await storedFile(parts.store, edition, format)), edition: edition.number };
  if (now < startOfMonth(month)) throw refuse('nothing-to-report', notBegun(month));
  const report = await composeMonth(parts, { month, cutoff: now, issuedAt: now, edition: 0 });
  if (report.networks.length === 0) throw refuse('nothing-to-report', nothingToReport(month));
  return { ...renderedContent(await parts.render(report, format)), edition: 0 };
}

/**
 * A file of an edition, as it was issued, with the SHA-256 of its bytes.
 * @throws AppError `stop` when the edition has none of that format, or its bytes are not in the store
 */
export async function storedFile<Format extends FileFormat>(store: Store, edition: Edition, format: Format) {
  const file = edition.files.find((one) => one.format === format);
  const content = file && (await store.getChunks(file.digest));
  if (!file || !content) throw refuse('no-such-edition', noSuchEdition(edition.period, edition.number));
  return { name: file.name, format, digest: file.digest, ...content };
}

/** A file that was rendered now, as one that is stored. */
export function renderedContent({ name, bytes }: { name: string; bytes: Uint8Array }): { name: string } & FileContent {
  return { name, bytes: bytes.length, chunks: [bytes] };
}

function refuse(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'stop' }, message });
}
