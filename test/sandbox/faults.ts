import type { Platform } from '#core/accounts/account.ts';
import type { Instant } from '#core/time/instant.ts';
import type { SandboxRequest } from './http.ts';

/** A way in which a platform can misbehave, switched on by name. */
export interface Fault {
  platform: Platform;
  /** A name that the platform's module knows: `unavailable`, `rate-limited`, `token-dead`, … */
  name: string;
  /** Only requests whose path holds this; absent: all. */
  path?: string;
  /** From and until which moment of the sandbox's clock; absent: always. */
  from?: Instant;
  until?: Instant;
  /** Only so many times. */
  times?: number;
}

export interface Faults {
  /** Switches a fault on; the function returned switches it off. */
  add(fault: Fault): () => void;
  clear(): void;
  /** The name of the fault that hits a request now, if any; it uses up one of its `times`. */
  hit(
    platform: Platform,
    request: Pick<SandboxRequest, 'path'>,
    now: Instant,
    /** Only these names; others are left for whom they are meant. */
    among?: readonly string[],
  ): string | undefined;
}

export function createFaults(initial: readonly Fault[] = []): Faults {
  let active = initial.map((fault) => ({ ...fault }));
  const applies = (fault: Fault, platform: Platform, path: string, now: Instant) =>
    fault.platform === platform &&
    (!fault.path || path.includes(fault.path)) &&
    (!fault.from || now >= fault.from) &&
    (!fault.until || now < fault.until) &&
    fault.times !== 0;
  return {
    add(fault) {
      const added = { ...fault };
      active.push(added);
      return () => {
        active = active.filter((other) => other !== added);
      };
    },
    clear() {
      active = [];
    },
    hit(platform, { path }, now, among) {
      const fault = active.find(
        (candidate) => applies(candidate, platform, path, now) && (among?.includes(candidate.name) ?? true),
      );
      if (fault?.times !== undefined) fault.times -= 1;
      return fault?.name;
    },
  };
}
