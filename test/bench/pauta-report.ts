// What the report of paid media costs: composing it and writing its files, for a month and for a large ledger, each in a
// process of its own. `npx node test/bench/pauta-report.ts`
import { execFileSync } from 'node:child_process';
import { composePautaReport } from '#core/pauta/report/compose.ts';
import type { FileFormat } from '#core/report/edition.ts';
import { renderPautaReport } from '#services/reports/render-pauta-report.ts';
import { sampleLedger } from '#test/support/sample-ledger.ts';
import { samplePautaInputs } from '#test/support/sample-pauta.ts';

/** Copies of the sample's 154 lines: a month of a ministry, ten times that, and about 100,000 lines. */
const SIZES = [1, 10, 650] as const;
const FORMATS: readonly FileFormat[] = ['json', 'pdf', 'xlsx', 'csv', 'dictionary'];
/** `design.md` §11, of a month: PDF, XLSX and CSV together. */
const TARGET = { seconds: 2, megabytesAboveIdle: 150 };

const megabytes = () => process.memoryUsage().rss / 2 ** 20;

async function measure(copies: number): Promise<void> {
  await renderPautaReport(composePautaReport(samplePautaInputs(), sampleLedger()), 'pdf');
  const buys = sampleLedger({ copies });
  globalThis.gc?.();
  const idle = megabytes();
  let [peak, seconds] = [idle, 0];
  const watch = setInterval(() => {
    peak = Math.max(peak, megabytes());
  }, 5);
  const timed = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const begun = performance.now();
    const result = await work();
    const took = (performance.now() - begun) / 1000;
    peak = Math.max(peak, megabytes());
    if (['pdf', 'xlsx', 'csv'].includes(name)) seconds += took;
    console.log(`  ${name.padEnd(10)} ${took.toFixed(2)} s`);
    return result;
  };
  console.log(`${buys.length} lines`);
  const report = await timed('compose', () => composePautaReport(samplePautaInputs(), buys));
  for (const format of FORMATS) await timed(format, () => renderPautaReport(report, format));
  clearInterval(watch);
  const above = Math.round(peak - idle);
  console.log(
    `  PDF, XLSX and CSV ${seconds.toFixed(2)} s (target ${TARGET.seconds}); ${above} MB above idle (target ${TARGET.megabytesAboveIdle})`,
  );
}

const [size] = process.argv.slice(2);
if (size === undefined) {
  for (const copies of SIZES) {
    execFileSync(process.execPath, ['--expose-gc', import.meta.filename, String(copies)], { stdio: 'inherit' });
  }
} else {
  await measure(Number(size));
}
