import type { Account } from '#core/accounts/account.ts';
import type { Connector, PullRequest } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import type { Ladder, TrackedPost } from '#core/pulls/ladder.ts';
import type { Pull, PullSource } from '#core/pulls/pull.ts';
import { pullRequest } from '#core/pulls/pull-request.ts';
import { addDays, dayOf, startOfDay } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';
import { scanAll } from './scan-all.ts';

// Beyond this the month boundary reads the days again.
const MOST_LOOKED_BACK = 35;

/** Decides what a pull of an account should read at a slot, by what is stored of it. */
export async function requestOf(
  { store, ladder }: { store: Store; ladder: Ladder },
  account: Account,
  slot: Instant,
  source: PullSource,
  connector: Connector,
  lastSlot: Instant | undefined,
): Promise<PullRequest> {
  const known = await trackedPosts(store, account.id, slot, ladder);
  return pullRequest({ account, slot, source, connector, ladder, known, ...(lastSlot && { lastSlot }) });
}

async function trackedPosts(store: Store, account: string, slot: Instant, ladder: Ladder): Promise<TrackedPost[]> {
  const oldest = startOfDay(addDays(dayOf(slot, 'America/Bogota'), -ladder.boundary - 1), 'America/Bogota');
  const posts = await scanAll(store, 'posts', { index: 'byAccount', equal: { account }, range: { from: oldest } });
  return posts.filter(({ goneSince }) => !goneSince).map(({ native, published }) => ({ native, published }));
}

/** The slot of the last pull that read the account's days: a part of a pull, which lacks them, does not count. */
export async function slotBefore(store: Store, account: string, slot: Instant): Promise<Instant | undefined> {
  const query = { index: 'byAccount', equal: { account }, range: { until: slot }, order: 'descending' } as const;
  const newest = await store.scan('pulls', { ...query, limit: 1 });
  if (!newest.documents.some(lacksDays)) return newest.documents[0]?.slot;
  const { documents } = await store.scan('pulls', { ...query, limit: MOST_LOOKED_BACK });
  return (documents.find((pull) => !lacksDays(pull)) ?? documents.at(-1))?.slot;
}

function lacksDays({ gaps }: Pull): boolean {
  return gaps.some(({ level, reason }) => level === 'account' && reason === 'not-collected');
}
