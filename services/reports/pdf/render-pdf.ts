import type { SocialReport } from '#core/report/social-report.ts';
import { setPdf } from './set-pdf.ts';
import { viewOf } from './view-model.ts';

/**
 * The report of social metrics as a PDF; see {@link setPdf}.
 * @param code what a reader types to check the file
 */
export function renderPdf(report: SocialReport, code: string, fonts?: readonly string[]): Promise<Uint8Array> {
  return setPdf(viewOf(report, code), report.month, fonts);
}
