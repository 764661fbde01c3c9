import type { AdPlatform } from '#core/accounts/account.ts';
import type { AdDays } from '#core/pauta/ads/ad-day.ts';
import type { AdsConnector } from '#core/ports/ads-connector.ts';
import type { Bundle, Call, Capture } from '#core/ports/connector.ts';
import { DEFAULT_LADDER } from '#core/pulls/ladder.ts';
import type { PullSource } from '#core/pulls/pull.ts';
import { pullRequest } from '#core/pulls/pull-request.ts';
import type { Instant } from '#core/time/instant.ts';
import { createRecorder } from '#services/exchange/recorder.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createTransport } from '#services/exchange/transport.ts';
import { createAdsConnectors } from '#services/platforms/index.ts';
import { createSimulatedClock } from '#test/sandbox/clock.ts';
import type { Fault } from '#test/sandbox/faults.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/server.ts';
import { sandboxAccess, sandboxAdAccount, sandboxSettings } from './sandbox-settings.ts';

/** A sandbox with one ads connector of the product in front of it, without store or ledger. */
export interface AdsBench {
  sandbox: Sandbox;
  connector: AdsConnector;
  /** The answers that came in the last pull, also when it failed. */
  captures: Capture[];
  pull(options?: { source?: PullSource }): Promise<Bundle & AdDays>;
}

export async function openAdsBench(
  platform: AdPlatform,
  now: Instant,
  faults: readonly Fault[] = [],
): Promise<AdsBench> {
  const clock = createSimulatedClock(now);
  const sandbox = await startSandbox({ clock, faults });
  const secrets = createSecrets();
  const connector = createAdsConnectors(sandboxSettings(sandbox), secrets).find((one) => one.platform === platform);
  if (!connector) throw new RangeError(`no ads connector for ${platform}`);
  const recorder = createRecorder({ transport: createTransport({ timeoutMs: 5_000 }), clock, secrets });
  const captures: Capture[] = [];
  const access = sandboxAccess(sandbox, clock);
  return {
    sandbox,
    connector,
    captures,
    async pull({ source = 'api' } = {}) {
      const account = sandboxAdAccount(platform);
      const asked = { account, slot: now, source, connector, ladder: DEFAULT_LADDER, known: [] };
      const request = pullRequest(asked);
      captures.length = 0;
      const isAnswer = (capture: Capture) => connector.failureOf(capture) === null;
      const keep = async (capture: Capture) => void captures.push(capture);
      const { signal } = new AbortController();
      const exchange = recorder({ known: [], isAnswer, access: access(account), keep, signal });
      const send = (call: Call) => exchange.send(call);
      await connector.ask(request, { ...exchange, send });
      return { request, captures: [...captures], ...connector.map({ request, captures }) };
    },
  };
}
