import { checkMissed, overran, slotMissed } from '#config/texts/errors.ts';
import { AppError } from '#core/error.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Queue } from '#core/ports/queue.ts';
import type { Store } from '#core/ports/store.ts';
import { type Failure, failed, finished, isTooLate, leased, putDown, skipped } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import type { ApiCall } from '#services/telemetry.ts';
import { platformOfQueue } from '#services/usecases/due-work.ts';
import { type Hold, holdOf } from './hold.ts';
import { logOf, type Outcome, type RunStory, type StoryParts, storyOf } from './run-story.ts';

/**
 * How long a run may take to end once it is aborted. What does not listen (an SDK's own request for a token, a report
 * being rendered) is left behind then: whatever it still writes is written once, by id.
 */
const ABORT_PATIENCE_MS = 5_000;

/** What the work is given of the run that does it. */
export interface Run {
  /** Aborts when the process is to stop, or the lease runs out. */
  signal: AbortSignal;
  /** Awaited before each call to a platform: rejects when another process has the item by now, so that nothing is paid twice. */
  confirm(): Promise<void>;
  /** Told of each call to a platform. */
  onCall(call: ApiCall): void;
}

/** Does the work of one kind; rejects with AppError by recovery. */
export type Performer = (item: WorkItem, run: Run) => Promise<void>;

export interface RunParts extends StoryParts {
  store: Store;
  queue: Queue;
  clock: Clock;
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
  const { store, clock, owner } = parts;
  const [item] = await store.get('work', [id]);
  if (!item) return;
  if (isTooLate(item, clock.now())) return giveUp(parts, item);
  const held = leased(item, owner, clock.now());
  if (!held) return wakeAgain(parts, item);
  if (!(await store.replace('work', held))) return;
  const hold = holdOf(parts, { ...held, revision: held.revision + 1 });
  const story = storyOf(parts, hold.item());
  story.started();
  const failure = await attempt(parts, hold, story);
  const outcome = outcomeOf(parts, hold.item(), failure);
  if (outcome.failure) story.failed({ ...outcome, failure: outcome.failure });
  // A lease that ran out may have been given to another process: what it writes stands, not this.
  if (!(await hold.settle(outcome.after))) return story.lost();
  story.settled(outcome);
  await wakeAgain(parts, outcome.after);
}

function outcomeOf({ clock, signal }: RunParts, running: WorkItem, failure: Failure | undefined): Outcome {
  if (!failure) return { result: 'done', after: finished(running, clock.now()) };
  if (signal.aborted && failure.code === 'aborted') return { result: 'put-down', after: putDown(running), failure };
  const after = failed(running, failure, clock.now());
  const { state } = after;
  return { result: state === 'skipped' || state === 'parked' ? state : 'failed', after, failure };
}

/** A pull that waited for a process past its time: nobody reads it any more. */
async function giveUp({ store, clock, log, telemetry }: RunParts, item: WorkItem): Promise<void> {
  const after = skipped(item, missedReason(item), clock.now());
  if (!(await store.replace('work', after))) return;
  logOf(log, item).warn(`a ${item.kind} came too late for its slot`);
  const platform = platformOfQueue(item.queue);
  if (platform) telemetry.pullSettled(platform, 'skipped');
}

/** Why a pull, or the check before it, is not done any more. */
export function missedReason({ kind, key }: WorkItem): { code: string; message: string } {
  const account = key.split('|')[0] ?? '';
  return { code: 'slot-missed', message: kind === 'check' ? checkMissed(account) : slotMissed(account) };
}

async function attempt(parts: RunParts, hold: Hold, { call }: RunStory): Promise<Failure | undefined> {
  const signal = AbortSignal.any([parts.signal, hold.signal]);
  try {
    await endingInTime(parts.perform(hold.item(), { signal, confirm: hold.confirm, onCall: call }), signal);
    return undefined;
  } catch (error) {
    if (error instanceof AppError) {
      const { code, message, recovery, facts } = error;
      return { code, message, recovery, facts };
    }
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { code: 'bug', message, recovery: { do: 'stop' } };
  }
}

/** As the run ends; rejects with `retry` when it was aborted and does not end soon after. */
async function endingInTime(run: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  let timer: NodeJS.Timeout | undefined;
  const onAbort = () => {
    timer = setTimeout(() => reject(overdue()), ABORT_PATIENCE_MS);
  };
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    await Promise.race([run, late]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    clearTimeout(timer);
  }
}

function overdue(): AppError {
  return new AppError({ code: 'aborted', recovery: { do: 'retry' }, message: overran() });
}

async function wakeAgain({ queue }: RunParts, item: WorkItem): Promise<void> {
  if (item.state === 'due') await queue.wake(item.queue, item.id, item.notBefore);
}
