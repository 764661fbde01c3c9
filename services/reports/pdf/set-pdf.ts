import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { pdfRefused } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import type { CompileAnswer, CompileOrder } from './compile-worker.ts';
import { coveredCodePoints, fontPath, REPORT_FONTS } from './fonts.ts';
import { legibleStrings } from './legible.ts';
import type { ReportView } from './view.ts';

const WORKSPACE = fileURLToPath(new URL('.', import.meta.url));

/**
 * Sets a report as a tagged PDF (PDF/UA-1); equal view and fonts give equal bytes.
 * @param period that the report is of, for the error
 * @param fonts package paths of the faces to set it in
 * @throws AppError `report-pdf-refused` (stop) when the compiler complains: a missing font, an untagged picture
 */
export async function setPdf(view: ReportView, period: string, fonts = REPORT_FONTS): Promise<Uint8Array> {
  const answer = await compileInThread({
    workspace: WORKSPACE,
    template: fileURLToPath(new URL('report.typ', import.meta.url)),
    fonts: fonts.map(fontPath),
    data: JSON.stringify(legibleStrings(view, await coveredCodePoints())),
  });
  if ('pdf' in answer) return answer.pdf;
  const message = pdfRefused(period, answer.faults.join('; '));
  throw new AppError({ code: 'report-pdf-refused', recovery: { do: 'stop' }, message, facts: { month: period } });
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
