import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '#core/ports/clock.ts';
import type { Instant } from '#core/time/instant.ts';

/** Real time after which a handler that was not called counts as never called. */
const PATIENCE_MS = 10_000;

/**
 * A handler that tells what it was given and when, and can be held back or made to reject.
 * @param lastsMs how long a run lasts that is not held back
 */
export function createWatch(clock: Clock, lastsMs = 0) {
  const starts: { key: string; at: Instant }[] = [];
  const [ended, overlaps, running]: [string[], string[], string[]] = [[], [], []];
  const gates = new Map<string, Promise<void>>();
  const rejections = new Map<string, Error>();
  let most = 0;
  return {
    starts,
    ended,
    overlaps,
    running: () => [...running],
    most: () => most,
    /** Keeps the next run of a key from ending until the function returned is called. */
    hold(key: string): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      gates.set(key, promise);
      return resolve;
    },
    reject: (key: string, error: Error) => void rejections.set(key, error),
    async handler(key: string): Promise<void> {
      starts.push({ key, at: clock.now() });
      if (running.includes(key)) overlaps.push(key);
      running.push(key);
      most = Math.max(most, running.length);
      await (gates.get(key) ?? (lastsMs > 0 && pause(lastsMs)));
      running.splice(running.indexOf(key), 1);
      const error = rejections.get(key);
      if (error) throw error;
      ended.push(key);
    },
  };
}

/** Tries an expectation until it holds; the last failure is the test's. */
export async function eventually(expectation: () => void, patienceMs = PATIENCE_MS): Promise<void> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(5)) {
    try {
      return expectation();
    } catch {
      // Not yet.
    }
  }
  expectation();
}
