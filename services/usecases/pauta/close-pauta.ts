import { noPauta, pautaNotEnded } from '#config/texts/errors.ts';
import { ofPeriod } from '#config/texts/pauta-report-notes.ts';
import { AppError } from '#core/error.ts';
import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { periodOfMonth } from '#core/pauta/report/period.ts';
import type { Edition, FileFormat } from '#core/report/edition.ts';
import type { Instant } from '#core/time/instant.ts';
import { endOfMonth, type Month } from '#core/time/month.ts';
import { issueEdition } from '../issue-edition.ts';
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
  return issueEdition<PautaReport, FileFormat>(parts.store, {
    report: 'pauta',
    month,
    reason,
    formats: PAUTA_FORMATS,
    async compose(edition, last) {
      const period = periodOfMonth(month);
      const report = await composePauta(parts, { period, cutoff: now, issuedAt: now, edition });
      // Where all was taken back since an edition, the next one says so.
      if (report.lines.length === 0 && !last) throw refuse('nothing-to-close', noPauta(ofPeriod(period)));
      return report;
    },
    render: parts.renderPauta,
    bundles: ({ sources }) => [...new Set(sources.map(({ digest }) => digest))].sort(),
  });
}

function refuse(code: string, message: string): AppError {
  return new AppError({ code, recovery: { do: 'stop' }, message });
}
