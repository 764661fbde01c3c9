import { addMinutes, type Instant } from '#core/time/instant.ts';
import { latestSlot } from '#core/time/slot.ts';
import { newWork } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';

export const RETENTION_QUEUE = 'retention';

/** After the pulls of the day: what they read again stays. */
const AFTER_MINUTES = 180;

/** The day's look at what has to go, once its time has come; days that were missed need none of their own. */
export function retentionWork(now: Instant): WorkItem[] {
  const slot = latestSlot(now);
  const notBefore = addMinutes(slot, AFTER_MINUTES);
  return notBefore > now ? [] : [newWork({ kind: 'retain', key: slot, queue: RETENTION_QUEUE, slot, notBefore })];
}
