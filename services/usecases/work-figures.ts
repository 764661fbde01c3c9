import type { Store } from '#core/ports/store.ts';
import { epochMsOf, type Instant } from '#core/time/instant.ts';
import { waitingSince } from '#core/work/ledger.ts';
import { WORK_KINDS, WORK_STATES, type WorkItem, type WorkKind, type WorkState } from '#core/work/work-item.ts';
import { scanAll } from './scan-all.ts';

/** What is not settled: few items at any time, however long the history behind them. */
const OPEN_STATES = ['due', 'running', 'parked'] as const;

/** What the ledger holds: how many items, and how long the oldest of those that are not settled has been so. */
export interface WorkFigures {
  /** Every kind and state, zero where there is none. */
  counts: { kind: WorkKind; state: WorkState; count: number }[];
  /** `due` past its moment, `running` since its lease, `parked` since it was; 0 where there is none. */
  oldest: { kind: WorkKind; state: (typeof OPEN_STATES)[number]; seconds: number }[];
}

/** Counts settled work through totals, never by loading it. */
export async function workFigures(store: Store, now: Instant): Promise<WorkFigures> {
  const counts = await Promise.all(WORK_STATES.map((state) => countsOf(store, state)));
  const oldest = await Promise.all(
    OPEN_STATES.map(async (state) => {
      const items = await scanAll(store, 'work', { index: 'byState', equal: { state } });
      return WORK_KINDS.map((kind) => ({ kind, state, seconds: oldestSeconds(items, kind, now) }));
    }),
  );
  return { counts: counts.flat(), oldest: oldest.flat() };
}

async function countsOf(store: Store, state: WorkState): Promise<WorkFigures['counts']> {
  const totals = await store.totals('work', { index: 'byState', equal: { state }, by: ['kind'], sums: [] });
  const byKind = new Map(totals.map(({ group, count }) => [group.kind, count]));
  return WORK_KINDS.map((kind) => ({ kind, state, count: byKind.get(kind) ?? 0 }));
}

function oldestSeconds(items: readonly WorkItem[], kind: WorkKind, now: Instant): number {
  const ages = items
    .filter((item) => item.kind === kind)
    .map((item) => (epochMsOf(now) - epochMsOf(waitingSince(item))) / 1000);
  // What is due later is not waiting yet.
  return Math.max(0, ...ages);
}
