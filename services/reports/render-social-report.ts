import { canonicalJson } from '#core/report/canonical-json.ts';
import type { SocialFormat } from '#core/report/edition.ts';
import type { SocialReport } from '#core/report/social-report.ts';
import { renderPdf } from './pdf/render-pdf.ts';
import { verificationCode } from './verification-code.ts';

export interface RenderedFile {
  /** `2026-10_reporte-metricas_v1.pdf`; `…_provisional.pdf` while the month has no edition. */
  name: string;
  bytes: Uint8Array;
}

/** The report as a file, from its value and nothing else: equal values give equal bytes. */
export async function renderSocialReport(report: SocialReport, format: SocialFormat): Promise<RenderedFile> {
  const json = canonicalJson(report);
  const bytes = format === 'json' ? Buffer.from(json) : await renderPdf(report, verificationCode(json));
  return { name: fileName(report, format), bytes };
}

function fileName({ month, edition }: SocialReport, format: SocialFormat): string {
  return `${month}_reporte-metricas_${edition === 0 ? 'provisional' : `v${edition}`}.${format}`;
}
