import type { Platform } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import type { Call, Capture, Connector, Exchange } from '#core/ports/connector.ts';
import { DEFAULT_LADDER } from '#core/pulls/ladder.ts';
import { pullRequest } from '#core/pulls/pull-request.ts';
import { toInstant } from '#core/time/instant.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createTransport } from '#services/exchange/transport.ts';
import { createConnectors } from '#services/platforms/index.ts';
import type { AccessOf } from '#services/usecases/credentials/access-of.ts';
import { createSimulatedClock } from '#test/sandbox/clock.ts';
import { startSandbox } from '#test/sandbox/server.ts';
import { sandboxAccess, sandboxAccount, sandboxSettings } from '#test/support/sandbox-settings.ts';
import { keptOf } from './as-capture.ts';

/** Pulls into which a recorded answer is slipped: what `map` does not read, `ask` must. */
export interface Asking {
  /** What is wrong with how `ask` takes this answer to its own request; an answer about another account is refused. */
  faultsOf(platform: Platform, answer: Capture): Promise<string[]>;
  stop(): Promise<void>;
}

const NOW = toInstant('2026-08-15T05:10:00Z');

/** Starts a sandbox that gives all the other answers. */
export async function startAsking(): Promise<Asking> {
  const clock = createSimulatedClock(NOW);
  const sandbox = await startSandbox({ clock });
  const connectors = createConnectors(sandboxSettings(sandbox), createSecrets());
  const access = sandboxAccess(sandbox, clock);
  return {
    async faultsOf(platform, answer) {
      const connector = connectors.find((one) => one.platform === platform);
      return connector ? faultsOfPull(connector, answer, access) : [];
    },
    stop: () => sandbox.stop(),
  };
}

async function faultsOfPull(connector: Connector, recorded: Capture, access: AccessOf): Promise<string[]> {
  const account = sandboxAccount(connector.platform);
  const request = pullRequest({ account, slot: NOW, source: 'api', connector, ladder: DEFAULT_LADDER, known: [] });
  try {
    await connector.ask(request, slippingIn(connector, recorded, access(account)));
    return [];
  } catch (error) {
    // The rest of the pull is the sandbox's, which knows neither this account nor its pages: it may refuse.
    if (error instanceof AppError && error.code !== 'unreadable-answer') return [];
    return [`ask throws: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** Answers the first call to the recorded answer's own request with it, and leaves the others to the sandbox. */
function slippingIn({ endpointOf }: Connector, recorded: Capture, access: Exchange['access']): Exchange {
  const transport = createTransport({ timeoutMs: 5_000 });
  const endpoint = endpointOf(recorded.call);
  let isGiven = false;
  return {
    access,
    async send(call: Call) {
      if (!isGiven && endpointOf(call) === endpoint) {
        isGiven = true;
        return { call, answer: recorded.answer };
      }
      return keptOf(call, await transport(call, new AbortController().signal), NOW);
    },
  };
}
