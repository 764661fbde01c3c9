import { createHash } from 'node:crypto';
import { noSuchEdition, noSuchMonth } from '#config/texts/api.ts';
import type { Edition, SocialFormat } from '#core/report/edition.ts';
import type { SocialReport } from '#core/report/social-report.ts';
import type { Month } from '#core/time/month.ts';
import { editionOf } from '#services/usecases/editions.ts';
import { storedFile } from '#services/usecases/report-file.ts';
import type { ApiParts } from './parts.ts';
import { problemError } from './plugins/problems.ts';

/** A report as a file, with the SHA-256 of its bytes. */
export interface ReportFile {
  name: string;
  format: SocialFormat;
  digest: string;
  bytes: Uint8Array;
}

/** Provisional files kept in memory. */
const KEPT = 4;

/**
 * Files of reports: an edition's as it was stored; without an edition, rendered from what is known now. A rendering takes
 * a second or two: requests for the same report wait for the same one.
 */
export function reportFiles(parts: ApiParts) {
  const rendered = new Map<string, { report: SocialReport; file: Promise<ReportFile> }>();

  const provisional = (report: SocialReport, format: SocialFormat): Promise<ReportFile> => {
    const key = `${report.month}.${format}`;
    const before = rendered.get(key);
    if (before?.report === report) return before.file;
    const file = render(parts, report, format);
    rendered.delete(key);
    rendered.set(key, { report, file });
    // A failure is not kept: the next request tries again.
    file.catch(() => rendered.get(key)?.file === file && rendered.delete(key));
    for (const oldest of [...rendered.keys()].slice(0, -KEPT)) rendered.delete(oldest);
    return file;
  };

  return async (month: Month, format: SocialFormat, number?: number): Promise<ReportFile> => {
    if (number !== undefined) return storedFile(parts.store, await issued(parts, month, number), format);
    const state = await parts.readMonth(month);
    if (!state) throw problemError(404, 'no-month', noSuchMonth(month));
    return state.kind === 'closed' ? storedFile(parts.store, state.edition, format) : provisional(state.report, format);
  };
}

async function issued({ store }: ApiParts, month: Month, number: number): Promise<Edition> {
  const edition = await editionOf(store, month, number);
  if (edition) return edition;
  throw problemError(404, 'no-edition', noSuchEdition(month, number));
}

async function render({ render: write }: ApiParts, report: SocialReport, format: SocialFormat): Promise<ReportFile> {
  const { name, bytes } = await write(report, format);
  return { name, format, bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}
