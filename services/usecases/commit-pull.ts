import type { Account } from '#core/accounts/account.ts';
import type { Bundle, Connector, Mapped, PullRequest } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import { latestMappings, type Pull, type PullSource, pullId } from '#core/pulls/pull.ts';
import { refusedAfter } from '#core/pulls/refused-names.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { nextSlot } from '#core/time/slot.ts';
import { foldIntoMonths } from './fold-into-months.ts';
import { learnName } from './learn-name.ts';
import { learnPosts } from './learn-posts.ts';
import { dropCaptures, openCaptures } from './open-captures.ts';
import { scanAll } from './scan-all.ts';

export interface CommitParts {
  store: Store;
  /** The bytes under which a bundle is kept; equal bundles give equal bytes. */
  packBundle(bundle: Bundle): Uint8Array;
}

/** Keeps the answers, learns their posts, and stores what they say as the pull of their slot. */
export async function commit(
  parts: CommitParts,
  account: Account,
  connector: Connector,
  bundle: Bundle,
): Promise<Pull> {
  const { store } = parts;
  const { request, captures } = bundle;
  const { slot, source } = request;
  const digest = await store.putFile(parts.packBundle(bundle));
  const mapped = connector.map(bundle);
  await learnPosts(store, account, mapped);
  await learnName(store, account, mapped);
  const pull: Pull = {
    id: pullId(account.id, slot, source, 0),
    revision: 0,
    account: account.id,
    platform: account.platform,
    slot,
    source,
    mapping: 0,
    mapper: connector.mapper,
    learntAt: captures.reduce((last, { answer }) => (answer.receivedAt > last ? answer.receivedAt : last), slot),
    bundle: digest,
    calls: captures.length,
    ...readingsOf(mapped, request),
  };
  if (await store.insert('pulls', pull)) return pull;
  // A run that lost its lease in its last call was faster: what stands is its pull.
  const [stored = pull] = await store.get('pulls', [pull.id]);
  return stored;
}

/** What a pull keeps of what its captures say. */
export function readingsOf({ tables, gaps, verdicts, names = [] }: Mapped, { slot, refused = [] }: PullRequest) {
  const known = refusedAfter(refused, names, slot);
  return { tables, gaps, ...(verdicts && { verdicts }), ...(known.length > 0 && { refused: known }) };
}

/**
 * Slots since the last pull whose tries were given up: what they were answered in time counts, with gaps for the rest.
 * It waits until the next slot, since a person may still have the whole pull made before.
 */
export async function commitLeftovers(
  parts: CommitParts,
  account: Account,
  connector: Connector,
  lastSlot: Instant,
  slot: Instant,
): Promise<void> {
  const { store } = parts;
  for (let missed = lastSlot; missed < slot; missed = nextSlot(missed)) {
    const open = await openCaptures(store, pullId(account.id, missed, 'api', 0));
    const request = open[0]?.request;
    if (!request) continue;
    const captures = open.map(({ capture }) => capture);
    if (captures.some((capture) => !connector.failureOf(capture))) {
      // One that died between its commit and its end is there already.
      const before = await newestMapping(store, account.id, missed, 'api');
      await foldIntoMonths(store, before ?? (await commit(parts, account, connector, { request, captures })));
    }
    await dropCaptures(store, open);
  }
}

/** The pull as it is read now, if it was made: captures that were mapped again count with their newest mapping. */
export async function newestMapping(store: Store, account: string, slot: Instant, source: PullSource) {
  const range = { from: slot, until: addMinutes(slot, 1) };
  const pulls = await scanAll(store, 'pulls', { index: 'byAccount', equal: { account }, range });
  return latestMappings(pulls.filter((pull) => pull.slot === slot && pull.source === source))[0];
}
