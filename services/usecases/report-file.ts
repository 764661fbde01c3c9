import { noSuchEdition, nothingToReport } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import type { Edition, FileFormat } from '#core/report/edition.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Month } from '#core/time/month.ts';
import type { CloseParts } from './close-month.ts';
import { composeMonth } from './compose-month.ts';
import { scanAll } from './scan-all.ts';

export interface ReportFile {
  name: string;
  bytes: Uint8Array;
  /** 0 for a provisional one, made now. */
  edition: number;
  /** SHA-256 of the bytes of an edition's file. */
  digest: string | null;
}

/** Every edition of a month, oldest first. */
function editionsOf({ store }: Pick<CloseParts, 'store'>, month: Month): Promise<Edition[]> {
  return scanAll(store, 'editions', { index: 'byPeriod', equal: { report: 'social', period: month } });
}

/**
 * The report of a month as a file: the bytes of an edition (the newest, or the one asked for), else a provisional one.
 * @throws AppError `stop` when there is no such edition, or nothing to report
 */
export async function reportFile(
  parts: CloseParts,
  { month, format, now, edition: number }: { month: Month; format: FileFormat; now: Instant; edition?: number },
): Promise<ReportFile> {
  const editions = await editionsOf(parts, month);
  const edition = number === undefined ? editions.at(-1) : editions.find((one) => one.number === number);
  if (edition) return storedFile(parts, edition, format);
  if (number !== undefined) throw refuse('no-such-edition', noSuchEdition(month, number));
  const report = await composeMonth(parts, { month, cutoff: now, issuedAt: now, edition: 0 });
  if (report.networks.length === 0) throw refuse('nothing-to-report', nothingToReport(month));
  return { ...(await parts.render(report, format)), edition: 0, digest: null };
}

async function storedFile({ store }: CloseParts, edition: Edition, format: FileFormat): Promise<ReportFile> {
  const file = edition.files.find((one) => one.format === format);
  const bytes = file && (await store.getFile(file.digest));
  if (!file || !bytes) throw refuse('no-such-edition', noSuchEdition(edition.period, edition.number));
  return { name: file.name, bytes, edition: edition.number, digest: file.digest };
}

function refuse(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'stop' }, message });
}
