import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '#core/ports/clock.ts';
import { type Instant, toInstant } from '#core/time/instant.ts';
import { createSimulatedClock, type SimulatedClock } from './clock.ts';

/** How often a sleeper looks at the file, in real time. */
const LOOK_MS = 20;

/** A simulated clock whose moment other processes read from a file. */
export function createSharedClock(start: Instant, file: string): SimulatedClock {
  const clock = createSimulatedClock(start);
  const show = (now: Instant) => {
    writeFileSync(`${file}.next`, now);
    renameSync(`${file}.next`, file);
  };
  show(start);
  return {
    ...clock,
    set(now) {
      // First here: no process may be ahead of the sandbox.
      clock.set(now);
      show(now);
    },
  };
}

/** The clock of another process: the moment that stands in the file. */
export function createFileClock(file: string): Clock {
  const now = () => toInstant(readFileSync(file, 'utf8'));
  return {
    now,
    async until(moment, signal) {
      while (now() < moment && !signal.aborted) await pause(LOOK_MS, undefined, { signal }).catch(() => {});
    },
  };
}
