import { budgetHeld, budgetSpent } from '#config/texts/budgets.ts';
import { type Budgets, MEASURED, windowAt } from '#core/budget/budget.ts';
import type { MeterEntry } from '#core/budget/meter-entry.ts';
import { AppError } from '#core/error.ts';
import type { IndexRange, Store } from '#core/ports/store.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';

/** A call that was reserved longer ago will not be answered any more: what it reserved counts as taken. */
const UNDER_WAY_MINUTES = 5;
const TRY_AGAIN_MINUTES = 1;

/**
 * Writes what a call can take at most, and only then adds up: of calls that reserve at once, each sees those that were
 * written before it, so that together they never pass the budget. That may refuse both where one would have fitted; what
 * may still be given back is waited for.
 * @throws AppError `wait`, `budget-spent` until the window ends, or `budget-held` for a minute; the entry is gone then
 */
export async function reserve(
  { store, budgets }: { store: Store; budgets: Budgets },
  entry: MeterEntry,
): Promise<void> {
  // An id that is taken is this same entry, by a write whose answer was lost.
  await store.insert('meter', entry);
  const refusal = await refusalOf(store, budgets, entry);
  if (!refusal) return;
  await store.remove('meter', [entry.id]);
  throw refusal;
}

async function refusalOf(store: Store, { limits }: Budgets, entry: MeterEntry): Promise<AppError | undefined> {
  const { platform, at } = entry;
  const limit = limits[platform];
  const next = BigInt(entry[MEASURED[platform].measure]);
  if (limit === null || next === 0n) return undefined;
  const { from, until } = windowAt(platform, at);
  const all = await spentIn(store, platform, { from });
  if (all.settled + all.reserved <= limit) return undefined;
  const since = addMinutes(at, -UNDER_WAY_MINUTES);
  const underWay = await spentIn(store, platform, { from: since > from ? since : from });
  const spent = all.settled + all.reserved - underWay.reserved;
  if (spent + next <= limit) return waiting('budget-held', budgetHeld(platform), addMinutes(at, TRY_AGAIN_MINUTES));
  return waiting('budget-spent', budgetSpent(platform, { spent, limit, next, until }), until);
}

/** What of a platform's measure calls took, and what is reserved for calls without an answer. */
export async function spentIn(store: Store, platform: MeterEntry['platform'], range: IndexRange) {
  const { measure } = MEASURED[platform];
  const query = { index: 'byPlatform', equal: { platform }, range, by: ['state'], sums: [measure] };
  const totals = await store.totals('meter', query);
  const of = (state: MeterEntry['state']) => totals.find(({ group }) => group.state === state)?.sums[measure] ?? 0n;
  return { settled: of('settled'), reserved: of('reserved') };
}

function waiting(code: string, message: string, until: Instant): AppError {
  return new AppError({ code, recovery: { do: 'wait', until }, message });
}
