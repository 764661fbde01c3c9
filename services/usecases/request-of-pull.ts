import type { Account } from '#core/accounts/account.ts';
import type { Connector, PullRequest } from '#core/ports/connector.ts';
import type { Cursor, Store } from '#core/ports/store.ts';
import { standingVersions } from '#core/posts/post.ts';
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
  const standing = posts.filter((post) => !post.goneSince && standingVersions(post).length > 0);
  return standing.map(({ native, published }) => ({ native, published }));
}

/** The slot of the last pull that read the account's days: a part of a pull, which lacks them, does not count, nor does a file. */
export async function slotBefore(store: Store, account: string, slot: Instant): Promise<Instant | undefined> {
  const query = { index: 'byAccount', equal: { account }, range: { until: slot }, order: 'descending' } as const;
  let oldest: Instant | undefined;
  let looked = 0;
  let after: Cursor | undefined;
  do {
    // Mostly the first is the one; files of that time may stand before it.
    const page = await store.scan('pulls', {
      ...query,
      limit: looked === 0 ? 1 : MOST_LOOKED_BACK,
      ...(after && { after }),
    });
    for (const pull of page.documents.filter(({ source }) => source !== 'file')) {
      if (!lacksDays(pull)) return pull.slot;
      oldest = pull.slot;
      looked += 1;
    }
    looked = Math.max(looked, 1);
    after = page.next;
  } while (after && looked < MOST_LOOKED_BACK);
  return oldest;
}

function lacksDays({ gaps }: Pull): boolean {
  return gaps.some(({ level, reason }) => level === 'account' && reason === 'not-collected');
}
