import { formatMonth } from '#core/report/format.ts';
import type { Instant } from '#core/time/instant.ts';
import { monthOf } from '#core/time/month.ts';
import { registerPages } from '#dashboards/index.ts';
import { createServer } from '#services/api/server.ts';
import { type App, createApp } from '#services/app.ts';
import { createSimulatedClock, type SimulatedClock } from '#test/sandbox/clock.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/server.ts';
import { runUntil } from '#test/support/drain.ts';
import { startWorkers } from '#workers/start-workers.ts';
import { type DemoOptions, demoOptions } from './options.ts';
import { createProgress, type Progress } from './progress.ts';
import { resumeAt } from './resume.ts';
import { firstSlot, INCIDENTS, LAST_SLOT } from './scenario.ts';
import { demoSettings } from './settings.ts';
import { assertClosed, summarize } from './summary.ts';

/** The product against the sandbox: backfill, then day by day by the sandbox's clock, each month closed on its day. */
async function main(options: DemoOptions): Promise<void> {
  const started = performance.now();
  const progress = createProgress(process.stderr);
  progress.step('Rendir: demostración con datos inventados, sin salir de esta máquina.');
  const start = firstSlot(options.months);
  const clock = createSimulatedClock(start);
  const sandbox = await startSandbox({ clock, faults: INCIDENTS });
  const app = await createApp(demoSettings(sandbox, options.data, options.port), { clock });
  await simulate(app, clock, start, progress);
  await assertClosed(app, options.months);
  const seconds = (performance.now() - started) / 1000;
  const summary = await summarize(app, sandbox, options.out, seconds);
  const months = `${summary.reports.length} meses cerrados`;
  progress.step(`Listo en ${summary.seconds} s: ${months}, ${summary.pulls} lecturas, archivos en ${options.out}`);
  if (!options.once) return serve(app, sandbox, progress);
  await close(app, sandbox);
  process.stdout.write(`${JSON.stringify(summary)}\n`);
}

async function simulate(app: App, clock: SimulatedClock, start: Instant, progress: Progress): Promise<void> {
  const workers = startWorkers(app);
  clock.set(await resumeAt(app.store, await app.accounts(), start));
  const whole = Date.parse(LAST_SLOT) - Date.parse(start);
  progress.step('Historia hasta la conexión de las cuentas; después, día por día.');
  const onSettled = (now: Instant) =>
    progress.advance((Date.parse(now) - Date.parse(start)) / whole, formatMonth(monthOf(now)));
  await runUntil({ app, clock, workers, onSettled }, LAST_SLOT);
  progress.end();
}

async function serve(app: App, sandbox: Sandbox, progress: Progress): Promise<void> {
  const server = await createServer(app);
  await registerPages(server, app);
  const address = await server.listen({ ...app.settings.http });
  progress.step(`Páginas en ${address} (Ctrl+C para terminar)`);
  await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await server.close();
  await close(app, sandbox);
}

async function close(app: App, sandbox: Sandbox): Promise<void> {
  await app.queue.stop();
  await app.store.close();
  await sandbox.stop();
}

try {
  await main(demoOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof RangeError ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
}
