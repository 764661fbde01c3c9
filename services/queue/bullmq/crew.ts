import type { Redis } from 'ioredis';
import type { Queue } from '#core/ports/queue.ts';
import { connectWorkers } from './connections.ts';
import { LaneWorker } from './lane-worker.ts';
import type { Trouble } from './trouble.ts';
import { within } from './within.ts';

/** How often Redis is told again how many handlers may run at once. */
const LIMIT_EVERY_MS = 5_000;
/** Time that the workers' last words may take once their handlers have ended. */
const LETTING_GO_MS = 2_000;

/** The workers of this process. */
export interface Crew extends Pick<Queue, 'work' | 'stop'> {}

export function createCrew(parts: {
  url: string;
  prefix: string;
  trouble: Trouble;
  onError(error: unknown, key: string): void;
}): Crew {
  const { url, prefix, trouble, onError } = parts;
  const workers = new Map<string, LaneWorker>();
  const running = new Set<Promise<void>>();
  let redis: Redis | undefined;
  let stopping = false;

  const limitAll = (): void => {
    if (redis?.status !== 'ready') return;
    for (const worker of workers.values()) worker.limit().catch(trouble.report);
  };
  const again = setInterval(limitAll, LIMIT_EVERY_MS).unref();

  const run = (handler: (key: string) => Promise<void>, key: string): Promise<void> | undefined => {
    if (stopping) return undefined;
    const ended = Promise.try(handler, key)
      .catch((error: unknown) => onError(error, key))
      .finally(() => running.delete(ended));
    running.add(ended);
    return ended;
  };

  return {
    work(queue, handler, options) {
      if (workers.has(queue)) throw new Error(`the queue ${queue} has its handler already`);
      redis ??= connectWorkers(url, trouble);
      const worker = new LaneWorker({ queue, prefix, redis, options, handle: (key) => run(handler, key) });
      worker.on('error', trouble.report);
      worker.on('stalled', () => trouble.report(new Error(`a worker of ${queue} died or hung: its key is handed on`)));
      workers.set(queue, worker);
      worker.begin().catch(trouble.report);
    },
    async stop() {
      stopping = true;
      clearInterval(again);
      const closing = [...workers.values()].map((worker) => worker.close());
      await Promise.all(running);
      await within(LETTING_GO_MS, Promise.all(closing));
      await Promise.all([...workers.values()].map((worker) => worker.abandon()));
      redis?.disconnect();
    },
  };
}
