import type { AnyAccount } from '#core/accounts/account.ts';
import type { ImportDocument } from '#core/imports/import-document.ts';
import type { Store } from '#core/ports/store.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { addMonths, type Month, monthOf } from '#core/time/month.ts';
import { nextSlot } from '#core/time/slot.ts';
import { newWork } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import { CLOSE_AFTER_MINUTES, CLOSE_QUEUE, type CloseCalendar, closeSlotOf } from '../close-calendar.ts';
import { countingImports } from '../imports/committed-lines.ts';
import { scanAll } from '../scan-all.ts';

/**
 * Closes of paid media that are due: of each month that has lines and no edition, on its close day; where lines came only
 * later, in the night after the last import of them, so that files sent one after the other are closed together. Months
 * that had long ended when the entity began are left to a person: nobody knows yet whether their files are all in.
 */
export async function pautaCloseWork(
  store: Store,
  accounts: readonly AnyAccount[],
  now: Instant,
  calendar: CloseCalendar,
): Promise<WorkItem[]> {
  const imports = await countingImports(store);
  const came = lastImports(imports);
  const begun = [...accounts.flatMap(({ connectedAt }) => connectedAt ?? []), ...imports.map(committedAt)].sort()[0];
  if (came.size === 0 || begun === undefined) return [];
  const editions = await scanAll(store, 'editions', { index: 'byReport', equal: { report: 'pauta' } });
  const closed = new Set(editions.map(({ period }) => period));
  const from = addMonths(monthOf(begun), -1);
  return [...came].flatMap(([month, last]) => {
    if (month < from || closed.has(month)) return [];
    const slot = laterOf(closeSlotOf(month, calendar), nextSlot(last));
    const notBefore = addMinutes(slot, CLOSE_AFTER_MINUTES);
    const key = `${month}|${slot}`;
    return notBefore > now ? [] : [newWork({ kind: 'close-pauta', key, queue: CLOSE_QUEUE, slot, notBefore })];
  });
}

/** When the last import with lines of a month came to count, by month. */
function lastImports(imports: readonly ImportDocument[]): Map<Month, Instant> {
  const last = new Map<Month, Instant>();
  for (const one of imports) {
    if (one.committed === null || one.committed.rows === 0) continue;
    for (const month of one.committed.months) last.set(month, laterOf(committedAt(one), last.get(month)));
  }
  return last;
}

function committedAt({ committed, receivedAt }: ImportDocument): Instant {
  return committed?.at ?? receivedAt;
}

function laterOf(one: Instant, other: Instant | undefined): Instant {
  return other !== undefined && other > one ? other : one;
}
