import { slotMissed } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Queue } from '#core/ports/queue.ts';
import type { Store } from '#core/ports/store.ts';
import {
  type Failure,
  failed,
  finished,
  isTooLate,
  LEASE_MINUTES,
  leased,
  putDown,
  skipped,
} from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import type { Logger } from '#services/log.ts';

/** A run that lasts longer is aborted and tried again: its lease must not run out under it. */
const LONGEST_RUN_MS = (LEASE_MINUTES - 1) * 60_000;

/** Does the work of one kind; rejects with AppError by recovery. */
export type Performer = (item: WorkItem, signal: AbortSignal) => Promise<void>;

export interface RunParts {
  store: Store;
  queue: Queue;
  clock: Clock;
  log: Logger;
  /** This process, as leases name it. */
  owner: string;
  perform: Performer;
  /** Ends every run of this process. */
  signal: AbortSignal;
}

/**
 * Runs one item of the ledger: takes its lease, does it, and writes what became of it. The only place where an error
 * turns into a state. An item that another process holds, or that is not due yet, is left alone.
 */
export async function runWork(parts: RunParts, id: string): Promise<void> {
  const { store, clock, owner, log } = parts;
  const [item] = await store.get('work', [id]);
  if (!item) return;
  if (isTooLate(item, clock.now())) return giveUp(parts, item);
  const held = leased(item, owner, clock.now());
  if (!held) return wakeAgain(parts, item);
  if (!(await store.replace('work', held))) return;
  const running = { ...held, revision: held.revision + 1 };
  const failure = await attempt(parts, running);
  const after = stateAfter(parts, running, failure);
  if (failure) report(log, after, failure);
  // A lease that ran out may have been given to another process: what it writes stands, not this.
  if (await store.replace('work', after)) await wakeAgain(parts, after);
  else log.warn({ work: id }, 'the lease of a work item was lost before it ended');
}

function stateAfter({ clock, signal }: RunParts, running: WorkItem, failure: Failure | undefined): WorkItem {
  if (!failure) return finished(running, clock.now());
  return signal.aborted && failure.code === 'aborted' ? putDown(running) : failed(running, failure, clock.now());
}

/** A pull that waited for a process past its time: nobody reads it any more. */
async function giveUp({ store, clock, log }: RunParts, item: WorkItem): Promise<void> {
  const message = slotMissed(item.key.split('|')[0] ?? '');
  const after = skipped(item, { code: 'slot-missed', message }, clock.now());
  if (await store.replace('work', after)) log.warn({ work: item.id }, 'a pull came too late for its slot');
}

async function attempt({ perform, signal }: RunParts, item: WorkItem): Promise<Failure | undefined> {
  try {
    await perform(item, AbortSignal.any([signal, AbortSignal.timeout(LONGEST_RUN_MS)]));
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, message: error.message, recovery: error.recovery };
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { code: 'bug', message, recovery: { do: 'stop' } };
  }
}

async function wakeAgain({ queue }: RunParts, item: WorkItem): Promise<void> {
  if (item.state === 'due') await queue.wake(item.queue, item.id, item.notBefore);
}

function report(log: Logger, after: WorkItem, { code, message }: Failure): void {
  const facts = { work: after.id, code, state: after.state, attempts: after.attempts, cause: message };
  if (code === 'aborted') log.info(facts, 'work was put down');
  else if (after.state === 'parked') log.error(facts, 'work is parked until a person acts');
  else log.warn(facts, 'work failed');
}
