import type { PautaReport } from '#core/pauta/report/pauta-report.ts';
import { periodSlug } from '#core/pauta/report/period-text.ts';
import { canonicalJson } from '#core/report/canonical-json.ts';
import type { FileFormat } from '#core/report/edition.ts';
import { dictionaryCsv, linesCsv } from './pauta/open-data.ts';
import { pautaView } from './pauta/view-model.ts';
import { pautaWorkbook } from './pauta/workbook.ts';
import { setPdf } from './pdf/set-pdf.ts';
import type { RenderedFile } from './render-social-report.ts';
import { verificationCode } from './verification-code.ts';
import { writeXlsx } from './xlsx/write-xlsx.ts';

/**
 * "Informe de pautas realizadas" as a file, from its value and nothing else: equal values give equal bytes.
 * `2026-10_informe-pautas_v1.pdf`, `…_provisional.xlsx`, `…_v1_diccionario.csv`.
 */
export async function renderPautaReport(report: PautaReport, format: FileFormat): Promise<RenderedFile> {
  return { name: fileName(report, format), bytes: await bytesOf(report, format) };
}

async function bytesOf(report: PautaReport, format: FileFormat): Promise<Uint8Array> {
  switch (format) {
    case 'json':
      return Buffer.from(canonicalJson(report));
    case 'pdf':
      return setPdf(pautaView(report, codeOf(report)), periodSlug(report.period));
    case 'xlsx':
      return writeXlsx(pautaWorkbook(report, codeOf(report)));
    case 'csv':
      return linesCsv(report);
    case 'dictionary':
      return dictionaryCsv(report, codeOf(report));
  }
}

/** Of a large ledger the JSON takes seconds: one value is written once for its code. */
const codes = new WeakMap<PautaReport, string>();

function codeOf(report: PautaReport): string {
  const code = codes.get(report) ?? verificationCode(canonicalJson(report));
  codes.set(report, code);
  return code;
}

function fileName({ period, edition }: PautaReport, format: FileFormat): string {
  const name = `${periodSlug(period)}_informe-pautas_${edition === 0 ? 'provisional' : `v${edition}`}`;
  return format === 'dictionary' ? `${name}_diccionario.csv` : `${name}.${format}`;
}
