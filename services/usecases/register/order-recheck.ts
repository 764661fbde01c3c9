import type { Clock } from '#core/ports/clock.ts';
import type { Queue } from '#core/ports/queue.ts';
import type { Store } from '#core/ports/store.ts';
import { addMinutes } from '#core/time/instant.ts';
import { newWork } from '#core/work/ledger.ts';

/** The queue on which the ledger is held against the register; that of imports, so that a process does one of both. */
const RECHECK_QUEUE = 'imports';

export interface RecheckParts {
  store: Store;
  queue: Queue;
  clock: Clock;
}

/** By when a check runs that was promised by a process which died before its change was done, or right after. */
const PROMISED_MINUTES = 1;

/**
 * Makes a change, and has the whole ledger held against the register afterwards. The check is promised before the change:
 * whenever the process dies, a changed register is checked.
 * @param cause names the change, once for ever
 */
export async function withRecheck<T>(parts: RecheckParts, cause: string, change: () => Promise<T>): Promise<T> {
  const { store, clock, queue } = parts;
  const now = clock.now();
  const notBefore = addMinutes(now, PROMISED_MINUTES);
  const item = newWork({ kind: 'recheck', key: `${cause}|${now}`, queue: RECHECK_QUEUE, slot: now, notBefore });
  await store.insert('work', item);
  const done = await change();
  const [promised] = await store.get('work', [item.id]);
  // Run meanwhile, or still to be brought forward: its own minute comes if this does not succeed.
  if (promised?.state === 'due' && (await store.replace('work', { ...promised, notBefore: now })))
    await queue.wake(RECHECK_QUEUE, item.id, now);
  return done;
}
