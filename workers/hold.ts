import { setTimeout as pause } from 'node:timers/promises';
import { leaseLost } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Store } from '#core/ports/store.ts';
import { isSameRun, LEASE_MINUTES, renewed } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';

/** Real time without a renewal after which a run is aborted: its lease must not run out under it. */
const LEASE_WATCH_MS = (LEASE_MINUTES - 1) * 60_000;
/** Tries to write what became of a run while the store is away, and the pause between two of them. */
const MOST_TRIES = 20;
const TRY_AGAIN_MS = 500;

/** A work item under the lease of one run. */
export interface Hold {
  /** The item as it stands in the ledger, under its newest lease. */
  item(): WorkItem;
  /** Aborts when the lease is about to run out without having been renewed. */
  signal: AbortSignal;
  /**
   * Makes sure that the item is still this run's, and its lease long enough for what comes next.
   * @throws AppError `retry`, code `lease-lost`, when another run has it, or this one was settled
   */
  confirm(): Promise<void>;
  /** Writes what became of it; false when another run has it: what that one writes stands. */
  settle(after: WorkItem): Promise<boolean>;
}

/** @param running as it was leased */
export function holdOf({ store, clock }: { store: Store; clock: Clock }, running: WorkItem): Hold {
  const overdue = new AbortController();
  const watch = setTimeout(() => overdue.abort(), LEASE_WATCH_MS).unref();
  let [item, settled] = [running, false];

  async function confirm(): Promise<void> {
    const [stored] = await store.get('work', [item.id]);
    if (settled || !stored || !isSameRun(stored, item)) throw lost(item);
    item = stored;
    const longer = renewed(stored, clock.now());
    if (!longer) return;
    // Two calls of one run may renew at once: the second finds that the first did.
    if (!(await store.replace('work', longer))) return confirm();
    item = { ...longer, revision: longer.revision + 1 };
    watch.refresh();
  }

  /** A write whose answer was lost may have been made: then the item stands as it was to stand. */
  async function write(after: WorkItem, tries: number): Promise<boolean> {
    if (await store.replace('work', after)) return true;
    if (tries === 1) return false;
    const [stored] = await store.get('work', [after.id]);
    return stored?.revision === after.revision + 1 && stored.fence === after.fence && stored.state === after.state;
  }

  return {
    item: () => item,
    signal: overdue.signal,
    confirm,
    async settle(after) {
      settled = true;
      clearTimeout(watch);
      for (let tries = 1; ; tries += 1) {
        try {
          return await write(after, tries);
        } catch (error) {
          const passes = error instanceof AppError && error.recovery.do === 'retry';
          if (!passes || tries === MOST_TRIES) throw error;
          await pause(TRY_AGAIN_MS);
        }
      }
    },
  };
}

function lost({ id }: WorkItem): AppError {
  return new AppError({ code: 'lease-lost', recovery: { do: 'retry' }, message: leaseLost(id) });
}
