import type { AppError, Recovery } from '../error.ts';
import { addHours, addMinutes, epochMsOf, type Instant } from '../time/instant.ts';
import { COUNTER_GRACE_HOURS, isSlotMissed } from '../time/slot.ts';
import { type WorkItem, type WorkKind, workId } from './work-item.ts';

/** Failures after which a person must look. */
const MOST_ATTEMPTS = 10;
/** Runs that died without a word after which a person must look. */
const MOST_DEATHS = 25;
/** Longer than a run is silent, so that nobody takes over what still works; a long run renews it as it goes. */
export const LEASE_MINUTES = 5;
/** A lease with less than this left is renewed: longer than one call may take. */
const RENEW_MINUTES = 3;

export interface Failure {
  code: string;
  message: string;
  recovery: Recovery;
  /** For the log. */
  facts?: AppError['facts'];
}

/** A new item of work, due at `notBefore`. */
export function newWork(parts: {
  kind: WorkKind;
  key: string;
  queue: string;
  slot: Instant;
  notBefore: Instant;
}): WorkItem {
  return { id: workId(parts.kind, parts.key), revision: 0, state: 'due', attempts: 0, fence: 0, ...parts };
}

/** The item under a lease of `owner`, or `undefined` when it may not start now. */
export function leased(item: WorkItem, owner: string, now: Instant): WorkItem | undefined {
  if (item.state !== 'due' || item.notBefore > now) return undefined;
  const until = addMinutes(now, LEASE_MINUTES);
  return { ...item, state: 'running', fence: item.fence + 1, lease: { owner, since: now, until } };
}

/** The item under a longer lease of the same run, or `undefined` while the one that it has is long enough. */
export function renewed(item: WorkItem, now: Instant): WorkItem | undefined {
  if (!item.lease || item.lease.until > addMinutes(now, RENEW_MINUTES)) return undefined;
  return { ...item, lease: { ...item.lease, until: addMinutes(now, LEASE_MINUTES) } };
}

/** True when the item as it is stored is still under the lease of the run that `held` is of. */
export function isSameRun(stored: WorkItem, held: WorkItem): boolean {
  return stored.state === 'running' && stored.fence === held.fence && stored.lease?.owner === held.lease?.owner;
}

/**
 * True for a pull that waits, and can no longer start: the counters of its slot are not made up afterwards. The check
 * before it is of no use then either; the next one comes.
 */
export function isTooLate({ kind, state, slot }: WorkItem, now: Instant): boolean {
  return (kind === 'pull' || kind === 'check') && (state === 'due' || state === 'parked') && isSlotMissed(slot, now);
}

/** The item as it stands when it was not done and never will be; what it was parked for stays its cause. */
export function skipped(item: WorkItem, reason: { code: string; message: string }, now: Instant): WorkItem {
  const cause = item.state === 'parked' && item.cause ? item.cause : { ...reason, at: now };
  return { ...item, state: 'skipped', cause, finishedAt: now };
}

/**
 * The item given back after its holder died: due again at once, or parked when that goes on happening.
 * @param message what a person reads of a parked one
 */
export function handedBack(item: WorkItem, now: Instant, message: string): WorkItem {
  const { lease: _, ...rest } = item;
  // A retry that was scheduled keeps its moment, so that nothing is read before it.
  const notBefore = item.notBefore > now ? item.notBefore : now;
  const deaths = (item.deaths ?? 0) + 1;
  if (deaths < MOST_DEATHS) return { ...rest, deaths, state: 'due', notBefore };
  const cause = { code: 'keeps-dying', message, at: now };
  return { ...rest, deaths, state: 'parked', cause, finishedAt: now };
}

/** The item put down by a process that was told to stop: nothing failed, and it waits for the next one. */
export function putDown(item: WorkItem): WorkItem {
  const { lease: _, ...rest } = item;
  return { ...rest, state: 'due' };
}

export function finished(item: WorkItem, now: Instant): WorkItem {
  const { lease: _, ...rest } = item;
  return { ...rest, state: 'done', finishedAt: now };
}

/**
 * The item after a failure: the one place where an error becomes a state. A pull whose next try would come too late for
 * the counters of its slot is skipped: they are not made up, and daily series come with the next pull.
 */
export function failed(item: WorkItem, failure: Failure, now: Instant): WorkItem {
  const { lease: _, ...rest } = item;
  const cause = { code: failure.code, message: failure.message, at: now };
  const attempts = item.attempts + (failure.recovery.do === 'wait' ? 0 : 1);
  const settled = (state: 'skipped' | 'parked'): WorkItem => ({ ...rest, attempts, cause, state, finishedAt: now });
  const { recovery } = failure;
  if (recovery.do === 'skip') return settled('skipped');
  if (recovery.do === 'stop' || recovery.do === 'fix-setup') return settled('parked');
  if (recovery.do === 'retry' && attempts >= MOST_ATTEMPTS) return settled('parked');
  const notBefore = recovery.do === 'wait' ? recovery.until : addMinutes(now, backoffMinutes(item.id, attempts));
  if (item.kind === 'pull' && notBefore > addHours(item.slot, COUNTER_GRACE_HOURS)) return settled('skipped');
  return { ...rest, attempts, cause, state: 'due', notBefore };
}

/** True when the process that held the item can no longer be at work on it. */
export function isAbandoned(item: WorkItem, now: Instant, isAlive: (owner: string) => boolean): boolean {
  if (item.state !== 'running' || !item.lease) return false;
  return epochMsOf(item.lease.until) <= epochMsOf(now) || !isAlive(item.lease.owner);
}

/** Since when an item that is not settled stands as it does: due from its moment on, running under its lease, parked. */
export function waitingSince({ state, lease, notBefore, finishedAt }: WorkItem): Instant {
  if (state === 'running' && lease) return lease.since;
  return state === 'parked' ? (finishedAt ?? notBefore) : notBefore;
}

/** 1, 2, 4 … 60 minutes, and up to a quarter more by the item's name: many items do not come back at once. */
function backoffMinutes(id: string, attempts: number): number {
  const spread = [...id].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), attempts * 7) % 16;
  return Math.min(60, 2 ** (attempts - 1)) * (1 + spread / 64);
}
