import { epochMsOf, type Instant } from '#core/time/instant.ts';

const WINDOW_MS = 15 * 60_000;

/** Calls of a user in 15 minutes, by path. */
const LIMITS: Readonly<Record<string, number>> = { '/2/users/me': 75 };
const TIMELINE = 900;

/** Counts calls by window of the sandbox's clock. */
export function createLimits() {
  const used = new Map<string, number>();
  const limitOf = (path: string) => LIMITS[path] ?? TIMELINE;
  return {
    /** False when the window is spent. */
    spend(path: string, now: Instant): boolean {
      const key = `${path}|${windowOf(now)}`;
      const count = (used.get(key) ?? 0) + 1;
      used.set(key, count);
      return count <= limitOf(path);
    },
    /**
     * What an answer says of the window. Bundles are digested, and a call made again after a crash must give the same
     * bytes: so what remains is told as after the first call, or, with `isSpent`, as none.
     */
    headers(path: string, now: Instant, isSpent = false): Record<string, string> {
      const limit = limitOf(path);
      return {
        'x-rate-limit-limit': String(limit),
        'x-rate-limit-remaining': String(isSpent ? 0 : limit - 1),
        'x-rate-limit-reset': String(((windowOf(now) + 1) * WINDOW_MS) / 1000),
      };
    },
  };
}

function windowOf(now: Instant): number {
  return Math.floor(epochMsOf(now) / WINDOW_MS);
}
