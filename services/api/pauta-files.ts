import { noPauta } from '#config/texts/errors.ts';
import { LEDGER_PROBLEM } from '#config/texts/pauta-api.ts';
import { ofPeriod } from '#config/texts/pauta-report-notes.ts';
import type { PautaPeriod } from '#core/pauta/report/period.ts';
import { periodSlug } from '#core/pauta/report/period-text.ts';
import type { Edition, FileFormat } from '#core/report/edition.ts';
import { monthOfDay } from '#core/time/month.ts';
import { editionOf } from '#services/usecases/editions.ts';
import { storedFile } from '#services/usecases/report-file.ts';
import type { ApiParts } from './parts.ts';
import { problemError } from './plugins/problems.ts';
import { type RenderedFile, renderedFiles } from './rendered-files.ts';

/** Files of the report of paid media: an edition's as it was stored; without one, rendered from what is known now. */
export function pautaFiles(parts: ApiParts) {
  const provisional = renderedFiles(parts.renderPauta);
  return async (period: PautaPeriod, format: FileFormat, number?: number): Promise<RenderedFile<FileFormat>> => {
    if (number !== undefined) return storedFile(parts.store, await issued(parts, period, number), format);
    const state = await parts.readPauta(period);
    if (state.kind === 'closed') return storedFile(parts.store, state.edition, format);
    if (state.report.lines.length > 0) return provisional(periodSlug(period), state.report, format);
    throw problemError(404, 'nothing-to-report', noPauta(ofPeriod(period)));
  };
}

/** @throws ProblemError 404 where a period has no such edition; only months have editions */
async function issued({ store }: ApiParts, period: PautaPeriod, number: number): Promise<Edition> {
  const month = monthOfDay(period.first);
  const edition = period.kind === 'month' ? await editionOf(store, month, number, 'pauta') : undefined;
  if (edition) return edition;
  throw problemError(404, 'no-edition', LEDGER_PROBLEM.noEdition(ofPeriod(period), number));
}
