import type { Account, Platform } from '#core/accounts/account.ts';
import type { Connector, ExchangeFactory } from '#core/ports/connector.ts';
import type { Ladder } from '#core/pulls/ladder.ts';
import { type Pull, type PullSource, pullId } from '#core/pulls/pull.ts';
import type { Instant } from '#core/time/instant.ts';
import { type CommitParts, commit, commitLeftovers, newestMapping } from './commit-pull.ts';
import { connectorOf } from './connector-of.ts';
import type { AccessOf } from './credentials/access-of.ts';
import { foldIntoMonths } from './fold-into-months.ts';
import { ask, dropCaptures, openCaptures } from './open-captures.ts';
import { requestOf, slotBefore } from './request-of-pull.ts';

export interface PullParts extends CommitParts {
  connectors: ReadonlyMap<Platform, Connector>;
  exchange: ExchangeFactory;
  access: AccessOf;
  ladder: Ladder;
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
  const drop = async () => dropCaptures(store, await openCaptures(store, pullId(account.id, slot, source, 0)));
  const pull = before ?? (await askAndCommit(parts, account, slot, source, signal).catch(withoutLate));
  await foldIntoMonths(store, pull);
  await drop();
  return pull;

  /** One that lost its lease may be answered after another run has made the pull: nobody would ever come to that answer. */
  async function withoutLate(error: unknown): Promise<never> {
    if (await newestMapping(store, account.id, slot, source)) await drop();
    throw error;
  }
}

async function askAndCommit(
  parts: PullParts,
  account: Account,
  slot: Instant,
  source: PullSource,
  signal: AbortSignal,
): Promise<Pull> {
  const { store } = parts;
  const connector = connectorOf(parts.connectors, account);
  const lastSlot = await slotBefore(store, account.id, slot);
  if (lastSlot) await commitLeftovers(parts, account, connector, lastSlot, slot);
  const open = await openCaptures(store, pullId(account.id, slot, source, 0));
  // A try that died may have learnt posts already: what is due is not decided again.
  const request = open[0]?.request ?? (await requestOf(parts, account, slot, source, connector, lastSlot));
  const captures = await ask(parts, connector, request, open, signal);
  return commit(parts, account, connector, { request, captures });
}
