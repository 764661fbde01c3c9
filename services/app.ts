import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DICTIONARIES } from '#config/dictionary/index.ts';
import type { Settings } from '#config/env.ts';
import { HOLIDAYS } from '#config/holidays.ts';
import { EXPORT_WORDS } from '#config/imports/export-words.ts';
import { IMPORT_KINDS } from '#config/imports/index.ts';
import { BLACKOUTS } from '#config/pauta/blackouts.ts';
import { planAction } from '#config/plan/plan.ts';
import { PLACES } from '#config/territory/places.ts';
import { PAUTA_TEXTS } from '#config/texts/pauta-sentences.ts';
import { REPORT_TEXTS } from '#config/texts/sentences.ts';
import type { Account, AdAccount } from '#core/accounts/account.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Queue, QueueKind } from '#core/ports/queue.ts';
import type { Store } from '#core/ports/store.ts';
import type { WatchedFolder } from '#core/ports/watched-folder.ts';
import type { FileFormat } from '#core/report/edition.ts';
import { createSystemClock } from './clock.ts';
import { packBundle, unpackBundle } from './exchange/bundle.ts';
import { limitsTold } from './exchange/limits.ts';
import { createNonces } from './exchange/nonces.ts';
import type { AuthorityParts } from './exchange/oauth.ts';
import { createRecorder } from './exchange/recorder.ts';
import { createSecrets, type Secrets } from './exchange/secrets.ts';
import { createTransport } from './exchange/transport.ts';
import { createVault } from './exchange/vault.ts';
import { createImporter } from './imports/importer.ts';
import { LIMITS } from './imports/limits.ts';
import { textDigest } from './imports/text-digest.ts';
import { createWatchedFolder } from './imports/watched-folder.ts';
import { createLogger, type Logger } from './log.ts';
import { createAdsConnectors, createAuthorities, createConnectors } from './platforms/index.ts';
import { createBullmqQueue } from './queue/bullmq.ts';
import { createInProcessQueue } from './queue/in-process.ts';
import { type Dependency, missingDependencies } from './readiness.ts';
import { type LedgerNames, ledgerCsv } from './reports/ledger-csv.ts';
import { renderPautaReport } from './reports/render-pauta-report.ts';
import { renderSocialReport } from './reports/render-social-report.ts';
import { createMongoStore } from './store/mongo.ts';
import { createSqliteStore } from './store/sqlite.ts';
import { createTelemetry, type Telemetry } from './telemetry.ts';
import type { PullAdsParts } from './usecases/ads/pull-ads.ts';
import { budgetFigures } from './usecases/budget/budget-figures.ts';
import { directMeter, type MeterParts } from './usecases/budget/meter.ts';
import type { CloseCalendar } from './usecases/close-calendar.ts';
import type { CloseParts } from './usecases/close-month.ts';
import { createAccess } from './usecases/credentials/access-of.ts';
import type { ConnectionParts } from './usecases/credentials/connection-parts.ts';
import type { ImportParts } from './usecases/imports/import-parts.ts';
import type { ClosePautaParts } from './usecases/pauta/close-pauta.ts';
import type { PullParts } from './usecases/pull-account.ts';
import { renewMonths } from './usecases/rebuild-months.ts';
import type { ReplayParts } from './usecases/replay-captures.ts';
import { storedAccounts } from './usecases/stored-accounts.ts';
import { workFigures } from './usecases/work-figures.ts';
import { within } from './within.ts';

/** Time that a platform has to answer one call. */
const CALL_TIMEOUT_MS = 60_000;

/** Time that the store has to give the figures of a scrape: the other numbers do not wait longer for it. */
const FIGURES_TIMEOUT_MS = 2_000;

/** The product, wired: what processes, pages and API work with. */
export interface App
  extends CloseParts,
    ClosePautaParts,
    ConnectionParts,
    ImportParts,
    MeterParts,
    PullParts,
    PullAdsParts,
    ReplayParts {
  settings: Settings;
  clock: Clock;
  queue: Queue;
  queueKind: QueueKind;
  log: Logger;
  telemetry: Telemetry;
  calendar: CloseCalendar;
  /** Lines of the ledger as open data, batch by batch. */
  ledgerCsv(batches: AsyncIterable<readonly MediaBuy[]>, names: LedgerNames): AsyncIterable<Uint8Array>;
  /** Bytes of the largest file that is imported. */
  importBytes: number;
  /** Into which people put files to be imported, if the settings name one. */
  importFolder: WatchedFolder | undefined;
  /** What this process cannot work without and does not answer now; resolves within some two seconds, never rejects. */
  missing(): Promise<Dependency[]>;
}

export interface AppOverrides {
  clock?: Clock;
  store?: Store;
  log?: Logger;
}

/** The composition root: the only place that knows the adapters and the registry. */
export async function createApp(settings: Settings, overrides: AppOverrides = {}): Promise<App> {
  const clock = overrides.clock ?? createSystemClock();
  const secrets = createSecrets(secretsOf(settings));
  const log = overrides.log ?? createLogger(settings.logLevel, secrets);
  const store = overrides.store ?? (await openStore(settings));
  await renewMonths(store);
  const transport = createTransport({ timeoutMs: CALL_TIMEOUT_MS });
  const registries = connectorsOf(settings, secrets);
  const opened = openCredentials(settings, { store, clock, transport, secrets, ...registries });
  const queue = openQueue(settings, clock, log);
  const telemetry = openTelemetry({ store, budgets: settings.budgets }, clock, log);
  return {
    settings,
    clock,
    log,
    telemetry,
    store,
    queue,
    queueKind: settings.redis ? 'redis' : 'in-process',
    missing: () => missingDependencies({ store, queue }),
    ...registries,
    exchange: createRecorder({ transport, clock, secrets }),
    ...opened,
    ladder: settings.ladder,
    budgets: settings.budgets,
    limitsTold,
    trackedDays: settings.ladder.boundary,
    calendar: { workingDay: settings.close.workingDay, holidays: HOLIDAYS },
    dictionaries: new Map(DICTIONARIES.map((dictionary) => [dictionary.platform, dictionary])),
    entity: settings.entity,
    action: planAction('info-redes-sociales'),
    texts: REPORT_TEXTS,
    pautaAction: planAction('dialogo-campanas-pauta'),
    pautaTexts: PAUTA_TEXTS,
    placeName: PLACES.nameOf,
    ...accountsOf(store, settings),
    keyDigest: textDigest,
    packBundle,
    unpackBundle,
    importer: createImporter(),
    exportWords: EXPORT_WORDS,
    kinds: IMPORT_KINDS,
    windows: BLACKOUTS,
    importBytes: LIMITS.bytes,
    importFolder: settings.importFolder === undefined ? undefined : createWatchedFolder(settings.importFolder),
    render: timed(renderSocialReport, telemetry),
    renderPauta: timed(renderPautaReport, telemetry),
    ledgerCsv,
  };
}

function openTelemetry(parts: Pick<MeterParts, 'store' | 'budgets'>, clock: Clock, log: Logger): Telemetry {
  return createTelemetry({
    readWork: () => within(FIGURES_TIMEOUT_MS, workFigures(parts.store, clock.now())),
    readBudgets: () => within(FIGURES_TIMEOUT_MS, budgetFigures(parts, clock.now())),
    onError: (error) => log.warn({ err: error }, 'figures of the store could not be read for a scrape'),
  });
}

/** The registries, by platform. */
function connectorsOf({ platforms }: Settings, secrets: Secrets): Pick<App, 'connectors' | 'adsConnectors'> {
  const [connectors, ads] = [createConnectors(platforms, secrets), createAdsConnectors(platforms, secrets)];
  return {
    connectors: new Map(connectors.map((connector) => [connector.platform, connector])),
    adsConnectors: new Map(ads.map((connector) => [connector.platform, connector])),
  };
}

/** The accounts of the settings as stored: those of networks, and with those of ads on them. */
function accountsOf(store: Store, settings: Settings): Pick<App, 'accounts' | 'everyAccount'> {
  const accounts = () => storedAccounts(store, settings.accounts as readonly Omit<Account, 'revision'>[]);
  const ads = () => storedAccounts(store, settings.adAccounts as readonly Omit<AdAccount, 'revision'>[]);
  return { accounts, everyAccount: async () => [...(await accounts()), ...(await ads())] };
}

/** The same rendering, its time told. */
function timed<Report, Format extends FileFormat, File>(
  render: (report: Report, format: Format) => Promise<File>,
  { reportMade }: Telemetry,
): (report: Report, format: Format) => Promise<File> {
  return async (report, format) => {
    const started = performance.now();
    const file = await render(report, format);
    reportMade(format, (performance.now() - started) / 1000);
    return file;
  };
}

/** What accounts are opened with: as their owners granted it, else as the operator set it. */
function openCredentials(
  settings: Settings,
  parts: Pick<App, 'store' | 'clock' | 'connectors' | 'adsConnectors'> & AuthorityParts,
) {
  const nonces = createNonces();
  const askers = [...parts.connectors.values(), ...parts.adsConnectors.values()];
  const meter = directMeter({ ...parts, budgets: settings.budgets, limitsTold }, askers, nonces);
  const asked = createAuthorities(settings.platforms, { ...parts, meter });
  const authorities = new Map(asked.map((authority) => [authority.platform, authority]));
  const vault = createVault(settings.secretKeys);
  const access = createAccess({ ...parts, vault, authorities, configured: settings.grants });
  return { vault, nonces, authorities, access };
}

/** MongoDB where an address is set; else one file. */
async function openStore({ mongodbUri, dataDir }: Settings): Promise<Store> {
  if (mongodbUri !== undefined) return createMongoStore({ uri: mongodbUri });
  mkdirSync(dataDir, { recursive: true });
  return createSqliteStore({ path: path.join(dataDir, 'rendir.sqlite') });
}

/** One for all processes where Redis is set; else each process wakes its own work. */
function openQueue({ redis }: Settings, clock: Clock, log: Logger): Queue {
  const onError = (error: unknown, work: string) => log.error({ err: error, work }, 'a handler failed');
  if (!redis) return createInProcessQueue({ clock, onError });
  const onTrouble = (error: unknown) =>
    log.warn({ err: error }, 'the queue is in trouble; the ledger wakes again what is due');
  return createBullmqQueue({ ...redis, clock, onError, onTrouble });
}

/** Every credential in the settings: none may reach a capture or the log. */
function secretsOf({ platforms, grants, secretKeys, mongodbUri, redis }: Settings): string[] {
  const fields = Object.values(platforms).flatMap((platform) => Object.entries(platform));
  const credentials = fields.filter(([name]) => /token$|secret|key$/i.test(name)).map(([, value]) => String(value));
  const granted = Object.values(grants).flatMap(({ access, refreshToken }) => [
    access?.token,
    access?.secret,
    refreshToken,
  ]);
  const keys = secretKeys.map((key) => key.toString('base64'));
  const all = [...credentials, ...granted, ...keys].filter((secret) => secret !== undefined);
  return [...all, ...passwordsOf(mongodbUri), ...passwordsOf(redis?.url)];
}

/** The password of an address, as it stands there and as it is meant. */
function passwordsOf(address: string | undefined): string[] {
  const [, written] = /^[a-z+]+:\/\/[^:@/]*:([^@/]+)@/.exec(address ?? '') ?? [];
  return written === undefined ? [] : [...new Set([written, decodeURIComponent(written)])];
}
