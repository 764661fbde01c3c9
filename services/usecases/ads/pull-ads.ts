import type { AdAccount, AdPlatform } from '#core/accounts/account.ts';
import { type AdsPull, adsPullId } from '#core/pauta/ads/ads-pull.ts';
import type { AdsConnector } from '#core/ports/ads-connector.ts';
import type { Bundle, ExchangeFactory, PullRequest } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import { DEFAULT_LADDER } from '#core/pulls/ladder.ts';
import type { PullSource } from '#core/pulls/pull.ts';
import { pullRequest } from '#core/pulls/pull-request.ts';
import type { Instant } from '#core/time/instant.ts';
import { nextSlot } from '#core/time/slot.ts';
import { connectorOf } from '../connector-of.ts';
import type { AccessOf } from '../credentials/access-of.ts';
import { ask, dropCaptures, openCaptures } from '../open-captures.ts';
import { type LineParts, writeLines } from './write-lines.ts';

export interface PullAdsParts extends LineParts {
  adsConnectors: ReadonlyMap<AdPlatform, AdsConnector>;
  exchange: ExchangeFactory;
  access: AccessOf;
  /** The bytes under which a bundle is kept; equal bundles give equal bytes. */
  packBundle(bundle: Bundle): Uint8Array;
}

/**
 * Reads one advertising account at one slot, stores what it says as a pull, and brings the lines of the ledger up to it. Doing
 * it again for the same slot and source adds nothing. Order: each answer, then the pull (its insert is the commit), then the
 * lines, which the next try completes if this one dies before.
 * @throws AppError by recovery; what was captured until then stays for the next try
 */
export async function pullAds(
  parts: PullAdsParts,
  account: AdAccount,
  slot: Instant,
  source: PullSource,
  signal: AbortSignal,
): Promise<AdsPull> {
  const { store } = parts;
  const id = adsPullId(account.id, slot, source);
  const [before] = await store.get('adsPulls', [id]);
  const pull = before ?? (await askAndCommit(parts, account, slot, source, signal));
  await writeLines(parts, account, pull);
  await dropCaptures(store, await openCaptures(store, id));
  return pull;
}

async function askAndCommit(
  parts: PullAdsParts,
  account: AdAccount,
  slot: Instant,
  source: PullSource,
  signal: AbortSignal,
): Promise<AdsPull> {
  const { store } = parts;
  const connector = connectorOf(parts.adsConnectors, account);
  const lastSlot = await slotBefore(store, account, slot);
  if (lastSlot) await dropLeftovers(store, account, lastSlot, slot);
  const open = await openCaptures(store, adsPullId(account.id, slot, source));
  const request = open[0]?.request ?? requestOf(account, slot, source, connector, lastSlot);
  const captures = await ask(parts, connector, request, open, signal);
  return commit(parts, account, connector, { request, captures });
}

async function slotBefore(store: Store, { id }: AdAccount, slot: Instant): Promise<Instant | undefined> {
  const query = { index: 'byAccount', equal: { account: id }, order: 'descending', limit: 1 } as const;
  const [last] = (await store.scan('adsPulls', { ...query, range: { until: slot } })).documents;
  return last?.slot;
}

/** Answers of pulls that were given up, which nobody would come to any more: the days that they tell of are asked again. */
async function dropLeftovers(store: Store, { id }: AdAccount, lastSlot: Instant, slot: Instant): Promise<void> {
  for (let missed = lastSlot; missed < slot; missed = nextSlot(missed)) {
    await dropCaptures(store, await openCaptures(store, adsPullId(id, missed, 'api')));
  }
}

/** The days that may have been restated, and back to the last reading. */
function requestOf(
  account: AdAccount,
  slot: Instant,
  source: PullSource,
  connector: AdsConnector,
  lastSlot: Instant | undefined,
): PullRequest {
  return pullRequest({
    account,
    slot,
    source,
    connector,
    ladder: DEFAULT_LADDER,
    known: [],
    ...(lastSlot && { lastSlot }),
  });
}

async function commit(
  { store, packBundle }: PullAdsParts,
  account: AdAccount,
  connector: AdsConnector,
  bundle: Bundle,
): Promise<AdsPull> {
  const { request, captures } = bundle;
  const { slot, source } = request;
  const digest = await store.putFile(packBundle(bundle));
  const pull: AdsPull = {
    id: adsPullId(account.id, slot, source),
    revision: 0,
    account: account.id,
    platform: account.platform,
    slot,
    source,
    mapper: connector.mapper,
    learntAt: captures.reduce((last, { answer }) => (answer.receivedAt > last ? answer.receivedAt : last), slot),
    bundle: digest,
    calls: captures.length,
    ...connector.map(bundle),
  };
  if (await store.insert('adsPulls', pull)) return pull;
  // A run that lost its lease in its last call was faster: what stands is its pull.
  const [stored = pull] = await store.get('adsPulls', [pull.id]);
  return stored;
}
