import { type Job, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { WorkerOptions } from '#core/ports/queue.ts';
import type { Wake } from './waker.ts';

/** A worker that dies holding a job is missed after the lock has run out, at the next look for stalled jobs. */
const HAND_ON = {
  lockDuration: 15_000,
  stalledInterval: 5_000,
  // The ledger counts deaths and parks what keeps dying.
  maxStalledCount: 1_000_000,
};
/** How long BullMQ waits after a connection error where ioredis has not waited already. */
const RETRY_MS = 1_000;

export interface Lane {
  queue: string;
  prefix: string;
  redis: Redis;
  options: WorkerOptions;
  /** Handles a key; `undefined` when nothing is started any more. */
  handle(key: string): Promise<void> | undefined;
}

/** BullMQ's worker of one queue. A subclass, because letting go of a Redis that is away takes its protected parts. */
export class LaneWorker extends Worker<Wake> {
  readonly #handlers: number | undefined;

  constructor({ queue, prefix, redis, options, handle }: Lane) {
    const { concurrency, rate } = options;
    const limiter = rate && { limiter: { max: rate.max, duration: rate.perMs } };
    const start = async (job: Job<Wake>, token?: string): Promise<void> => {
      const run = handle(job.data.key);
      if (run) return run;
      // Fetched in the moment of stopping: another process may have it.
      await job.moveToWait(token);
      throw new WaitingError();
    };
    const own = { connection: redis, prefix, concurrency, autorun: false, runRetryDelay: RETRY_MS };
    super(queue, start, { ...own, ...limiter, ...HAND_ON });
    this.#handlers = options.globalConcurrency;
  }

  /** Works until it is closed, once Redis knows the limit; waits for Redis, however long that is. */
  async begin(): Promise<void> {
    if (this.#handlers === undefined) await this.backend.removeQueueMetaFields(['concurrency']);
    await this.limit();
    await this.run();
  }

  /** Says how many handlers may run at once over all processes: a Redis that lost its data has forgotten it. */
  async limit(): Promise<void> {
    if (this.#handlers !== undefined) await this.backend.setQueueMeta({ concurrency: this.#handlers });
  }

  /** Lets go of a Redis that does not answer, where `close` would wait for ever; after `close` it does nothing. */
  async abandon(): Promise<void> {
    await this.lockManager.close();
    await this.backend.close(true);
  }
}
