import { noSuchEdition, noSuchMonth } from '#config/texts/api.ts';
import type { Edition, SocialFormat } from '#core/report/edition.ts';
import type { Month } from '#core/time/month.ts';
import { editionOf } from '#services/usecases/editions.ts';
import { storedFile } from '#services/usecases/report-file.ts';
import type { ApiParts } from './parts.ts';
import { problemError } from './plugins/problems.ts';
import { type RenderedFile, renderedFiles } from './rendered-files.ts';

export type ReportFile = RenderedFile<SocialFormat>;

/** Files of reports: an edition's as it was stored; without an edition, rendered from what is known now. */
export function reportFiles(parts: ApiParts) {
  const provisional = renderedFiles(parts.render);
  return async (month: Month, format: SocialFormat, number?: number): Promise<ReportFile> => {
    if (number !== undefined) return storedFile(parts.store, await issued(parts, month, number), format);
    const state = await parts.readMonth(month);
    if (!state) throw problemError(404, 'no-month', noSuchMonth(month));
    return state.kind === 'closed'
      ? storedFile(parts.store, state.edition, format)
      : provisional(month, state.report, format);
  };
}

async function issued({ store }: ApiParts, month: Month, number: number): Promise<Edition> {
  const edition = await editionOf(store, month, number);
  if (edition) return edition;
  throw problemError(404, 'no-edition', noSuchEdition(month, number));
}
