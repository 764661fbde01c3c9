import type { Instant } from '../time/instant.ts';

/** The only source of the present moment. A test or the demo moves its own. */
export interface Clock {
  now(): Instant;
  /** Resolves when `now()` has reached `moment`, or at once when `signal` aborts; never rejects. */
  until(moment: Instant, signal: AbortSignal): Promise<void>;
}
