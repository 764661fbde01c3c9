import { epochMsOf, type Instant } from '#core/time/instant.ts';
import type { SandboxRequest } from '../../http.ts';

const WINDOW_MS = 15 * 60_000;

/** Calls of a user in 15 minutes, by path. */
const LIMITS: Readonly<Record<string, number>> = { '/2/users/me': 75, '/2/tweets': 5_000 };
const TIMELINE = 900;

/** Counts calls by window of the sandbox's clock. */
export function createLimits() {
  const used = new Map<string, number>();
  const asked = new Map<string, string[]>();
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
     * What an answer says of the window: what remains falls with each request, and is whole again in the next window.
     * Bundles are digested, and a call made again after a crash must give the same bytes: what remains then is told as it
     * was told before, though the call counts. With `isSpent` nothing remains.
     */
    headers({ path, rawQuery }: Pick<SandboxRequest, 'path' | 'rawQuery'>, now: Instant, isSpent = false) {
      const limit = limitOf(path);
      const key = `${path}|${windowOf(now)}`;
      const before = asked.get(key) ?? [];
      if (!before.includes(rawQuery)) asked.set(key, [...before, rawQuery]);
      const place = (asked.get(key) ?? []).indexOf(rawQuery) + 1;
      return {
        'x-rate-limit-limit': String(limit),
        'x-rate-limit-remaining': String(isSpent ? 0 : Math.max(0, limit - place)),
        'x-rate-limit-reset': String(((windowOf(now) + 1) * WINDOW_MS) / 1000),
      };
    },
  };
}

function windowOf(now: Instant): number {
  return Math.floor(epochMsOf(now) / WINDOW_MS);
}
