import { readSettings, type Settings } from '#config/env.ts';
import { isLoopback } from '#config/http-settings.ts';
import { START } from '#config/texts/start.ts';
import { type App, type AppOverrides, createApp } from '#services/app.ts';
import { openPages } from './open-pages.ts';
import { openProbes } from './open-probes.ts';
import { type Ending, runProcess, say } from './process.ts';
import { startSchedule } from './start-schedule.ts';

/** `start` is everything in one process; `api` shows and does nothing; `worker`, of which any number may run, does. */
export type ProcessKind = 'start' | 'api' | 'worker';

/** Runs a process of the product until it is asked to stop. */
export function serve(kind: ProcessKind, overrides: AppOverrides = {}): void {
  runProcess(async (ending) => main(kind, overrides, ending));
}

async function main(kind: ProcessKind, overrides: AppOverrides, ending: Ending): Promise<void> {
  const app = await createApp(settingsOf(kind), overrides);
  ending.before(() => app.store.close());
  tellEngine(app);
  app.telemetry.watchProcess();
  // What of the accounts a person must mend is said before anything starts.
  await app.accounts();
  const open = kind === 'worker' ? openProbes : openPages;
  const server = await open(app, ending.signal);
  ending.before(() => server.close());
  say(...greeting(kind, app, server.address));
  if (kind !== 'api') await startSchedule(app, ending);
}

/** What the operator of the store should know is said once, when a process starts. */
function tellEngine({ log, store, queueKind }: App): void {
  const { engine, lacks } = store.about();
  log[lacks.length > 0 ? 'warn' : 'info']({ engine, lacks, queue: queueKind }, 'the store is open');
}

/** A worker without a port of its own takes a free one, so that any number of them run on one machine. */
function settingsOf(kind: ProcessKind): Settings {
  return readSettings(kind === 'worker' ? { ...process.env, PORT: process.env.PORT || '0' } : process.env);
}

function greeting(kind: ProcessKind, { settings: { accounts, http } }: App, address: string): string[] {
  const exposed = isLoopback(http.host) ? [] : [START.exposed(http.host)];
  const first = kind === 'worker' ? START.working(address) : START.listening(address);
  const second = kind === 'api' ? START.onlyShows : START.accounts(accounts.length);
  return [first, second, ...exposed, START.stop];
}
