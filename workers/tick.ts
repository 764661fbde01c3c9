import { keepsDying, slotMissed } from '#config/texts/errors.ts';
import type { Account } from '#core/accounts/account.ts';
import type { Queue } from '#core/ports/queue.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import { handedBack, isAbandoned, isTooLate, skipped } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import { type CloseCalendar, writeDueWork } from '#services/usecases/due-work.ts';
import { scanAll } from '#services/usecases/scan-all.ts';

export interface TickParts {
  store: Store;
  queue: Queue;
  accounts(): Promise<Account[]>;
  calendar: CloseCalendar;
  /** False when the process of a lease is known to be dead; true when it is not known. */
  isAlive(owner: string): boolean;
}

/** Takes back what dead processes held, gives up what came too late, writes what is due, and wakes all that waits. */
export async function tick(parts: TickParts, now: Instant): Promise<void> {
  const { store, queue, calendar } = parts;
  await takeBack(parts, now);
  await giveUp(parts, now);
  await writeDueWork(store, await parts.accounts(), now, calendar);
  const due = await scanAll(store, 'work', { index: 'byState', equal: { state: 'due' } });
  for (const item of due) await queue.wake(item.queue, item.id, item.notBefore);
}

/** Parked pulls whose slot has passed: no person can act on them any more. */
async function giveUp({ store }: TickParts, now: Instant): Promise<void> {
  const parked = await scanAll(store, 'work', { index: 'byState', equal: { state: 'parked' } });
  const late = parked.filter((item) => isTooLate(item, now));
  const reason = (item: WorkItem) => ({ code: 'slot-missed', message: slotMissed(item.key.split('|')[0] ?? '') });
  for (const item of late) await store.replace('work', skipped(item, reason(item), now));
}

async function takeBack({ store, isAlive }: TickParts, now: Instant): Promise<void> {
  const running = await scanAll(store, 'work', { index: 'byState', equal: { state: 'running' } });
  const abandoned = running.filter((item) => isAbandoned(item, now, isAlive));
  for (const item of abandoned) await store.replace('work', handedBack(item, now, keepsDying(item.key)));
}
