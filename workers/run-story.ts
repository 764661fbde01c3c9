import type { Failure } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import type { Logger } from '#services/log.ts';
import type { ApiCall, PullResult, Telemetry } from '#services/telemetry.ts';
import { platformOfQueue } from '#services/usecases/due-work.ts';

export interface StoryParts {
  log: Logger;
  telemetry: Pick<Telemetry, 'pullSettled' | 'apiCall'>;
}

/** What became of a run. */
export interface Outcome {
  result: PullResult;
  /** The item as it is to stand in the ledger. */
  after: WorkItem;
  failure?: Failure;
}

/** What is told of one run while it lasts: lines with the item's id and the run's number, and counts. */
export interface RunStory {
  started(): void;
  call(call: ApiCall): void;
  /** It failed or was put down: told before it is written, so that the cause is known also when writing fails. */
  failed(outcome: Outcome & { failure: Failure }): void;
  /** Its outcome stands in the ledger. */
  settled(outcome: Outcome): void;
  /** The lease was given to another process meanwhile: what became of this run does not count. */
  lost(): void;
}

/** @param item as it runs, under its lease */
export function storyOf({ log, telemetry }: StoryParts, item: WorkItem): RunStory {
  const own = logOf(log, item);
  const began = performance.now();
  let calls = 0;
  const soFar = () => ({ seconds: Math.round(performance.now() - began) / 1000, calls });
  return {
    started: () => own.info({ queue: item.queue, attempts: item.attempts }, 'work started'),
    call(call) {
      calls += 1;
      telemetry.apiCall(call);
      const { platform, endpoint, status, seconds } = call;
      own.debug({ platform, endpoint, status, ms: Math.round(seconds * 1000) }, 'a call ended');
    },
    failed: (outcome) => tellFailure(own, outcome, soFar()),
    settled({ result, after }) {
      if (result === 'done') own.info({ state: after.state, ...soFar() }, 'work ended');
      const platform = platformOfQueue(item.queue);
      if (platform) telemetry.pullSettled(platform, result);
    },
    lost: () => own.warn(soFar(), 'the lease of a work item was lost before it ended'),
  };
}

/** The log of an item: one id through its life, and the number of the run in which something happens (0 before any). */
export function logOf(log: Logger, { id, fence }: Pick<WorkItem, 'id' | 'fence'>): Logger {
  return log.child({ work: id, run: fence });
}

function tellFailure(log: Logger, { result, after, failure }: Outcome & { failure: Failure }, soFar: object): void {
  const { state, attempts, notBefore } = after;
  const facts = { ...failure.facts, state, ...soFar, code: failure.code, attempts, cause: failure.message };
  if (result === 'put-down') log.info(facts, 'work was put down');
  else if (result === 'parked') log.error(facts, 'work is parked until a person acts');
  else log.warn(result === 'failed' ? { ...facts, notBefore } : facts, 'work failed');
}
