import type { AnyAccount } from '#core/accounts/account.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Queue } from '#core/ports/queue.ts';
import type { Store } from '#core/ports/store.ts';
import { isSlotMissed, latestSlot } from '#core/time/slot.ts';
import { type WorkItem, workId } from '#core/work/work-item.ts';
import { ACCOUNT_PAUSED } from './paused-accounts.ts';

/** Makes due again what of an account waited for its consent: its history, and the pull of the latest slot while it has its time. */
export async function reopenWork(
  { store, clock, queue }: { store: Store; clock: Clock; queue: Pick<Queue, 'wake'> },
  { id }: AnyAccount,
): Promise<void> {
  const now = clock.now();
  const slot = latestSlot(now);
  const items = await store.get('work', [workId('backfill', id), workId('pull', `${id}|${slot}`)]);
  for (const item of items.filter((one) => isWaiting(one) && (one.kind === 'backfill' || !isSlotMissed(slot, now)))) {
    const { finishedAt: _, cause: __, ...rest } = item;
    const due: WorkItem = { ...rest, state: 'due', attempts: 0, notBefore: now };
    if (await store.replace('work', due)) await queue.wake(due.queue, due.id, now);
  }
}

function isWaiting({ state, cause }: WorkItem): boolean {
  return state === 'parked' || (state === 'skipped' && cause?.code === ACCOUNT_PAUSED);
}
