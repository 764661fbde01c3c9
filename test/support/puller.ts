import type { Account, Platform } from '#core/accounts/account.ts';
import type { Connector, Mapped } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import { DEFAULT_LADDER } from '#core/pulls/ladder.ts';
import type { Pull, PullSource } from '#core/pulls/pull.ts';
import type { Instant } from '#core/time/instant.ts';
import { packBundle, unpackBundle } from '#services/exchange/bundle.ts';
import { createRecorder } from '#services/exchange/recorder.ts';
import { createSecrets } from '#services/exchange/secrets.ts';
import { createTransport, type Transport } from '#services/exchange/transport.ts';
import { createConnectors } from '#services/platforms/index.ts';
import { type PullParts, pullAccount } from '#services/usecases/pull-account.ts';
import type { ReplayParts } from '#services/usecases/replay-captures.ts';
import { createSimulatedClock, type SimulatedClock } from '#test/sandbox/clock.ts';
import { type Sandbox, startSandbox } from '#test/sandbox/server.ts';
import { sandboxAccess, sandboxAccount, sandboxSettings } from './sandbox-settings.ts';

/** Pulls of one account from a sandbox into any store. */
export interface Puller {
  account: Account;
  clock: SimulatedClock;
  sandbox: Sandbox;
  /** `GET …` of each answer that came with success, in order; a test empties it. */
  succeeded: string[];
  partsOf(store: Store, using?: Connector): PullParts & ReplayParts;
  /** Pulls as a new process would, with a client of its own, or with the connector given. */
  pull(store: Store, slot: Instant, source?: PullSource, using?: Connector): Promise<Pull>;
  /** A connector of the platform, as the product makes it. */
  connector(): Connector;
  /** The connector with another mapper. */
  mappedBy(mapper: string, change: (mapped: Mapped) => Mapped): Connector;
}

export async function openPuller(platform: Platform, start: Instant): Promise<Puller> {
  const clock = createSimulatedClock(start);
  const sandbox = await startSandbox({ clock });
  const account = sandboxAccount(platform);
  const succeeded: string[] = [];
  const connector = () => {
    const all = createConnectors(sandboxSettings(sandbox), createSecrets());
    const found = all.find((one) => one.platform === platform);
    if (!found) throw new RangeError(`no connector for ${platform}`);
    return found;
  };
  const transport = createTransport({ timeoutMs: 5_000 });
  const counted: Transport = async (call, signal) => {
    const answer = await transport(call, signal);
    if (answer.status === 200) succeeded.push(`${call.method} ${call.url}`);
    return answer;
  };
  const partsOf = (store: Store, using = connector()) => ({
    store,
    connectors: new Map([[platform, using]]),
    exchange: createRecorder({ transport: counted, clock, secrets: createSecrets() }),
    access: sandboxAccess(sandbox, clock),
    ladder: DEFAULT_LADDER,
    packBundle,
    unpackBundle,
  });
  return {
    account,
    clock,
    sandbox,
    succeeded,
    partsOf,
    connector,
    pull: (store, slot, source = 'api', using = connector()) =>
      pullAccount(partsOf(store, using), account, slot, source, new AbortController().signal),
    mappedBy: (mapper, change) => {
      const own = connector();
      return { ...own, mapper, map: (bundle) => change(own.map(bundle)) };
    },
  };
}
