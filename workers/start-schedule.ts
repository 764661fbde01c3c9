import cron from 'node-cron';
import type { App } from '#services/app.ts';
import { reopenParked } from '#services/usecases/parked-work.ts';
import type { Ending } from './process.ts';
import { startWorkers } from './start-workers.ts';

/** Lets this process work on the ledger and look each minute for what is due, until it ends. */
export async function startSchedule(app: App, ending: Ending): Promise<void> {
  // Asked to stop while it started: what is leased now would be left running.
  if (ending.signal.aborted) return;
  const { store, clock, log } = app;
  const workers = startWorkers(app);
  let ticking = Promise.resolve();
  /** A tick that fails is made again a minute later; the ledger loses nothing. */
  const tick = () => {
    ticking = workers.tick().catch((error: unknown) => log.error({ err: error }, 'a tick failed'));
    return ticking;
  };
  const schedule = cron.schedule('* * * * *', tick, { noOverlap: true });
  ending.before(async () => {
    await schedule.stop();
    await Promise.all([workers.stop(), ticking]);
  });
  for (const item of await reopenParked(store, clock.now()))
    log.info({ work: item.id, run: item.fence }, 'work is due again');
  await tick();
}
