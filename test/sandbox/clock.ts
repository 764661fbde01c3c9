import type { Clock } from '#core/ports/clock.ts';
import type { Instant } from '#core/time/instant.ts';

/** A clock that stands still until a test or the demo moves it. */
export interface SimulatedClock extends Clock {
  /** Moves to a later moment; an earlier one is a mistake of the caller and throws RangeError. */
  set(now: Instant): void;
}

export function createSimulatedClock(start: Instant): SimulatedClock {
  let now = start;
  const waiting = new Set<{ moment: Instant; wake: () => void }>();
  return {
    now: () => now,
    set(next) {
      if (next < now) throw new RangeError(`the clock stands at ${now} and cannot go back to ${next}`);
      now = next;
      for (const sleeper of [...waiting].filter(({ moment }) => moment <= now)) sleeper.wake();
    },
    until(moment, signal) {
      if (moment <= now || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const sleeper = {
          moment,
          wake: () => {
            waiting.delete(sleeper);
            signal.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        waiting.add(sleeper);
        signal.addEventListener('abort', sleeper.wake);
      });
    },
  };
}
