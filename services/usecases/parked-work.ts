import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import { isTooLate } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import { scanAll } from './scan-all.ts';

/** Parked work that can still be done once a person has acted. A pull whose slot is past cannot: its counters are gone. */
export async function parkedWork(store: Store, now: Instant): Promise<WorkItem[]> {
  const parked = await scanAll(store, 'work', { index: 'byState', equal: { state: 'parked' } });
  return parked.filter((item) => !isTooLate(item, now));
}

/**
 * Gives parked work another chance: whoever starts the product again has mended what it waited for, or has not, and then
 * it parks again.
 * @returns the items that are due again
 */
export async function reopenParked(store: Store, now: Instant): Promise<WorkItem[]> {
  const parked = await parkedWork(store, now);
  const reopened = await Promise.all(parked.map((item) => store.replace('work', dueAgain(item, now))));
  return parked.filter((_, index) => reopened[index]);
}

function dueAgain({ finishedAt: _, ...item }: WorkItem, now: Instant): WorkItem {
  return { ...item, state: 'due', attempts: 0, notBefore: now };
}
