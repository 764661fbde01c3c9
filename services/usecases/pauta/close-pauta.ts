import { closeNeedsReason, noPauta, pautaNotEnded } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { periodOfMonth } from '#core/pauta/report/period.ts';
import { canonicalJson } from '#core/report/canonical-json.ts';
import { type Edition, type EditionFile, editionId, type FileFormat } from '#core/report/edition.ts';
import type { Instant } from '#core/time/instant.ts';
import { endOfMonth, type Month } from '#core/time/month.ts';
import { previousDigest } from '../editions.ts';
import { scanAll } from '../scan-all.ts';
import { composePauta, type PautaParts } from './compose-pauta.ts';

export const PAUTA_FORMATS: readonly FileFormat[] = ['json', 'pdf', 'xlsx', 'csv', 'dictionary'];

export interface ClosePautaParts extends PautaParts {
  /** A report as a file of a format; the same report gives the same bytes. */
  renderPauta(report: PautaReport, format: FileFormat): Promise<{ name: string; bytes: Uint8Array }>;
}

/**
 * Freezes the paid media of a month into an edition, as {@link closeMonth} does with the networks.
 * @throws AppError `stop` when the month has not ended, has no line, or would change without a reason
 */
export async function closePauta(
  parts: ClosePautaParts,
  month: Month,
  now: Instant,
  reason?: string,
): Promise<Edition> {
  if (now < endOfMonth(month)) throw refuse('month-not-ended', pautaNotEnded(month));
  const editions = await scanAll(parts.store, 'editions', {
    index: 'byPeriod',
    equal: { report: 'pauta', period: month },
  });
  const last = editions.at(-1);
  const edition = (last?.number ?? 0) + 1;
  const report = await composePauta(parts, { period: periodOfMonth(month), cutoff: now, issuedAt: now, edition });
  if (report.lines.length === 0 && !last) throw refuse('nothing-to-close', noPauta(month));
  if (last && (await isUnchanged(parts, report, last))) return last;
  if (last && !reason) throw refuse('reason-needed', closeNeedsReason(month, last.number));
  const made = await freeze(parts, report, month, reason ?? null);
  await parts.store.insert('editions', made);
  return made;
}

/** The same period with the same moments as the last edition: equal when nothing was learnt since. */
async function isUnchanged(
  { store }: PautaParts,
  report: PautaReport,
  { cutoff, issuedAt, number, digest }: Edition,
): Promise<boolean> {
  const before = await store.getFile(digest);
  const again: PautaReport = { ...report, cutoff, issuedAt, edition: number };
  return before !== undefined && new TextDecoder().decode(before) === canonicalJson(again);
}

async function freeze(
  parts: ClosePautaParts,
  report: PautaReport,
  month: Month,
  reason: string | null,
): Promise<Edition> {
  const { store } = parts;
  const files: EditionFile[] = [];
  for (const format of PAUTA_FORMATS) {
    const { name, bytes } = await parts.renderPauta(report, format);
    files.push({ format, name, digest: await store.putFile(bytes), bytes: bytes.length });
  }
  const { edition: number, cutoff, issuedAt, sources } = report;
  return {
    id: editionId('pauta', month, number),
    revision: 0,
    report: 'pauta',
    period: month,
    number,
    cutoff,
    issuedAt,
    digest: files.find(({ format }) => format === 'json')?.digest ?? '',
    files,
    manifest: {
      bundles: [...new Set(sources.map(({ digest }) => digest))].sort(),
      previous: await previousDigest(store, 'pauta', month),
    },
    reason,
  };
}

function refuse(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'stop' }, message });
}
