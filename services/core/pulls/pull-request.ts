import type { Account } from '../accounts/account.ts';
import type { Connector, PullRequest } from '../ports/connector.ts';
import { addDays, type Day, dayOf, startOfDay } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import { addMonths, firstDayOf, monthOf } from '../time/month.ts';
import { isMonthBoundary } from '../time/slot.ts';
import { duePosts, type Ladder, type TrackedPost } from './ladder.ts';
import { monthlyPartsDue } from './monthly-parts.ts';
import type { PullSource } from './pull.ts';
import type { RefusedName } from './refused-names.ts';

// At a month boundary the whole month before is read again: late restatements, and holes that a stop left.
const BOUNDARY_DAYS = 35;

type Reach = Pick<Connector, 'zone' | 'trailingDays' | 'history' | 'monthly'>;

/**
 * What a pull of an account should read at a slot: a pure function of what is known.
 * @param lastSlot slot of the pull before this one, if any: days that were missed since are read too
 * @param refused metrics that the platform refuses by name, as the pull before knew them
 */
export function pullRequest(parts: {
  account: Pick<Account, 'id' | 'native'>;
  slot: Instant;
  source: PullSource;
  connector: Reach;
  ladder: Ladder;
  known: readonly TrackedPost[];
  lastSlot?: Instant;
  refused?: readonly RefusedName[];
}): PullRequest {
  const { account, slot, source, connector, ladder, known, lastSlot, refused = [] } = parts;
  const posts = source === 'backfill' ? allPosts(slot, connector) : duePosts(slot, known, ladder);
  const monthly = ladder.monthly ? monthlyPartsDue(connector.monthly ?? [], { slot, source, lastSlot }) : [];
  return {
    account: { id: account.id, native: account.native },
    slot,
    source,
    posts,
    days: withMonthBefore(dueDays(slot, source, connector, lastSlot), slot, isSettledDue(monthly, connector)),
    ...(monthly.length > 0 && { parts: monthly }),
    ...(refused.length > 0 && { refused }),
  };
}

function allPosts(slot: Instant, { history }: Reach) {
  const first = addDays(dayOf(slot, 'America/Bogota'), -history.posts);
  return { since: startOfDay(first, 'America/Bogota'), recent: [], older: [] };
}

function isSettledDue(due: readonly string[], { monthly = [] }: Reach): boolean {
  return monthly.some(({ part, at }) => at === 'settled' && due.includes(part));
}

/** A part that reads a month by days is held against the account's own days of that month. */
function withMonthBefore({ first, last }: PullRequest['days'], slot: Instant, isDue: boolean): PullRequest['days'] {
  const start = firstDayOf(addMonths(monthOf(slot), -1));
  return { first: isDue && start < first ? start : first, last };
}

/** Complete days of the platform's zone that are due: the trailing ones, and back to the last pull. */
function dueDays(slot: Instant, source: PullSource, { zone, trailingDays, history }: Reach, lastSlot?: Instant) {
  const last = addDays(dayOf(slot, zone), -1);
  if (source === 'backfill') return { first: addDays(last, 1 - history.series), last };
  const trailing = addDays(last, 1 - (isMonthBoundary(slot) ? BOUNDARY_DAYS : trailingDays));
  const sinceLastPull: Day = lastSlot ? addDays(dayOf(lastSlot, zone), 1 - trailingDays) : trailing;
  return { first: sinceLastPull < trailing ? sinceLastPull : trailing, last };
}
