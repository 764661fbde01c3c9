import { keepsDying } from '#config/texts/errors.ts';
import type { Account } from '#core/accounts/account.ts';
import type { Queue } from '#core/ports/queue.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import { handedBack, isAbandoned } from '#core/work/ledger.ts';
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

/** Writes what is due into the ledger, takes back what dead processes held, and wakes all that waits. */
export async function tick(parts: TickParts, now: Instant): Promise<void> {
  const { store, queue, calendar } = parts;
  await takeBack(parts, now);
  await writeDueWork(store, await parts.accounts(), now, calendar);
  const due = await scanAll(store, 'work', { index: 'byState', equal: { state: 'due' } });
  for (const item of due) await queue.wake(item.queue, item.id, item.notBefore);
}

async function takeBack({ store, isAlive }: TickParts, now: Instant): Promise<void> {
  const running = await scanAll(store, 'work', { index: 'byState', equal: { state: 'running' } });
  const abandoned = running.filter((item) => isAbandoned(item, now, isAlive));
  for (const item of abandoned) await store.replace('work', handedBack(item, now, keepsDying(item.key)));
}
