import { noPauta } from '#config/texts/errors.ts';
import { ofPeriod } from '#config/texts/pauta-report-notes.ts';
import { AppError } from '#core/error.ts';
import { monthsOf, type PautaPeriod } from '#core/pauta/report/period.ts';
import type { FileFormat } from '#core/report/edition.ts';
import type { Instant } from '#core/time/instant.ts';
import { newestEdition } from '../editions.ts';
import { type ReportFile, renderedContent, storedFile } from '../report-file.ts';
import type { ClosePautaParts } from './close-pauta.ts';
import { composePauta } from './compose-pauta.ts';

/**
 * The report of paid media of a period as a file: of a month that has an edition, the newest one's bytes; else a
 * provisional one, made now.
 * @throws AppError `stop` when no line begins in the period
 */
export async function pautaFile(
  parts: ClosePautaParts,
  { period, format, now }: { period: PautaPeriod; format: FileFormat; now: Instant },
): Promise<ReportFile> {
  const [month] = monthsOf(period);
  const edition = period.kind === 'month' && month ? await newestEdition(parts.store, month, 'pauta') : undefined;
  if (edition) return { ...(await storedFile(parts.store, edition, format)), edition: edition.number };
  const report = await composePauta(parts, { period, cutoff: now, issuedAt: now, edition: 0 });
  if (report.lines.length === 0) throw nothing(period);
  return { ...renderedContent(await parts.renderPauta(report, format)), edition: 0 };
}

function nothing(period: PautaPeriod): AppError {
  return new AppError({ code: 'nothing-to-report', recovery: { do: 'stop' }, message: noPauta(ofPeriod(period)) });
}
