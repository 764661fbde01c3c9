import { PLATFORMS, type Platform } from '#core/accounts/account.ts';
import type { Clock } from '#core/ports/clock.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import { type Listener, listen, type Reply, type SandboxRequest } from './http.ts';
import { SANDBOX_PLATFORMS } from './platforms/index.ts';

/** What a platform module works with. */
export interface SandboxContext {
  /** The sandbox's clock: how much of the world exists. */
  clock: Pick<Clock, 'now'>;
  faults: Faults;
  /** Address at which the module itself is served, for the links that it writes. */
  origin: () => string;
}

/**
 * Answers as the platform would. `isApiCall` is false for token endpoints and other traffic that no quota counts.
 */
export interface SandboxPlatform {
  handle(request: SandboxRequest): Reply;
  isApiCall(request: SandboxRequest): boolean;
}

export interface Sandbox {
  origins: Readonly<Record<Platform, string>>;
  /** API calls answered so far. */
  calls: Readonly<Record<Platform, number>>;
  faults: Faults;
  stop(): Promise<void>;
}

export interface SandboxOptions {
  clock: Pick<Clock, 'now'>;
  faults?: readonly Fault[];
  /** How long each answer is on its way, in ms of real time; none by default. */
  latencyMs?: number;
  /** Told of each API call as it arrives. */
  onCall?(platform: Platform, request: SandboxRequest): void;
}

/** Starts the four platforms on loopback, each on a port of its own. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const faults = createFaults(options.faults);
  const calls: Record<Platform, number> = { facebook: 0, x: 0, youtube: 0, linkedin: 0 };
  const listeners = new Map<Platform, Listener>();
  for (const platform of PLATFORMS) {
    const origin = () => listeners.get(platform)?.origin ?? '';
    const module = SANDBOX_PLATFORMS[platform]({ clock: options.clock, faults, origin });
    const listener = await listen((request) => {
      if (module.isApiCall(request)) {
        calls[platform] += 1;
        options.onCall?.(platform, request);
      }
      return module.handle(request);
    }, options.latencyMs);
    listeners.set(platform, listener);
  }
  const origins = Object.fromEntries([...listeners].map(([platform, { origin }]) => [platform, origin]));
  return {
    origins: origins as Record<Platform, string>,
    calls,
    faults,
    async stop() {
      await Promise.all([...listeners.values()].map((listener) => listener.stop()));
    },
  };
}
