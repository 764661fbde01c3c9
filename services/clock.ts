import type { Clock } from '#core/ports/clock.ts';
import { epochMsOf, toInstant } from '#core/time/instant.ts';

/** A timer cannot wait longer than this; what is further away is waited for in steps. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The clock of the machine. */
export function createSystemClock(): Clock {
  const now = () => toInstant(Temporal.Now.instant());
  return {
    now,
    async until(moment, signal) {
      for (
        let left = epochMsOf(moment) - Date.now();
        left > 0 && !signal.aborted;
        left = epochMsOf(moment) - Date.now()
      ) {
        await pause(Math.min(left, LONGEST_TIMER_MS), signal);
      }
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
