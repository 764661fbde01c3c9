import type { Platform } from '#core/accounts/account.ts';
import type { Bundle, Call, Capture, Connector, Exchange, Mapped } from '#core/ports/connector.ts';
import { DEFAULT_LADDER, type TrackedPost } from '#core/pulls/ladder.ts';
import type { PullSource } from '#core/pulls/pull.ts';
import { pullRequest } from '#core/pulls/pull-request.ts';
import type { RefusedName } from '#core/pulls/refused-names.ts';
import type { Instant } from '#core/time/instant.ts';
import { createRecorder } from '#services/exchange/recorder.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createTransport } from '#services/exchange/transport.ts';
import { createConnectors } from '#services/platforms/index.ts';
import { createSimulatedClock, type SimulatedClock } from '#test/sandbox/clock.ts';
import type { Fault } from '#test/sandbox/faults.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/server.ts';
import { sandboxAccess, sandboxAccount, sandboxSettings } from './sandbox-settings.ts';

/** A sandbox with one connector of the product in front of it, without store or ledger. */
export interface Bench {
  sandbox: Sandbox;
  clock: SimulatedClock;
  connector: Connector;
  /** Asks and maps one pull; its captures are those that the connector saw. */
  pull(options?: {
    source?: PullSource;
    known?: readonly TrackedPost[];
    /** What an earlier try received. */
    received?: readonly Capture[];
    /** Metrics that earlier pulls were refused by name. */
    refused?: readonly RefusedName[];
    /** Parts that are read once a month. */
    parts?: readonly string[];
    signal?: AbortSignal;
    /** In the place of the access that the sandbox gives by the settings. */
    access?: (given: Exchange['access']) => Exchange['access'];
  }): Promise<Bundle & Mapped>;
  /** The answers that came in the last pull, also when it failed. */
  captures: Capture[];
}

export async function openBench(platform: Platform, now: Instant, faults: readonly Fault[] = []): Promise<Bench> {
  const clock = createSimulatedClock(now);
  const sandbox = await startSandbox({ clock, faults });
  const secrets = createSecrets();
  const connector = createConnectors(sandboxSettings(sandbox), secrets).find((one) => one.platform === platform);
  if (!connector) throw new RangeError(`no connector for ${platform}`);
  const recorder = createRecorder({ transport: createTransport({ timeoutMs: 5_000 }), clock, secrets });
  const captures: Capture[] = [];
  const access = sandboxAccess(sandbox, clock);
  return {
    sandbox,
    clock,
    connector,
    captures,
    async pull({
      source = 'api',
      known = [],
      received = [],
      refused = [],
      parts,
      signal = new AbortController().signal,
      access: accessed = (given: Exchange['access']) => given,
    } = {}) {
      const account = sandboxAccount(platform);
      const due = pullRequest({
        account,
        slot: clock.now(),
        source,
        connector,
        ladder: DEFAULT_LADDER,
        known,
        refused,
      });
      const request = parts ? { ...due, parts } : due;
      captures.length = 0;
      const isAnswer = (capture: Capture) => connector.failureOf(capture) === null;
      const keep = async (capture: Capture) => void captures.push(capture);
      const exchange = recorder({ known: received, isAnswer, access: accessed(access(account)), keep, signal });
      const seen: Capture[] = [];
      const send = async (call: Call) => {
        const capture = await exchange.send(call);
        seen.push(capture);
        return capture;
      };
      await connector.ask(request, { ...exchange, send });
      return { request, captures: seen, ...connector.map({ request, captures: seen }) };
    },
  };
}
