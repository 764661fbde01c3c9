import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { pdfRefused } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import type { SocialReport } from '#core/report/social-report.ts';
import type { CompileAnswer, CompileOrder } from './compile-worker.ts';
import { coveredCodePoints, fontPath, REPORT_FONTS } from './fonts.ts';
import { legibleStrings } from './legible.ts';
import { viewOf } from './view-model.ts';

const WORKSPACE = fileURLToPath(new URL('.', import.meta.url));

/**
 * Sets the report as a tagged PDF (PDF/UA-1); equal value, code and fonts give equal bytes.
 * @param code what a reader types to check the file
 * @param fonts package paths of the faces to set it in
 * @throws AppError `report-pdf-refused` (stop) when the compiler complains: a missing font, an untagged picture
 */
export async function renderPdf(report: SocialReport, code: string, fonts = REPORT_FONTS): Promise<Uint8Array> {
  const view = legibleStrings(viewOf(report, code), await coveredCodePoints());
  const answer = await compileInThread({
    workspace: WORKSPACE,
    template: fileURLToPath(new URL('social-report.typ', import.meta.url)),
    fonts: fonts.map(fontPath),
    data: JSON.stringify(view),
  });
  if ('pdf' in answer) return answer.pdf;
  const message = pdfRefused(report.month, answer.faults.join('; '));
  throw new AppError({ code: 'report-pdf-refused', recovery: { do: 'stop' }, message, facts: { month: report.month } });
}

/** One thread per report: the compiler is synchronous, and what it keeps of a compile goes with its thread. */
function compileInThread(order: CompileOrder): Promise<CompileAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<CompileAnswer>();
  const worker = new Worker(new URL('compile-worker.ts', import.meta.url), { workerData: order });
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the compiling thread ended with ${code} and no answer`)));
  return promise;
}
