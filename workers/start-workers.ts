import type { Settings } from '#config/env.ts';
import { type Account, ALL_PLATFORMS, type AnyPlatform } from '#core/accounts/account.ts';
import type { WorkerOptions } from '#core/ports/queue.ts';
import type { App } from '#services/app.ts';
import { CLOSE_QUEUE } from '#services/usecases/close-calendar.ts';
import { CHECK_QUEUE, pullQueue } from '#services/usecases/due-work.ts';
import { IMPORT_QUEUE } from '#services/usecases/imports/receive-import.ts';
import { LIVE_QUEUE } from '#services/usecases/lives/live-work.ts';
import { RETENTION_QUEUE } from '#services/usecases/retention/retention-work.ts';
import { folderLook } from './folder-look.ts';
import { isAlive, thisOwner } from './owner.ts';
import { performer } from './perform.ts';
import { runWork } from './run-work.ts';
import { tick } from './tick.ts';

/** The workers of this process. */
export interface Workers {
  /** Writes what is due now and wakes it. */
  tick(): Promise<void>;
  /** Starts nothing new, aborts the calls under way, and resolves when all runs have written what became of them. */
  stop(): Promise<void>;
}

/** Lets this process work on the ledger: so many pulls of each platform as the settings say, one close at a time. */
export function startWorkers(app: App): Workers {
  const ending = new AbortController();
  const { store, queue, clock, log, telemetry } = app;
  const run = {
    store,
    queue,
    clock,
    log,
    telemetry,
    owner: thisOwner(),
    perform: performer(app),
    signal: ending.signal,
  };
  for (const platform of ALL_PLATFORMS) {
    queue.work(pullQueue({ platform }), (id) => runWork(run, id), pullOptions(app.settings, platform));
  }
  queue.work(CHECK_QUEUE, (id) => runWork(run, id), { concurrency: 1 });
  queue.work(LIVE_QUEUE, (id) => runWork(run, id), { concurrency: 1 });
  queue.work(RETENTION_QUEUE, (id) => runWork(run, id), { concurrency: 1 });
  queue.work(CLOSE_QUEUE, (id) => runWork(run, id), { concurrency: 1 });
  // One at a time in a process: each takes a thread and its memory.
  queue.work(IMPORT_QUEUE, (id) => runWork(run, id), { concurrency: 1 });
  return {
    ...scheduler(app),
    async stop() {
      ending.abort();
      await queue.stop();
    },
  };
}

/** The part of a worker that looks for what is due, and leaves the work to others. */
export function scheduler(app: App): Pick<Workers, 'tick'> {
  const { store, queue, log, clock, everyAccount, calendar } = app;
  const isOn = app.settings.lives.everyMinutes !== null;
  const watches = ({ platform }: Account) => isOn && app.connectors.get(platform)?.lives !== undefined;
  const look = folderLook(app);
  return {
    async tick() {
      await look();
      await tick({ store, queue, log, everyAccount, calendar, watches, isAlive }, clock.now());
    },
  };
}

function pullOptions({ workers }: Settings, platform: AnyPlatform): WorkerOptions {
  const { atOnce, perMinute } = workers[platform];
  const limits = { concurrency: workers.perProcess, globalConcurrency: atOnce };
  return perMinute === undefined ? limits : { ...limits, rate: { max: perMinute, perMs: 60_000 } };
}
