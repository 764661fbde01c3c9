import { keepsDying } from '#config/texts/errors.ts';
import { type Account, type AnyAccount, isAdAccount } from '#core/accounts/account.ts';
import type { Queue } from '#core/ports/queue.ts';
import type { Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import { handedBack, isAbandoned, isTooLate, skipped } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import type { Logger } from '#services/log.ts';
import type { CloseCalendar } from '#services/usecases/close-calendar.ts';
import { ACCOUNT_PAUSED } from '#services/usecases/credentials/paused-accounts.ts';
import { writeDueWork } from '#services/usecases/due-work.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { logOf } from './run-story.ts';
import { missedReason } from './run-work.ts';

export interface TickParts {
  store: Store;
  queue: Queue;
  log: Logger;
  /** Of networks, and of ads on them. */
  everyAccount(): Promise<AnyAccount[]>;
  calendar: CloseCalendar;
  /** Whether the live broadcasts of an account are looked for; absent: of none. */
  watches?(account: Account): boolean;
  /** False when the process of a lease is known to be dead; true when it is not known. */
  isAlive(owner: string): boolean;
}

/** Takes back what dead processes held, gives up what came too late, writes what is due, and wakes all that waits. */
export async function tick(parts: TickParts, now: Instant): Promise<void> {
  const { store, queue, calendar } = parts;
  await takeBack(parts, now);
  await giveUp(parts, now);
  const accounts = await parts.everyAccount();
  const watched = accounts.filter((account) => !isAdAccount(account)).filter((account) => parts.watches?.(account));
  for (const item of await writeDueWork(store, accounts, now, calendar, watched)) tellWritten(parts, item);
  const due = await scanAll(store, 'work', { index: 'byState', equal: { state: 'due' } });
  for (const item of due) await queue.wake(item.queue, item.id, item.notBefore);
}

function tellWritten({ log }: TickParts, item: WorkItem): void {
  if (item.state === 'due') logOf(log, item).info({ slot: item.slot, notBefore: item.notBefore }, 'work is due');
  else if (item.cause?.code === ACCOUNT_PAUSED)
    logOf(log, item).warn({ slot: item.slot, cause: item.cause.message }, 'a pull is not asked: its account is paused');
  else logOf(log, item).warn({ slot: item.slot }, 'a pull came too late for its slot');
}

/** Parked pulls whose slot has passed: no person can act on them any more. */
async function giveUp({ store, log }: TickParts, now: Instant): Promise<void> {
  const parked = await scanAll(store, 'work', { index: 'byState', equal: { state: 'parked' } });
  const late = parked.filter((item) => isTooLate(item, now));
  for (const item of late) {
    const isSkipped = await store.replace('work', skipped(item, missedReason(item), now));
    if (isSkipped) logOf(log, item).warn({ slot: item.slot }, 'parked work came too late for its slot');
  }
}

async function takeBack({ store, log, isAlive }: TickParts, now: Instant): Promise<void> {
  const running = await scanAll(store, 'work', { index: 'byState', equal: { state: 'running' } });
  for (const item of running.filter((one) => isAbandoned(one, now, isAlive))) {
    const after = handedBack(item, now, keepsDying(item.key));
    if (await store.replace('work', after)) tellHandedBack(log, item, after);
  }
}

function tellHandedBack(log: Logger, item: WorkItem, { state, deaths, cause }: WorkItem): void {
  const facts = { state, deaths, owner: item.lease?.owner };
  if (state === 'parked')
    logOf(log, item).error({ ...facts, cause: cause?.message }, 'work is parked until a person acts');
  else logOf(log, item).warn(facts, 'work was handed back');
}
