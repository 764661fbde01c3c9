import { slotMissed } from '#config/texts/errors.ts';
import { type Account, PLATFORMS, type Platform } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { addMonths, type Month, monthOf, monthRange } from '#core/time/month.ts';
import { isSlotMissed, latestSlot } from '#core/time/slot.ts';
import { newWork, skipped } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import { CLOSE_AFTER_MINUTES, CLOSE_QUEUE, type CloseCalendar, closeSlotOf } from './close-calendar.ts';
import { pautaCloseWork } from './pauta/pauta-close-work.ts';

/** The queue of an account's pulls: one per platform, so that no platform holds up another. */
export function pullQueue({ platform }: Pick<Account, 'platform'>): string {
  return `pull-${platform}`;
}

/** The platform whose pulls a queue holds; `undefined` for any other queue. */
export function platformOfQueue(queue: string): Platform | undefined {
  return PLATFORMS.find((platform) => pullQueue({ platform }) === queue);
}

/**
 * Writes into the ledger what is due at `now`, once, by id: history of an account that has none, the latest slot of the
 * others, and each month whose close day has come, its networks and its paid media apart. Slots missed meanwhile are not
 * made up.
 * @returns the items that are new
 */
export async function writeDueWork(
  store: Store,
  accounts: readonly Account[],
  now: Instant,
  calendar: CloseCalendar,
): Promise<WorkItem[]> {
  const slot = latestSlot(now);
  const items = [
    ...accounts.flatMap((account) => pullWork(account, slot, now)),
    ...closeWork(accounts, now, calendar),
    ...(await pautaCloseWork(store, accounts, now, calendar)),
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

function pullWork(account: Account, slot: Instant, now: Instant): WorkItem[] {
  const queue = pullQueue(account);
  if (!account.connectedAt) return [newWork({ kind: 'backfill', key: account.id, queue, slot, notBefore: now })];
  if (slot <= account.connectedAt) return [];
  const item = newWork({ kind: 'pull', key: `${account.id}|${slot}`, queue, slot, notBefore: slot });
  if (!isSlotMissed(slot, now)) return [item];
  return [skipped(item, { code: 'slot-missed', message: slotMissed(account.id) }, now)];
}

function closeWork(accounts: readonly Account[], now: Instant, calendar: CloseCalendar): WorkItem[] {
  const connected = accounts.flatMap(({ connectedAt }) => connectedAt ?? []).sort()[0];
  if (!connected) return [];
  const ended = monthRange(monthOf(connected), addMonths(monthOf(now), -1));
  return ended.flatMap((month: Month) => {
    const slot = closeSlotOf(month, calendar);
    const notBefore = addMinutes(slot, CLOSE_AFTER_MINUTES);
    return notBefore > now ? [] : [newWork({ kind: 'close', key: month, queue: CLOSE_QUEUE, slot, notBefore })];
  });
}
