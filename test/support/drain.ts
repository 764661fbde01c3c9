import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '#core/error.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { latestSlot, nextSlot } from '#core/time/slot.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import type { App } from '#services/app.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import type { SimulatedClock } from '#test/sandbox/clock.ts';
import type { Workers } from '#workers/start-workers.ts';

/** Real time after which work that does not end is given up. */
const PATIENCE_MS = 60_000;
/** Real time after which the product would look again for what is due: its own minute, shortened. */
const TICK_AGAIN_MS = 500;
/** Real time between two looks at the ledger, at most: who asks all the time takes the processor from the work. */
const LONGEST_LOOK_MS = 25;
/** Minutes after a slot at which time stands still once more, for what falls due between two slots (closes). */
const LOOK_AGAIN_MINUTES = 30;

export interface Drain {
  app: Pick<App, 'store'>;
  workers: Pick<Workers, 'tick'>;
  clock: SimulatedClock;
  /** Told of each moment at which the ledger was drained. */
  onSettled?(now: Instant): void;
  /** Real time after which work that does not end is given up; a minute when absent. */
  patienceMs?: number;
  /** Real time after which the product looks again for what is due; half a second when absent. */
  tickAgainMs?: number;
}

/**
 * Lets the product live until a moment: time stands still at each daily slot, half an hour after it, and whenever
 * something in the ledger falls due, until the ledger is drained.
 * @throws Error when work does not end within the patience of real time
 */
export async function runUntil(drain: Drain, moment: Instant): Promise<void> {
  await settle(drain);
  while (drain.clock.now() < moment) {
    const next = await nextMoment(drain);
    drain.clock.set(next < moment ? next : moment);
    await settle(drain);
  }
}

/** Writes what is due now and waits until nothing of it is left to do. */
async function settle(drain: Drain): Promise<void> {
  const { app, workers, clock, onSettled, patienceMs = PATIENCE_MS, tickAgainMs = TICK_AGAIN_MS } = drain;
  const until = Date.now() + patienceMs;
  let [tickAt, lookMs] = [0, 1];
  for (;;) {
    const open = await throughOutages(until, async () => {
      if (Date.now() >= tickAt) {
        await workers.tick();
        tickAt = Date.now() + tickAgainMs;
      }
      return openWork(app, clock.now());
    });
    if (open.length === 0) break;
    if (Date.now() > until) throw new Error(stuck(open, clock.now(), patienceMs));
    await pause(lookMs);
    lookMs = Math.min(lookMs * 1.5, LONGEST_LOOK_MS);
  }
  onSettled?.(clock.now());
}

/** A server that is away for a while is what a test may have done: asked again until it is back. */
async function throughOutages<T>(until: number, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const passes = error instanceof AppError && error.recovery.do === 'retry';
      if (!passes || Date.now() > until) throw error;
      await pause(200);
    }
  }
}

async function openWork({ store }: Pick<App, 'store'>, now: Instant): Promise<WorkItem[]> {
  // `due` is read first: an item that starts between the two reads is seen twice rather than not at all.
  const due = await scanAll(store, 'work', { index: 'byState', equal: { state: 'due' } });
  const running = await scanAll(store, 'work', { index: 'byState', equal: { state: 'running' } });
  return [...running, ...due.filter(({ notBefore }) => notBefore <= now)];
}

async function nextMoment({ app, clock }: Drain): Promise<Instant> {
  const now = clock.now();
  const due = await scanAll(app.store, 'work', { index: 'byState', equal: { state: 'due' } });
  const moments = [
    nextSlot(now),
    addMinutes(latestSlot(now), LOOK_AGAIN_MINUTES),
    ...due.map(({ notBefore }) => notBefore),
  ];
  return moments.filter((moment) => moment > now).reduce((first, moment) => (moment < first ? moment : first));
}

function stuck(open: readonly WorkItem[], now: Instant, patienceMs: number): string {
  const items = open.map(({ id, state, notBefore, cause }) => `  ${id} ${state} ${notBefore} ${cause?.message ?? ''}`);
  return `work did not end within ${patienceMs / 1000} s of real time at ${now}:\n${items.join('\n')}`;
}
