import { noConnector } from '#config/texts/errors.ts';
import type { Account, Platform } from '#core/accounts/account.ts';
import { AppError } from '#core/error.ts';
import type { Bundle, Capture, Connector, Exchange, ExchangeFactory, PullRequest } from '#core/ports/connector.ts';
import type { OpenCapture, Store } from '#core/ports/store.ts';
import type { Ladder, TrackedPost } from '#core/pulls/ladder.ts';
import { latestMappings, type Pull, type PullSource, pullId } from '#core/pulls/pull.ts';
import { pullRequest } from '#core/pulls/pull-request.ts';
import { addDays, dayOf, startOfDay } from '#core/time/day.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { nextSlot } from '#core/time/slot.ts';
import { foldIntoMonths } from './fold-into-months.ts';
import { learnPosts } from './learn-posts.ts';
import { scanAll } from './scan-all.ts';

// Beyond this the month boundary reads the days again.
const MOST_LOOKED_BACK = 35;

export interface PullParts {
  store: Store;
  connectors: ReadonlyMap<Platform, Connector>;
  exchange: ExchangeFactory;
  ladder: Ladder;
  /** The bytes under which a bundle is kept; equal bundles give equal bytes. */
  packBundle(bundle: Bundle): Uint8Array;
}

/**
 * Reads one account at one slot and stores it as a pull. Doing it again for the same slot and source adds nothing.
 * Order: each answer, then posts, then the pull (its insert is the commit), then month documents, which are a fold of
 * pulls and are brought up to date by the next try if this one dies before.
 * @throws AppError by recovery; what was captured until then stays for the next try
 */
export async function pullAccount(
  parts: PullParts,
  account: Account,
  slot: Instant,
  source: PullSource,
  signal: AbortSignal,
): Promise<Pull> {
  const { store } = parts;
  const before = await newestMapping(store, account.id, slot, source);
  const pull = before ?? (await askAndCommit(parts, account, slot, source, signal));
  await foldIntoMonths(store, pull);
  const open = await openCaptures(store, pullId(account.id, slot, source, 0));
  await store.remove(
    'captures',
    open.map((capture) => capture.id),
  );
  return pull;
}

async function askAndCommit(
  parts: PullParts,
  account: Account,
  slot: Instant,
  source: PullSource,
  signal: AbortSignal,
): Promise<Pull> {
  const { store } = parts;
  const connector = connectorOf(parts, account);
  const lastSlot = await slotBefore(store, account.id, slot);
  if (lastSlot) await commitLeftovers(parts, account, connector, lastSlot, slot);
  const open = await openCaptures(store, pullId(account.id, slot, source, 0));
  // A try that died may have learnt posts already: what is due is not decided again.
  const request = open[0]?.request ?? (await requestOf(parts, account, slot, source, connector, lastSlot));
  const captures = await ask(parts, connector, request, open, signal);
  return commit(parts, account, connector, { request, captures });
}

/** Keeps the answers, learns their posts, and stores what they say as the pull of their slot. */
async function commit(parts: PullParts, account: Account, connector: Connector, bundle: Bundle): Promise<Pull> {
  const { store } = parts;
  const { request, captures } = bundle;
  const { slot, source } = request;
  const digest = await store.putFile(parts.packBundle(bundle));
  const mapped = connector.map(bundle);
  await learnPosts(store, account, mapped);
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
    tables: mapped.tables,
    gaps: mapped.gaps,
  };
  await store.insert('pulls', pull);
  return pull;
}

/**
 * Slots since the last pull whose tries were given up: what they were answered in time counts, with gaps for the rest.
 * It waits until the next slot, since a person may still have the whole pull made before.
 */
async function commitLeftovers(
  parts: PullParts,
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
    await store.remove(
      'captures',
      open.map(({ id }) => id),
    );
  }
}

async function requestOf(
  { store, ladder }: PullParts,
  account: Account,
  slot: Instant,
  source: PullSource,
  connector: Connector,
  lastSlot: Instant | undefined,
): Promise<PullRequest> {
  const known = await trackedPosts(store, account.id, slot, ladder);
  return pullRequest({ account, slot, source, connector, ladder, known, ...(lastSlot && { lastSlot }) });
}

/** Makes the calls; the captures are those that the connector saw, in the order in which it asked. */
async function ask(
  parts: PullParts,
  connector: Connector,
  request: PullRequest,
  open: readonly OpenCapture[],
  signal: AbortSignal,
) {
  const { store, exchange } = parts;
  const pull = pullId(request.account.id, request.slot, request.source, 0);
  let sequence = open.length;
  const keep = async (capture: Capture) => {
    const first = sequence === 0 ? { request } : {};
    await store.insert('captures', { id: `${pull}#${sequence}`, revision: 0, pull, sequence, capture, ...first });
    sequence += 1;
  };
  const recorded = exchange({ known: open.map(({ capture }) => capture), keep, signal });
  const seen: Capture[] = [];
  const watched: Exchange = {
    async send(call) {
      const capture = await recorded.send(call);
      seen.push(capture);
      return capture;
    },
  };
  await connector.ask(request, watched);
  return seen;
}

function connectorOf({ connectors }: PullParts, { platform, id }: Account): Connector {
  const connector = connectors.get(platform);
  if (connector) return connector;
  throw new AppError({ code: 'no-connector', recovery: { do: 'fix-setup' }, message: noConnector(id, platform) });
}

/** The pull as it is read now, if it was made: captures that were mapped again count with their newest mapping. */
async function newestMapping(store: Store, account: string, slot: Instant, source: PullSource) {
  const range = { from: slot, until: addMinutes(slot, 1) };
  const pulls = await scanAll(store, 'pulls', { index: 'byAccount', equal: { account }, range });
  return latestMappings(pulls.filter((pull) => pull.slot === slot && pull.source === source))[0];
}

function openCaptures(store: Store, pull: string) {
  return scanAll(store, 'captures', { index: 'byPull', equal: { pull } });
}

async function trackedPosts(store: Store, account: string, slot: Instant, ladder: Ladder): Promise<TrackedPost[]> {
  const oldest = startOfDay(addDays(dayOf(slot, 'America/Bogota'), -ladder.boundary - 1), 'America/Bogota');
  const posts = await scanAll(store, 'posts', { index: 'byAccount', equal: { account }, range: { from: oldest } });
  return posts.filter(({ goneSince }) => !goneSince).map(({ native, published }) => ({ native, published }));
}

/** The slot of the last pull that read the account's days: a part of a pull, which lacks them, does not count. */
async function slotBefore(store: Store, account: string, slot: Instant): Promise<Instant | undefined> {
  const query = { index: 'byAccount', equal: { account }, range: { until: slot }, order: 'descending' } as const;
  const newest = await store.scan('pulls', { ...query, limit: 1 });
  if (!newest.documents.some(lacksDays)) return newest.documents[0]?.slot;
  const { documents } = await store.scan('pulls', { ...query, limit: MOST_LOOKED_BACK });
  return (documents.find((pull) => !lacksDays(pull)) ?? documents.at(-1))?.slot;
}

function lacksDays({ gaps }: Pull): boolean {
  return gaps.some(({ level, reason }) => level === 'account' && reason === 'not-collected');
}
