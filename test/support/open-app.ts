import type { Settings } from '#config/env.ts';
import { type AdPlatform, PLATFORMS, type Platform } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';
import { DEFAULT_LADDER } from '#core/pulls/ladder.ts';
import type { Instant } from '#core/time/instant.ts';
import { type App, createApp } from '#services/app.ts';
import type { Logger } from '#services/log.ts';
import { createSimulatedClock, type SimulatedClock } from '#test/sandbox/clock.ts';
import type { Fault } from '#test/sandbox/faults.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '#test/sandbox/server.ts';
import { startWorkers, type Workers } from '#workers/start-workers.ts';
import { runUntil } from './drain.ts';
import { newStore, pairSettings } from './engine-pair.ts';
import { SANDBOX_GRANTS, sandboxAccount, sandboxAdAccount, sandboxSettings } from './sandbox-settings.ts';

/** The whole product before a sandbox, on a clock that a test moves. */
export interface OpenApp {
  app: App;
  sandbox: Sandbox;
  clock: SimulatedClock;
  workers: Workers;
  /** Lives until a moment: every slot and retry on the way is worked off. */
  runUntil(moment: Instant): Promise<void>;
  stop(): Promise<void>;
}

export interface OpenOptions {
  start: Instant;
  /** Platforms with an account; by default all that the sandbox and the product speak. */
  platforms?: readonly Platform[];
  /** Networks with an advertising account; none by default. */
  ads?: readonly AdPlatform[];
  entity?: Partial<Settings['entity']>;
  faults?: readonly Fault[];
  budgets?: Partial<Settings['budgets']>;
  /** Told of each API call that arrives at the sandbox. */
  onCall?: SandboxOptions['onCall'];
  /** Into which files are put to be imported. */
  importFolder?: string;
  /** Without grants of the environment, and with a key to seal those of owners. */
  connecting?: boolean;
  /** Minutes between two looks for live broadcasts; by default none is looked for. */
  livesEvery?: number;
  log?: Logger;
  /** By default a new one on the engine of this run. */
  store?: Store;
}

export async function openApp(options: OpenOptions): Promise<OpenApp> {
  const clock = createSimulatedClock(options.start);
  const { faults, onCall } = options;
  const sandbox = await startSandbox({ clock, ...(faults && { faults }), ...(onCall && { onCall }) });
  const store = options.store ?? (await newStore());
  const app = await createApp(settingsFor(sandbox, options), {
    clock,
    store,
    ...(options.log && { log: options.log }),
  });
  const workers = startWorkers(app);
  return {
    app,
    sandbox,
    clock,
    workers,
    runUntil: (moment) => runUntil({ app, workers, clock }, moment),
    async stop() {
      await workers.stop();
      await store.close();
      await sandbox.stop();
    },
  };
}

function settingsFor(
  sandbox: Sandbox,
  { platforms, ads = [], entity, importFolder, connecting, budgets, livesEvery }: OpenOptions,
): Settings {
  const all = sandboxSettings(sandbox);
  const chosen = PLATFORMS.filter((platform) => platform in all && (platforms ?? PLATFORMS).includes(platform));
  return {
    http: { host: '127.0.0.1', port: 0, names: [] },
    publicUrl: 'http://127.0.0.1:3000',
    ...pairSettings(),
    importFolder,
    workers: {
      perProcess: 1,
      facebook: PULLS,
      x: PULLS,
      youtube: PULLS,
      linkedin: PULLS,
      'facebook-ads': PULLS,
      'linkedin-ads': PULLS,
    },
    budgets: {
      limits: {
        facebook: null,
        x: 1_000_000_000n,
        youtube: 9_000n,
        linkedin: 500n,
        'facebook-ads': null,
        'linkedin-ads': null,
      },
      pausePercent: 75,
      ...budgets,
    },
    logLevel: 'silent',
    entity: { ...ENTITY, ...entity },
    close: { workingDay: 5 },
    lives: { everyMinutes: livesEvery ?? null },
    ladder: { ...DEFAULT_LADDER, rungs: [...DEFAULT_LADDER.rungs] },
    adAccounts: ads.map((platform) => {
      const { revision: _, ...account } = sandboxAdAccount(platform);
      return account;
    }),
    accounts: chosen.map((platform) => {
      const { revision: _, ...account } = sandboxAccount(platform);
      return account;
    }),
    platforms: all,
    grants: connecting ? {} : SANDBOX_GRANTS,
    secretKeys: connecting ? [SECRET_KEY] : [],
  };
}

/** What an app that connects accounts seals with. */
export const SECRET_KEY = Buffer.alloc(32, 'a key of tests');

const PULLS = { atOnce: 8 };

const ENTITY: Settings['entity'] = {
  name: 'Ministerio del Trabajo',
  unit: 'Grupo de Comunicaciones',
  responsible: 'Coordinación del Grupo de Comunicaciones',
  formatCode: 'COM-FT-012',
  demonstration: true,
};
