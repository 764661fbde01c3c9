import { describe, expect, it } from 'vitest';
import { addHours, addMinutes, type Instant } from '#core/time/instant.ts';
import { leased, newWork } from '#core/work/ledger.ts';
import { WORK_KINDS, WORK_STATES, type WorkItem, type WorkKind, type WorkState } from '#core/work/work-item.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { workFigures } from '#services/usecases/work-figures.ts';

const SLOT: Instant = '2026-10-05T05:10:00.000Z';
const NOW = addHours(SLOT, 2);

const item = (kind: WorkKind, key: string, more: Partial<WorkItem> = {}): WorkItem => ({
  ...newWork({ kind, key, queue: 'q', slot: SLOT, notBefore: SLOT }),
  ...more,
});
async function figuresOf(...items: WorkItem[]) {
  const store = createMemoryStore();
  await store.insertMany('work', items);
  const { counts, oldest } = await workFigures(store, NOW);
  return {
    counts,
    count: (kind: WorkKind, state: WorkState) => counts.find((one) => one.kind === kind && one.state === state)?.count,
    age: (kind: WorkKind, state: WorkState) => oldest.find((one) => one.kind === kind && one.state === state)?.seconds,
  };
}

describe('the figures of work', () => {
  it('name every kind and state, zero where there is none', async () => {
    const { counts } = await figuresOf();
    expect(counts).toHaveLength(WORK_KINDS.length * WORK_STATES.length);
    expect(new Set(counts.map(({ count }) => count))).toEqual(new Set([0]));
  });

  it('count what is settled and what is not', async () => {
    const done = Array.from({ length: 1_234 }, (_, n) => item('pull', `a|${n}`, { state: 'done' }));
    const { count } = await figuresOf(...done, item('pull', 'b'), item('close', '2026-09', { state: 'parked' }));
    expect([count('pull', 'done'), count('pull', 'due'), count('close', 'parked'), count('close', 'due')]).toEqual([
      1_234, 1, 1, 0,
    ]);
  });

  it('tell how long the oldest that is due waits, from its moment on', async () => {
    const { age } = await figuresOf(
      item('pull', 'a', { notBefore: addMinutes(NOW, -3) }),
      item('pull', 'b', { notBefore: addMinutes(NOW, -90) }),
      item('close', '2026-09', { notBefore: addMinutes(NOW, 30) }),
    );
    expect([age('pull', 'due'), age('close', 'due'), age('backfill', 'due')]).toEqual([5_400, 0, 0]);
  });

  it('tell how long a run lasts, from its lease on', async () => {
    const held = leased(item('backfill', 'a'), 'owner', addMinutes(NOW, -4));
    if (!held) throw new Error('not leased');
    const { age } = await figuresOf(held);
    expect(age('backfill', 'running')).toBe(240);
  });

  it('tell how long what is parked waits for a person', async () => {
    const { age } = await figuresOf(item('pull', 'a', { state: 'parked', finishedAt: addMinutes(NOW, -60) }));
    expect(age('pull', 'parked')).toBe(3_600);
  });
});
