import type { Clock } from '#core/ports/clock.ts';
import type { Queue } from '#core/ports/queue.ts';
import { createCrew } from './bullmq/crew.ts';
import { createTrouble } from './bullmq/trouble.ts';
import { createWaker } from './bullmq/waker.ts';

/**
 * The queue of any number of processes, on Redis or Valkey: nothing runs twice at once over all of them, as long as Redis
 * keeps what it was told. A Redis that is away, emptied or set back loses wakes and may start a key a second time, which
 * the port allows. A rate is counted in windows that begin with a start: about an edge, twice `max` may start.
 * @param parts.url `redis://…` or `rediss://…`
 * @param parts.prefix of every name in Redis: two installations that share one need two
 * @param parts.onError told of a handler that rejects, which is a bug: handlers settle their own errors
 * @param parts.onTrouble told of Redis and its connections: once of an outage, however long it is
 */
export function createBullmqQueue(parts: {
  url: string;
  clock: Clock;
  prefix: string;
  onError(error: unknown, key: string): void;
  onTrouble(error: unknown): void;
}): Queue {
  const trouble = createTrouble(parts.onTrouble);
  const waker = createWaker({ ...parts, trouble });
  const crew = createCrew({ ...parts, trouble });
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    // Handlers that end may wake others: who wakes goes last.
    await crew.stop();
    trouble.end();
    await waker.end();
  };
  return {
    wake: waker.wake,
    work(queue, handler, options) {
      if (stopped) return;
      if (options.globalConcurrency !== undefined) waker.limit(queue, options.globalConcurrency);
      crew.work(queue, handler, options);
    },
    ready: waker.ready,
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}
