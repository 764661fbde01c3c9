import type { Account } from '#core/accounts/account.ts';
import type { Instant } from '#core/time/instant.ts';
import { latestSlot } from '#core/time/slot.ts';
import { newWork } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';

export const LIVE_QUEUE = 'live';

/** The day's looks at an account: one item, which is due again after each look until the next slot. */
export function liveWork({ id, connectedAt }: Account, now: Instant): WorkItem[] {
  if (!connectedAt) return [];
  const slot = latestSlot(now);
  return [newWork({ kind: 'live', key: `${id}|${slot}`, queue: LIVE_QUEUE, slot, notBefore: slot })];
}
