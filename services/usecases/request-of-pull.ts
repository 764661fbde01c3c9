import { DICTIONARIES } from '#config/dictionary/index.ts';
import type { Account } from '#core/accounts/account.ts';
import { nameOf } from '#core/metrics/definition.ts';
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
  const refused = await refusedBefore(store, account.id, slot);
  return pullRequest({
    account,
    slot,
    source,
    connector,
    ladder,
    known,
    ...(refused && { refused }),
    ...(lastSlot && { lastSlot }),
  });
}

async function trackedPosts(store: Store, account: string, slot: Instant, ladder: Ladder): Promise<TrackedPost[]> {
  const oldest = startOfDay(addDays(dayOf(slot, 'America/Bogota'), -ladder.boundary - 1), 'America/Bogota');
  const posts = await scanAll(store, 'posts', { index: 'byAccount', equal: { account }, range: { from: oldest } });
  const standing = posts.filter((post) => !post.goneSince && standingVersions(post).length > 0);
  return standing.map(({ native, published }) => ({ native, published }));
}

/** The slot of the last pull that read the account's days: a part of a pull, which lacks them, does not count, nor does a file. */
export async function slotBefore(store: Store, account: string, slot: Instant): Promise<Instant | undefined> {
  let oldest: Instant | undefined;
  let looked = 0;
  for await (const pull of pullsBefore(store, account, slot)) {
    if (!lacksDays(pull)) return pull.slot;
    oldest = pull.slot;
    looked += 1;
    if (looked === MOST_LOOKED_BACK) break;
  }
  return oldest;
}

async function refusedBefore(store: Store, account: string, slot: Instant): Promise<Pull['refused']> {
  for await (const { refused } of pullsBefore(store, account, slot)) return refused;
  return undefined;
}

/** Pulls of the platform itself before a slot, newest first, the newest mapping of each before its others. */
async function* pullsBefore(store: Store, account: string, slot: Instant): AsyncGenerator<Pull> {
  const query = { index: 'byAccount', equal: { account }, range: { until: slot }, order: 'descending' } as const;
  // Mostly the first is the one; files of that time may stand before it.
  let limit = 1;
  let after: Cursor | undefined;
  do {
    const page = await store.scan('pulls', { ...query, limit, ...(after && { after }) });
    yield* page.documents.filter(({ source }) => source !== 'file');
    limit = MOST_LOOKED_BACK;
    after = page.next;
  } while (after);
}

// Refused or retired days are known to lack; only those that were not read are looked for.
function lacksDays({ gaps }: Pull): boolean {
  return gaps.some(
    ({ level, reason, metrics }) => level === 'account' && reason === 'not-collected' && isOfDays(metrics),
  );
}

function isOfDays(metrics: readonly string[]): boolean {
  return metrics.length === 0 || metrics.some((name) => DAILY_NAMES.has(name));
}

const DAILY_NAMES: ReadonlySet<string> = new Set(
  DICTIONARIES.flatMap(({ metrics }) => metrics.filter(({ grain }) => grain === 'day').map(({ key }) => nameOf(key))),
);
