import cron from 'node-cron';
import { readSettings, SettingsError } from '#config/env.ts';
import { START } from '#config/texts/start.ts';
import { AppError } from '#core/error.ts';
import { type App, createApp } from '#services/app.ts';
import { reopenParked } from '#services/usecases/parked-work.ts';
import { openPages } from './open-pages.ts';
import { startWorkers, type Workers } from './start-workers.ts';

/** How long what is under way may take to end once the process is asked to stop. */
const PATIENCE_MS = 10_000;

/** The product as `npm start` runs it: workers, schedule, API and pages in one process. */
async function main(): Promise<void> {
  const app = await createApp(readSettings(process.env));
  // What of the accounts a person must mend is said before anything starts.
  await app.accounts();
  const pages = await openPages(app);
  const workers = startWorkers(app);
  const schedule = cron.schedule('* * * * *', () => tick(app, workers), { noOverlap: true });
  say(START.listening(pages.address), START.accounts(app.settings.accounts.length), START.stop);
  const stop = async () => {
    await schedule.stop();
    await Promise.all([pages.close(), workers.stop()]);
    await app.store.close();
  };
  stopOn(['SIGTERM', 'SIGINT'], stop);
  await reopenParked(app.store, app.clock.now());
  await tick(app, workers);
}

/** A tick that fails is made again a minute later; the ledger loses nothing. */
async function tick({ log }: App, workers: Workers): Promise<void> {
  try {
    await workers.tick();
  } catch (error) {
    log.error({ err: error }, 'a tick failed');
  }
}

/** Stops once; a second signal, or what does not end in time, ends the process at once. */
function stopOn(signals: readonly NodeJS.Signals[], stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(1);
    stopping = true;
    say(START.stopping);
    setTimeout(() => {
      say(START.forced);
      process.exit(1);
    }, PATIENCE_MS).unref();
    stop().then(() => process.exit(0), fail);
  };
  for (const signal of signals) process.on(signal, onSignal);
}

function say(...sentences: readonly string[]): void {
  process.stdout.write(`${sentences.join('\n')}\n`);
}

function fail(error: unknown): void {
  const known = error instanceof SettingsError || error instanceof AppError;
  const message = known ? error.message : START.failed(error instanceof Error ? error.message : String(error));
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

main().catch(fail);
