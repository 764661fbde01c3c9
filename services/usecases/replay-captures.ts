import type { Account, Platform } from '#core/accounts/account.ts';
import type { Bundle, Connector, Mapped } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import { differencesOf, type MetricDifference } from '#core/pulls/differences.ts';
import { latestMappings, type Pull, pullId } from '#core/pulls/pull.ts';
import { readingsOf } from './commit-pull.ts';
import { learnName } from './learn-name.ts';
import { learnPosts } from './learn-posts.ts';
import { rebuildMonths } from './rebuild-months.ts';
import { scanAll } from './scan-all.ts';

export interface ReplayParts {
  store: Store;
  connectors: ReadonlyMap<Platform, Connector>;
  /** @throws Error when the bytes are not a bundle */
  unpackBundle(bytes: Uint8Array): Bundle;
}

/** A pull that is read otherwise now, and what of it. */
export interface ReplayedPull {
  /** The new mapping. */
  pull: string;
  /** Which mapper read it, before and now. */
  mapper: { before: string; now: string };
  /** Empty where only what is missing is told otherwise. */
  metrics: MetricDifference[];
}

export interface Replayed {
  pulls: number;
  /** Pulls whose captures are read differently now, stored as another mapping. */
  changed: ReplayedPull[];
  /** Pulls whose bundle is not there, though nothing says why. */
  withoutBundle: string[];
  /** Pulls whose bundle went when its term was over. */
  expired: string[];
}

/**
 * Maps the kept captures of an account again with the present mapper, oldest first: readings that differ become a new
 * mapping of the pull, and posts learn what they say now.
 */
export async function replayCaptures(parts: ReplayParts, account: Account): Promise<Replayed> {
  const pulls = await scanAll(parts.store, 'pulls', { index: 'byAccount', equal: { account: account.id } });
  // A file holds no captures of a call.
  const latest = latestMappings(pulls.filter(({ source }) => source !== 'file'));
  const result: Replayed = { pulls: latest.length, changed: [], withoutBundle: [], expired: [] };
  for (const pull of latest) {
    const outcome = await replayOne(parts, account, pull);
    if (typeof outcome === 'object') result.changed.push(outcome);
    else if (outcome !== 'same') result[outcome].push(pull.id);
  }
  // Also when nothing is new: a replay that died may have stored its mappings and not brought the months up to date.
  await rebuildMonths(parts.store, account.id);
  return result;
}

async function replayOne(
  parts: ReplayParts,
  account: Account,
  pull: Pull,
): Promise<'same' | 'withoutBundle' | 'expired' | ReplayedPull> {
  const connector = parts.connectors.get(pull.platform);
  const bytes = await parts.store.getFile(pull.bundle);
  if (!connector) return 'withoutBundle';
  if (!bytes) return (await parts.store.get('expired', [pull.bundle])).length > 0 ? 'expired' : 'withoutBundle';
  const bundle = parts.unpackBundle(bytes);
  const mapped = connector.map(bundle);
  // What the answers say of posts is no part of the pull: it may be read otherwise although every figure is the same.
  await learnPosts(parts.store, account, mapped);
  await learnName(parts.store, account, mapped);
  if (sameReadings(mapped, pull)) return 'same';
  const mapping = pull.mapping + 1;
  const { verdicts: _, refused: __, ...rest } = pull;
  const again: Pull = {
    ...rest,
    id: pullId(pull.account, pull.slot, pull.source, mapping),
    mapping,
    mapper: connector.mapper,
    ...readingsOf(mapped, bundle.request),
  };
  await parts.store.insert('pulls', again);
  const mapper = { before: pull.mapper, now: connector.mapper };
  return { pull: again.id, mapper, metrics: differencesOf(pull.tables, again.tables) };
}

function sameReadings({ tables, gaps }: Mapped, pull: Pull): boolean {
  return JSON.stringify([tables, gaps]) === JSON.stringify([pull.tables, pull.gaps]);
}
