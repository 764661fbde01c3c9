import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DICTIONARIES } from '#config/dictionary/index.ts';
import type { Settings } from '#config/env.ts';
import { HOLIDAYS } from '#config/holidays.ts';
import { planAction } from '#config/plan/plan.ts';
import { REPORT_TEXTS } from '#config/texts/sentences.ts';
import type { Account } from '#core/accounts/account.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Queue } from '#core/ports/queue.ts';
import type { Store } from '#core/ports/store.ts';
import { createSystemClock } from './clock.ts';
import { packBundle, unpackBundle } from './exchange/bundle.ts';
import { createRecorder } from './exchange/recorder.ts';
import { createSecrets } from './exchange/secrets.ts';
import { createTransport } from './exchange/transport.ts';
import { createLogger, type Logger } from './log.ts';
import { createConnectors } from './platforms/index.ts';
import { createInProcessQueue } from './queue/in-process.ts';
import { renderSocialReport } from './reports/render-social-report.ts';
import { createSqliteStore } from './store/sqlite.ts';
import type { CloseParts } from './usecases/close-month.ts';
import type { CloseCalendar } from './usecases/due-work.ts';
import type { PullParts } from './usecases/pull-account.ts';
import { renewMonths } from './usecases/rebuild-months.ts';
import type { ReplayParts } from './usecases/replay-captures.ts';
import { storedAccounts } from './usecases/stored-accounts.ts';

/** Time that a platform has to answer one call. */
const CALL_TIMEOUT_MS = 60_000;

/** The product, wired: what processes, pages and API work with. */
export interface App extends CloseParts, PullParts, ReplayParts {
  settings: Settings;
  clock: Clock;
  queue: Queue;
  log: Logger;
  calendar: CloseCalendar;
}

export interface AppOverrides {
  clock?: Clock;
  store?: Store;
  log?: Logger;
}

/** The composition root: the only place that knows the adapters and the registry. */
export async function createApp(settings: Settings, overrides: AppOverrides = {}): Promise<App> {
  const clock = overrides.clock ?? createSystemClock();
  const log = overrides.log ?? createLogger(settings.logLevel);
  const store = overrides.store ?? openStore(settings);
  await renewMonths(store);
  const secrets = createSecrets(secretsOf(settings.platforms));
  const connectors = createConnectors(settings.platforms, secrets);
  const onError = (error: unknown, key: string) => log.error({ err: error, work: key }, 'a handler failed');
  return {
    settings,
    clock,
    log,
    store,
    queue: createInProcessQueue({ clock, onError }),
    connectors: new Map(connectors.map((connector) => [connector.platform, connector])),
    exchange: createRecorder({ transport: createTransport({ timeoutMs: CALL_TIMEOUT_MS }), clock, secrets }),
    ladder: settings.ladder,
    trackedDays: settings.ladder.boundary,
    calendar: { workingDay: settings.close.workingDay, holidays: HOLIDAYS },
    dictionaries: new Map(DICTIONARIES.map((dictionary) => [dictionary.platform, dictionary])),
    entity: settings.entity,
    action: planAction('info-redes-sociales'),
    texts: REPORT_TEXTS,
    accounts: () => storedAccounts(store, settings.accounts as readonly Omit<Account, 'revision'>[]),
    packBundle,
    unpackBundle,
    render: renderSocialReport,
  };
}

function openStore({ dataDir }: Settings): Store {
  mkdirSync(dataDir, { recursive: true });
  return createSqliteStore({ path: path.join(dataDir, 'rendir.sqlite') });
}

/** Every credential in the settings: none may reach a capture. */
function secretsOf(platforms: Settings['platforms']): string[] {
  const fields = Object.values(platforms).flatMap((platform) => Object.entries(platform));
  return fields.filter(([name]) => /token$|secret|key$/i.test(name)).map(([, value]) => String(value));
}
