import { budgetSpent, historyTooDear } from '#config/texts/budgets.ts';
import type { Account } from '#core/accounts/account.ts';
import { type Budgets, MEASURED, windowAt } from '#core/budget/budget.ts';
import type { Estimate } from '#core/budget/cost.ts';
import { AppError } from '#core/error.ts';
import type { Connector, FormatOf, PullRequest } from '#core/ports/connector.ts';
import type { Store } from '#core/ports/store.ts';
import { postId, standingVersions } from '#core/posts/post.ts';
import type { Ladder } from '#core/pulls/ladder.ts';
import { type PullSource, pullId } from '#core/pulls/pull.ts';
import type { Instant } from '#core/time/instant.ts';
import { openCaptures } from '../open-captures.ts';
import { requestOf, slotBefore } from '../request-of-pull.ts';
import { spentIn } from './reserve.ts';

/** What a pull would ask, and take. */
export interface PullPlan {
  request: PullRequest;
  /** Of the whole pull. */
  estimate: Estimate;
  /** Answers that earlier tries have had: they are not asked, nor paid, again. */
  answered: number;
}

export interface PlanParts {
  store: Store;
  ladder: Ladder;
}

/** Plans a pull as it would be made now; nothing is called or written. */
export async function planPull(
  { store, ladder }: PlanParts,
  account: Account,
  connector: Connector,
  slot: Instant,
  source: PullSource,
): Promise<PullPlan> {
  const open = await openCaptures(store, pullId(account.id, slot, source, 0));
  const lastSlot = await slotBefore(store, account.id, slot);
  const request = open[0]?.request ?? (await requestOf({ store, ladder }, account, slot, source, connector, lastSlot));
  return { request, estimate: connector.estimate(request, await formatsOf(store, request)), answered: open.length };
}

async function formatsOf(store: Store, { account, posts }: PullRequest): Promise<FormatOf> {
  const known = [...posts.recent, ...posts.older].map(({ native }) => postId(account.id, native));
  const found = await store.get('posts', known);
  const formats = new Map(found.map((post) => [post.native, standingVersions(post).at(-1)?.format]));
  return (native) => formats.get(native);
}

/**
 * A first pull that money of one month may not end is not begun: after two days its answers no longer lead on, and what
 * they cost would be paid again, month after month.
 * @throws AppError `fix-setup`, `history-too-dear`
 */
export async function refuseTooDear(
  parts: PlanParts & { budgets: Budgets },
  account: Account,
  connector: Connector,
  slot: Instant,
): Promise<void> {
  const limit = parts.budgets.limits[account.platform];
  const { measure } = MEASURED[account.platform];
  if (limit === null || measure !== 'microUsd') return;
  const { estimate, answered } = await planPull(parts, account, connector, slot, 'backfill');
  const most = estimate.cost[measure];
  if (answered > 0 || most <= limit) return;
  const message = historyTooDear(account.platform, most, limit);
  throw new AppError({ code: 'history-too-dear', recovery: { do: 'fix-setup' }, message });
}

/**
 * A daily pull that the rest of the month's money may not end is not begun either: what it took until then would be paid,
 * day after day, for no reading.
 * @throws AppError `wait`, `budget-spent`
 */
export async function refuseUnaffordable(
  parts: PlanParts & { budgets: Budgets },
  account: Account,
  connector: Connector,
  slot: Instant,
  now: Instant,
): Promise<void> {
  const { platform } = account;
  const limit = parts.budgets.limits[platform];
  const { measure } = MEASURED[platform];
  if (limit === null || measure !== 'microUsd') return;
  // Made already, by a run that died before it could say so: nothing will be asked.
  if ((await parts.store.get('pulls', [pullId(account.id, slot, 'api', 0)])).length > 0) return;
  const { from, until } = windowAt(platform, now);
  const { settled, reserved } = await spentIn(parts.store, platform, { from });
  const { estimate, answered } = await planPull(parts, account, connector, slot, 'api');
  const [spent, next] = [settled + reserved, estimate.cost[measure]];
  if (answered > 0 || spent + next <= limit) return;
  const message = budgetSpent(platform, { spent, limit, next, until });
  throw new AppError({ code: 'budget-spent', recovery: { do: 'wait', until }, message });
}
