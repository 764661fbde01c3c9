import { PLATFORMS } from '#core/accounts/account.ts';
import type { App } from '#services/app.ts';
import { CLOSE_QUEUE, pullQueue } from '#services/usecases/due-work.ts';
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

/** Lets this process work on the ledger: one pull at a time per platform, one close at a time. */
export function startWorkers(app: App): Workers {
  const ending = new AbortController();
  const { store, queue, clock, log, calendar, accounts } = app;
  const run = { store, queue, clock, log, owner: thisOwner(), perform: performer(app), signal: ending.signal };
  for (const name of [...PLATFORMS.map((platform) => pullQueue({ platform })), CLOSE_QUEUE]) {
    queue.work(name, (id) => runWork(run, id), { concurrency: 1 });
  }
  return {
    tick: () => tick({ store, queue, accounts, calendar, isAlive }, clock.now()),
    async stop() {
      ending.abort();
      await queue.stop();
    },
  };
}
