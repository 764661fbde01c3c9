import { slotMissed } from '#config/texts/errors.ts';
import { type Account, ALL_PLATFORMS, type AnyAccount, type AnyPlatform, isAdAccount } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { addMonths, type Month, monthOf, monthRange } from '#core/time/month.ts';
import { isSlotMissed, latestSlot, nextSlot } from '#core/time/slot.ts';
import { newWork, skipped } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import { CLOSE_AFTER_MINUTES, CLOSE_QUEUE, type CloseCalendar, closeSlotOf } from './close-calendar.ts';
import { ACCOUNT_PAUSED, pausedAccounts } from './credentials/paused-accounts.ts';
import { liveWork } from './lives/live-work.ts';
import { pautaCloseWork } from './pauta/pauta-close-work.ts';
import { retentionWork } from './retention/retention-work.ts';

/** The queue of checks of credentials. */
export const CHECK_QUEUE = 'check';
const CHECK_BEFORE_MINUTES = 30;

/** The queue of an account's pulls: one per platform, so that no platform holds up another. */
export function pullQueue({ platform }: Pick<AnyAccount, 'platform'>): string {
  return `pull-${platform}`;
}

/** The platform whose pulls a queue holds; `undefined` for any other queue. */
export function platformOfQueue(queue: string): AnyPlatform | undefined {
  return ALL_PLATFORMS.find((platform) => pullQueue({ platform }) === queue);
}

/**
 * Writes into the ledger what is due at `now`, once, by id: history of an account that has none, the latest slot of the
 * others, the check of what opens them, and each month whose close day has come, its networks and its paid media apart. Slots missed meanwhile are not
 * made up.
 * @returns the items that are new
 */
export async function writeDueWork(
  store: Store,
  accounts: readonly AnyAccount[],
  now: Instant,
  calendar: CloseCalendar,
  /** Accounts whose live broadcasts are looked for. */
  watched: readonly Account[] = [],
): Promise<WorkItem[]> {
  const slot = latestSlot(now);
  const organic = accounts.filter((account) => !isAdAccount(account));
  const paused = await pausedAccounts(store, accounts);
  const items = [
    ...accounts.flatMap((account) => pullWork(account, slot, now, paused.get(account.id))),
    ...(await checkWork(store, accounts, now)),
    ...closeWork(organic, now, calendar),
    ...(await pautaCloseWork(store, organic, now, calendar)),
    ...(accounts.some(({ connectedAt }) => connectedAt !== undefined) ? retentionWork(now) : []),
    ...watched.filter(({ id }) => !paused.has(id)).flatMap((account) => liveWork(account, now)),
  ];
  const known = new Set(
    (
      await store.get(
        'work',
        items.map(({ id }) => id),
      )
    ).map(({ id }) => id),
  );
  const fresh = items.filter(({ id }) => !known.has(id));
  const written = await Promise.all(fresh.map((item) => store.insert('work', item)));
  return fresh.filter((_, index) => written[index]);
}

/** @param paused why nothing of the account is asked until a person acts */
function pullWork(account: AnyAccount, slot: Instant, now: Instant, paused: string | undefined): WorkItem[] {
  const queue = pullQueue(account);
  if (!account.connectedAt && paused !== undefined) return [];
  if (!account.connectedAt) return [newWork({ kind: 'backfill', key: account.id, queue, slot, notBefore: now })];
  if (slot <= account.connectedAt) return [];
  const item = newWork({ kind: 'pull', key: `${account.id}|${slot}`, queue, slot, notBefore: slot });
  if (paused !== undefined) return [skipped(item, { code: ACCOUNT_PAUSED, message: paused }, now)];
  if (!isSlotMissed(slot, now)) return [item];
  return [skipped(item, { code: 'slot-missed', message: slotMissed(account.id) }, now)];
}

/** The check of each stored credential half an hour before the next slot, so that a person may act and a new access is there. */
async function checkWork(store: Store, accounts: readonly AnyAccount[], now: Instant): Promise<WorkItem[]> {
  const next = nextSlot(now);
  const before = (slot: Instant) => addMinutes(slot, -CHECK_BEFORE_MINUTES);
  const slot = before(next) <= now ? next : latestSlot(now);
  if (isSlotMissed(slot, now)) return [];
  const stored = await store.get(
    'credentials',
    accounts.map(({ id }) => id),
  );
  return stored.map(({ id }) =>
    newWork({ kind: 'check', key: `${id}|${slot}`, queue: CHECK_QUEUE, slot, notBefore: before(slot) }),
  );
}

function closeWork(accounts: readonly AnyAccount[], now: Instant, calendar: CloseCalendar): WorkItem[] {
  const connected = accounts.flatMap(({ connectedAt }) => connectedAt ?? []).sort()[0];
  if (!connected) return [];
  const ended = monthRange(monthOf(connected), addMonths(monthOf(now), -1));
  return ended.flatMap((month: Month) => {
    const slot = closeSlotOf(month, calendar);
    const notBefore = addMinutes(slot, CLOSE_AFTER_MINUTES);
    return notBefore > now ? [] : [newWork({ kind: 'close', key: month, queue: CLOSE_QUEUE, slot, notBefore })];
  });
}
