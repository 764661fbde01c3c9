import type { Clock } from '#core/ports/clock.ts';
import type { Queue, WorkerOptions } from '#core/ports/queue.ts';
import { addMinutes, epochMsOf, type Instant, instantOfEpochMs } from '#core/time/instant.ts';

interface Lane {
  handler?: (key: string) => Promise<void>;
  options: WorkerOptions;
  /** Keys that wait, with the moment before which they may not start. */
  waiting: Map<string, Instant>;
  running: Set<string>;
  /** Starts inside the current rate window. */
  starts: Instant[];
  /** When the lane is looked at next. */
  alarm: Instant | undefined;
}

/**
 * The queue of one process: nothing is kept, because the ledger can wake everything again.
 * @param onError told of a handler that rejects, which is a bug: handlers settle their own errors
 */
export function createInProcessQueue(parts: { clock: Clock; onError(error: unknown, key: string): void }): Queue {
  const { clock, onError } = parts;
  const lanes = new Map<string, Lane>();
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  const laneOf = (queue: string): Lane => {
    const lane = lanes.get(queue) ?? newLane();
    lanes.set(queue, lane);
    return lane;
  };

  const start = (lane: Lane, key: string, handler: NonNullable<Lane['handler']>) => {
    lane.waiting.delete(key);
    lane.running.add(key);
    if (lane.options.rate) lane.starts.push(clock.now());
    const run = Promise.try(handler, key)
      .catch((error: unknown) => onError(error, key))
      .finally(() => {
        lane.running.delete(key);
        running.delete(run);
        pump(lane);
      });
    running.add(run);
  };

  /** Starts what may start now, and comes back when the next key or the rate allows. */
  const pump = (lane: Lane): void => {
    if (stopping.signal.aborted || !lane.handler) return;
    let next: Instant | undefined;
    for (const [key, notBefore] of lane.waiting) {
      if (lane.running.size >= mostAtOnce(lane)) return;
      // A key that runs is woken again only when it has ended.
      if (lane.running.has(key)) continue;
      const allowed = rateAllows(lane, clock.now());
      const from = allowed > notBefore ? allowed : notBefore;
      if (from <= clock.now()) start(lane, key, lane.handler);
      else if (!next || from < next) next = from;
    }
    if (next) comeBack(lane, next);
  };

  // One sleeper for the earliest moment, not one for each key and wake.
  const comeBack = (lane: Lane, moment: Instant): void => {
    if (lane.alarm && lane.alarm <= moment) return;
    lane.alarm = moment;
    void clock.until(moment, stopping.signal).then(() => {
      if (lane.alarm === moment) lane.alarm = undefined;
      pump(lane);
    });
  };

  return {
    async wake(queue, key, notBefore) {
      const lane = laneOf(queue);
      const before = lane.waiting.get(key);
      if (before === undefined || notBefore < before) lane.waiting.set(key, notBefore);
      pump(lane);
    },
    work(queue, handler, options) {
      pump(Object.assign(laneOf(queue), { handler, options }));
    },
    ready: async () => !stopping.signal.aborted,
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

function newLane(): Lane {
  return { options: { concurrency: 1 }, waiting: new Map(), running: new Set(), starts: [], alarm: undefined };
}

/** This process is all there are. */
function mostAtOnce({ options }: Lane): number {
  return Math.min(options.concurrency, options.globalConcurrency ?? Number.POSITIVE_INFINITY);
}

/** The first moment at which the rate allows another start. */
function rateAllows(lane: Lane, now: Instant): Instant {
  const { rate } = lane.options;
  if (!rate) return now;
  const windowStart = instantOfEpochMs(epochMsOf(now) - rate.perMs);
  lane.starts = lane.starts.filter((moment) => moment > windowStart);
  const [oldest] = lane.starts;
  return lane.starts.length < rate.max || !oldest ? now : addMinutes(oldest, rate.perMs / 60_000);
}
