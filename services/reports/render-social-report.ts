import { createHash } from 'node:crypto';
import { canonicalJson } from '#core/report/canonical-json.ts';
import type { FileFormat } from '#core/report/edition.ts';
import type { SocialReport } from '#core/report/social-report.ts';
import { renderPdf } from './pdf/render-pdf.ts';

export interface RenderedFile {
  /** `2026-10_reporte-metricas_v1.pdf`; `…_provisional.pdf` while the month has no edition. */
  name: string;
  bytes: Uint8Array;
}

/** The report as a file, from its value and nothing else: equal values give equal bytes. */
export async function renderSocialReport(report: SocialReport, format: FileFormat): Promise<RenderedFile> {
  const json = canonicalJson(report);
  const bytes = format === 'json' ? Buffer.from(json) : await renderPdf(report, verificationCode(json));
  return { name: fileName(report, format), bytes };
}

/** First twelve hexadecimal digits of the SHA-256 of the canonical JSON, in groups of four: `7f3a-19c2-e0b4`. */
function verificationCode(json: string): string {
  const digest = createHash('sha256').update(json).digest('hex');
  return [digest.slice(0, 4), digest.slice(4, 8), digest.slice(8, 12)].join('-');
}

function fileName({ month, edition }: SocialReport, format: FileFormat): string {
  return `${month}_reporte-metricas_${edition === 0 ? 'provisional' : `v${edition}`}.${format}`;
}
