import { accountNotConfigured, nextLook, pullsPending } from '#config/texts/errors.ts';
import { type Account, type AdAccount, type AnyAccount, isAdAccount, isAdPlatform } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import type { CallSeen } from '#core/ports/connector.ts';
import type { Pull } from '#core/pulls/pull.ts';
import { editionId, type ReportName } from '#core/report/edition.ts';
import { addHours, addMinutes, type Instant } from '#core/time/instant.ts';
import { type Month, toMonth } from '#core/time/month.ts';
import { COUNTER_GRACE_HOURS, latestSlot, nextSlot } from '#core/time/slot.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import type { App } from '#services/app.ts';
import { pullAds } from '#services/usecases/ads/pull-ads.ts';
import { meterOf } from '#services/usecases/budget/meter.ts';
import { refuseTooDear, refuseUnaffordable } from '#services/usecases/budget/plan-pull.ts';
import { sweepMeter } from '#services/usecases/budget/sweep-meter.ts';
import { closeMonth } from '#services/usecases/close-month.ts';
import { checkCredential } from '#services/usecases/credentials/check-credential.ts';
import { platformOfQueue } from '#services/usecases/due-work.ts';
import { runImport } from '#services/usecases/imports/run-import.ts';
import { listBuys } from '#services/usecases/ledger/read-ledger.ts';
import { lookForLives } from '#services/usecases/lives/look-for-lives.ts';
import { closePauta } from '#services/usecases/pauta/close-pauta.ts';
import { pullAccount } from '#services/usecases/pull-account.ts';
import { recheckLedger } from '#services/usecases/register/recheck-ledger.ts';
import { retain } from '#services/usecases/retention/retain.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { markConnected } from '#services/usecases/stored-accounts.ts';
import { logOf } from './run-story.ts';
import type { Performer, Run } from './run-work.ts';

/** How long a close waits for a pull of its day before it looks again. */
const LOOK_AGAIN_MINUTES = 10;

/** How long a first pull goes on from the answers of its earlier tries. */
const BACKFILL_HOURS = 48;

/** What each kind of work does. */
export function performer(app: App): Performer {
  return async (item, run) => {
    if (item.kind === 'close') return closeNetworks(app, item);
    if (item.kind === 'close-pauta') return closePaidMedia(app, item);
    if (item.kind === 'import') return runImport(app, item.key, run.signal);
    if (item.kind === 'retain') return letGo(app, item, run.signal);
    if (item.kind === 'recheck') return recheckLedger(app, item, run.signal);
    const account = await accountOf(app, item.key.split('|')[0] ?? '');
    if (item.kind === 'check') return checkAccount(app, account);
    const { signal } = run;
    const parts = { ...app, exchange: exchangeOf(item, run, app, account) };
    if (isAdAccount(account)) return readAds(parts, account, item, signal);
    if (item.kind === 'live') return lookAt(app, account, item, parts.exchange, signal);
    const now = app.clock.now();
    const connector = app.connectors.get(account.platform);
    if (item.kind === 'pull') {
      if (connector) await refuseUnaffordable(app, account, connector, item.slot, now);
      return tellOf(app, item, await pullAccount(parts, account, item.slot, 'api', signal));
    }
    const slot = backfillSlot(item, now);
    if (connector) await refuseTooDear(app, account, connector, slot);
    tellOf(app, item, await pullAccount(parts, account, slot, 'backfill', signal));
    await markConnected(app.store, account, slot);
  };
}

/** Ads: of a slot, or as far back as a first reading reaches. */
async function readAds(app: App, account: AdAccount, item: WorkItem, signal: AbortSignal): Promise<void> {
  if (item.kind === 'pull') return void (await pullAds(app, account, item.slot, 'api', signal));
  const slot = backfillSlot(item, app.clock.now());
  await pullAds(app, account, slot, 'backfill', signal);
  await markConnected(app.store, account, slot);
}

/** The pull is made; what it lacks is told as well: a request or an answer that changed asks for a person. */
function tellOf({ log }: App, item: WorkItem, { verdicts = [], refused = [], slot }: Pull): void {
  const story = logOf(log, item);
  for (const verdict of verdicts)
    story[verdict.verdict === 'changed' ? 'error' : 'warn'](verdict, 'a part of a pull gave not all that was asked');
  for (const { part, name, reason } of refused.filter(({ since }) => since === slot))
    story.error({ part, name, reason }, 'a metric is refused by name and left out until Monday');
}

/** One look, and the next one after the interval, until the day is over. */
async function lookAt(
  app: App,
  account: Account,
  item: WorkItem,
  exchange: App['exchange'],
  signal: AbortSignal,
): Promise<void> {
  const { everyMinutes } = app.settings.lives;
  const reader = app.connectors.get(account.platform)?.lives;
  const now = app.clock.now();
  if (everyMinutes === null || !reader || now >= nextSlot(item.slot)) return;
  const { store, access } = app;
  const live = await lookForLives({ store, access, exchange, everyMinutes }, account, reader, now, signal);
  const until = addMinutes(now, everyMinutes);
  throw new AppError({ code: 'next-look', recovery: { do: 'wait', until }, message: nextLook(account.id, live) });
}

/** What went is told: nobody looks for it in the store. */
async function letGo({ store, clock, log }: App, item: WorkItem, signal: AbortSignal): Promise<void> {
  const forgotten = await retain(store, clock.now(), signal);
  if (forgotten.posts + forgotten.bundles > 0) logOf(log, item).info(forgotten, 'what had a term was let go');
}

/** What the check found is said where somebody looks: a dead credential, and each warning once. */
async function checkAccount(app: App, account: AnyAccount): Promise<void> {
  const checked = await checkCredential(app, account);
  if (!checked) return;
  const { dead } = checked.credential;
  const log = app.log.child({ account: account.id });
  if (dead)
    log.error({ code: dead.code, cause: dead.message }, 'an account is not read until a person connects it again');
  for (const { of, at, warning } of checked.warnings) log.warn({ of, at, warning }, 'a credential ends soon');
}

/** The exchange of one run: it asks before each call, meters it, and tells of it by the name that the account's connector gives it. */
function exchangeOf(item: WorkItem, { confirm, onCall }: Run, app: App, account: AnyAccount): App['exchange'] {
  const { platform } = account;
  const asker = isAdPlatform(platform) ? app.adsConnectors.get(platform) : app.connectors.get(platform);
  const told = (seen: CallSeen) => onCall({ ...seen, platform, endpoint: asker?.endpointOf(seen.call) ?? null });
  const meter = asker && meterOf(app, `${item.id}#${item.fence}`, account, asker);
  return (options) => app.exchange({ ...options, beforeCall: confirm, ...(meter && { meter }), onCall: told });
}

/**
 * The slot to which a first pull belongs: that for which it was written, so that a later try asks nothing twice; after two
 * days the one before now, since page tokens of the answers that it has would no longer lead on.
 */
export function backfillSlot({ slot }: WorkItem, now: Instant): Instant {
  return now < addHours(slot, BACKFILL_HOURS) ? slot : latestSlot(now);
}

/** Closes the networks of a month, once the pulls of the close day have ended, or can no longer be made. */
async function closeNetworks(app: App, item: WorkItem): Promise<void> {
  if (await isClosed(app, 'social', toMonth(item.key))) return;
  const now = app.clock.now();
  await awaitPulls(app, item, 'networks');
  const started = performance.now();
  await closeMonth(app, toMonth(item.key), now);
  await sweepMeter(app.store, now);
  app.telemetry.reportMade('edition', (performance.now() - started) / 1000);
}

/** Closes the paid media of a month as the networks are closed. Lines that were taken back since the work was written leave nothing to close. */
async function closePaidMedia(app: App, item: WorkItem): Promise<void> {
  const month = toMonth(item.key.split('|')[0] ?? '');
  if ((await isClosed(app, 'pauta', month)) || !(await hasPauta(app, month))) return;
  await awaitPulls(app, item, 'ads');
  const started = performance.now();
  await closePauta(app, month, app.clock.now());
  app.telemetry.reportMade('edition', (performance.now() - started) / 1000);
}

async function hasPauta({ store }: App, month: Month): Promise<boolean> {
  const { buys } = await listBuys(store, { from: month, until: month }, 1);
  return buys.length > 0;
}

/** By a person, or by an earlier run: what was learnt since is no reason for another edition. */
async function isClosed({ store }: App, report: ReportName, month: Month): Promise<boolean> {
  const [first] = await store.get('editions', [editionId(report, month, 1)]);
  return first !== undefined;
}

/** @throws AppError `wait` while pulls of the day, of networks or of ads, are to be made and still can be */
async function awaitPulls(app: App, item: WorkItem, of: 'networks' | 'ads'): Promise<void> {
  const now = app.clock.now();
  const pending = (await pendingPulls(app, item)).filter(({ queue }) => isOfAds(queue) === (of === 'ads')).length;
  if (pending === 0 || now >= addHours(item.slot, COUNTER_GRACE_HOURS)) return;
  throw new AppError({
    code: 'pulls-pending',
    recovery: { do: 'wait', until: addMinutes(now, LOOK_AGAIN_MINUTES) },
    message: pullsPending(item.key.split('|')[0] ?? '', pending),
  });
}

async function pendingPulls({ store }: App, { slot }: WorkItem): Promise<WorkItem[]> {
  const open = await Promise.all(
    (['due', 'running'] as const).map((state) => scanAll(store, 'work', { index: 'byState', equal: { state } })),
  );
  return open.flat().filter((item) => isPull(item) && item.slot <= slot);
}

function isOfAds(queue: string): boolean {
  const platform = platformOfQueue(queue);
  return platform !== undefined && isAdPlatform(platform);
}

function isPull({ kind }: WorkItem): boolean {
  return kind === 'pull' || kind === 'backfill';
}

async function accountOf(app: App, id: string): Promise<AnyAccount> {
  const account = (await app.everyAccount()).find((one) => one.id === id);
  if (account) return account;
  throw new AppError({ code: 'no-account', recovery: { do: 'skip' }, message: accountNotConfigured(id) });
}
