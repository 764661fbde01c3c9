import type { Account } from '#core/accounts/account.ts';
import type { Cursor, Store } from '#core/ports/store.ts';
import type { Instant } from '#core/time/instant.ts';
import { latestSlot, nextSlot } from '#core/time/slot.ts';
import { type WorkItem, workId } from '#core/work/work-item.ts';
import { parkedWork } from './parked-work.ts';

/** How an account's reading stands. */
export interface Freshness {
  account: Account;
  /** When the last answer arrived; `null` before the first pull. */
  lastReadAt: Instant | null;
  /**
   * `waiting`: the next reading has its time; `reading`: it is being read; `retrying`: the last try failed and another
   * is due; `skipped`: the latest slot was missed for good; `parked`: a person must act.
   */
  state: 'waiting' | 'reading' | 'retrying' | 'skipped' | 'parked';
  /** When it is read next; `null` while a person must act first. */
  nextAt: Instant | null;
  /** What went wrong last, in Spanish; `null` when nothing did. */
  cause: string | null;
}

/** The freshness of each account, in their order. */
export async function accountFreshness(store: Store, accounts: readonly Account[], now: Instant): Promise<Freshness[]> {
  const parked = await parkedWork(store, now);
  return Promise.all(
    accounts.map(async (account) => {
      const lastReadAt = await lastReading(store, account);
      const item = (await currentWork(store, account, now)) ?? parkedOf(parked, account);
      return { account, lastReadAt, ...standing(account, item, now) };
    }),
  );
}

async function lastReading(store: Store, { id: account, filesAt }: Account): Promise<Instant | null> {
  const query = { index: 'byAccount', equal: { account }, order: 'descending' } as const;
  if (filesAt === undefined) return (await store.scan('months', { ...query, limit: 1 })).documents[0]?.learntAt ?? null;
  // A month learns from files too: its moment is not that of an answer.
  let after: Cursor | undefined;
  do {
    const page = await store.scan('pulls', { ...query, limit: 10, ...(after && { after }) });
    const read = page.documents.find(({ source }) => source !== 'file');
    if (read) return read.learntAt;
    after = page.next;
  } while (after);
  return null;
}

/** The pull of the latest slot, else the reading of history. */
async function currentWork(store: Store, account: Account, now: Instant): Promise<WorkItem | undefined> {
  const pull = workId('pull', `${account.id}|${latestSlot(now)}`);
  const [first, second] = await store.get('work', [pull, workId('backfill', account.id)]);
  return first ?? second;
}

function parkedOf(parked: readonly WorkItem[], { id }: Account): WorkItem | undefined {
  return parked.find(({ key }) => key.split('|')[0] === id);
}

function standing(
  { connectedAt }: Account,
  item: WorkItem | undefined,
  now: Instant,
): Pick<Freshness, 'state' | 'nextAt' | 'cause'> {
  const cause = item?.cause?.message ?? null;
  // An account whose history could not be read is tried again only when a person has acted; a daily pull, every day.
  const next = connectedAt ? nextSlot(now) : null;
  if (item?.state === 'running') return { state: 'reading', nextAt: now, cause };
  if (item?.state === 'due' && (item.attempts > 0 || cause))
    return { state: 'retrying', nextAt: item.notBefore, cause };
  if (item?.state === 'due') return { state: 'waiting', nextAt: item.notBefore, cause };
  if (item?.state === 'parked') return { state: 'parked', nextAt: next, cause };
  if (item?.state === 'skipped') return { state: 'skipped', nextAt: next ?? nextSlot(now), cause };
  return { state: 'waiting', nextAt: next ?? now, cause: null };
}
