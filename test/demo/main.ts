import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { readSettings } from '#config/env.ts';
import { AppError } from '#core/error.ts';
import { formatMonth } from '#core/report/format.ts';
import type { Instant } from '#core/time/instant.ts';
import { monthOf } from '#core/time/month.ts';
import { type App, createApp } from '#services/app.ts';
import type { SimulatedClock } from '#test/sandbox/clock.ts';
import { createSharedClock } from '#test/sandbox/file-clock.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/server.ts';
import { runUntil } from '#test/support/drain.ts';
import { startWorkerProcess, type WorkerProcess } from '#test/support/worker-process.ts';
import type { OpenServer } from '#workers/listen.ts';
import { openPages } from '#workers/open-pages.ts';
import { scheduler, startWorkers } from '#workers/start-workers.ts';
import { type DemoOptions, demoOptions } from './options.ts';
import { importPauta, PAUTA_FILES } from './pauta.ts';
import { createProgress, type Progress } from './progress.ts';
import { resumeAt } from './resume.ts';
import { firstSlot, INCIDENTS, LAST_SLOT } from './scenario.ts';
import { demoEnvironment } from './settings.ts';
import { assertClosed, type DemoSummary, summarize } from './summary.ts';

/** The product against the sandbox: backfill, then day by day by the sandbox's clock, each month closed on its day. */
async function main(options: DemoOptions): Promise<void> {
  const progress = createProgress(process.stderr);
  progress.step('Rendir: demostración con datos inventados, sin salir de esta máquina.');
  mkdirSync(options.data, { recursive: true });
  const clockFile = path.join(options.data, 'clock');
  const clock = createSharedClock(firstSlot(options.months), clockFile);
  const sandbox = await startSandbox({ clock, faults: INCIDENTS });
  const environment = demoEnvironment({ sandbox, dataDir: options.data, port: options.port, engines: process.env });
  const app = await createApp(readSettings(environment), { clock });
  const helpers: WorkerProcess[] = [];
  try {
    // Before the work: an address that cannot be had is said at once.
    const pages = options.once ? undefined : await openPages(app);
    for (let n = 0; n < options.workers; n += 1) helpers.push(await startWorkerProcess(environment, clockFile));
    const summary = await simulate(app, sandbox, clock, options, progress);
    if (pages) await servePages(pages, progress);
    else process.stdout.write(`${JSON.stringify(summary)}\n`);
  } finally {
    await Promise.all(helpers.map((helper) => helper.stop()));
    await app.queue.stop();
    await app.store.close();
    await sandbox.stop();
  }
}

async function simulate(
  app: App,
  sandbox: Sandbox,
  clock: SimulatedClock,
  { months, out, workers }: DemoOptions,
  progress: Progress,
): Promise<DemoSummary> {
  const started = performance.now();
  const start = clock.now();
  clock.set(await resumeAt(app.store, await app.accounts(), start));
  progress.step('Historia hasta la conexión de las cuentas; después, día por día.');
  const whole = Date.parse(LAST_SLOT) - Date.parse(start);
  const onSettled = (now: Instant) =>
    progress.advance((Date.parse(now) - Date.parse(start)) / whole, formatMonth(monthOf(now)));
  const own = workers > 0 ? scheduler(app) : startWorkers(app);
  const live = (moment: Instant) => runUntil({ app, clock, workers: own, onSettled }, moment);
  for (const file of PAUTA_FILES.filter(({ at }) => at >= start)) {
    if (file.at > clock.now()) await live(file.at);
    await importPauta(app, file, () => live(clock.now()));
  }
  await live(LAST_SLOT);
  progress.end();
  await assertClosed(app, months);
  const summary = await summarize(app, sandbox, out, (performance.now() - started) / 1000);
  const closed = `${summary.reports.length} ${summary.reports.length === 1 ? 'informe cerrado' : 'informes cerrados'}`;
  progress.step(`Listo en ${summary.seconds} s: ${closed}, ${summary.pulls} lecturas, archivos en ${out}`);
  return summary;
}

async function servePages(pages: OpenServer, progress: Progress): Promise<void> {
  progress.step(`Páginas en ${pages.address} (Ctrl+C para terminar)`);
  await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await pages.close();
}

try {
  await main(demoOptions(process.argv.slice(2)));
} catch (error) {
  const expected = error instanceof RangeError || error instanceof AppError;
  process.stderr.write(`${expected ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
}
