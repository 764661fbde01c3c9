import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/error.ts';
import type { Store } from '#core/ports/store.ts';
import { addMinutes, type Instant } from '#core/time/instant.ts';
import { finished, handedBack, leased, newWork } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { createSimulatedClock, type SimulatedClock } from '#test/sandbox/clock.ts';
import { type Hold, holdOf } from '#workers/hold.ts';

const SLOT: Instant = '2026-10-05T05:10:00.000Z';
const DUE = newWork({ kind: 'pull', key: `a|${SLOT}`, queue: 'pull-x', slot: SLOT, notBefore: SLOT });
const LOST = expect.objectContaining({ code: 'lease-lost', recovery: { do: 'retry' } });
const away = new AppError({ code: 'store-unreachable', recovery: { do: 'retry' }, message: 'no está' });

let store: Store;
let clock: SimulatedClock;
let hold: Hold;
let item: WorkItem;

beforeEach(async () => {
  store = createMemoryStore();
  clock = createSimulatedClock(SLOT);
  const held = leased(DUE, 'me', SLOT);
  if (!held) throw new Error('not leased');
  await store.insert('work', DUE);
  await store.replace('work', held);
  item = { ...held, revision: 1 };
  hold = holdOf({ store, clock }, item);
});

async function stored(): Promise<WorkItem> {
  const [found] = await store.get('work', [DUE.id]);
  if (!found) throw new Error('no item');
  return found;
}

/** Somebody takes the item back and leases it to another process. */
async function giveAway(): Promise<void> {
  const back = handedBack(await stored(), clock.now(), 'terminó');
  await store.replace('work', back);
  const other = leased({ ...back, revision: back.revision + 1 }, 'another', clock.now());
  if (other) await store.replace('work', other);
}

describe('confirming a lease', () => {
  it('leaves one alone that is long enough', async () => {
    clock.set(addMinutes(SLOT, 1.9));
    await hold.confirm();
    expect(await stored()).toEqual(item);
  });

  it('renews one that has less than three minutes left, as long as the run lasts', async () => {
    for (let minutes = 0; minutes <= 60; minutes += 1) {
      clock.set(addMinutes(SLOT, minutes));
      await hold.confirm();
      const { lease, fence } = await stored();
      expect(Date.parse(lease?.until ?? '') - Date.parse(clock.now())).toBeGreaterThan(2 * 60_000);
      expect({ since: lease?.since, fence }).toEqual({ since: SLOT, fence: 1 });
    }
    expect(await hold.settle(finished(hold.item(), clock.now()))).toBe(true);
    expect(await stored()).toMatchObject({ state: 'done' });
  });

  it('twice at once renews it once, and both go on', async () => {
    clock.set(addMinutes(SLOT, 4));
    await Promise.all([hold.confirm(), hold.confirm(), hold.confirm()]);
    expect(await stored()).toMatchObject({ revision: 2, lease: { until: addMinutes(SLOT, 9) } });
    expect(hold.item()).toEqual(await stored());
  });

  it('that has run out is still good while nobody took the item', async () => {
    clock.set(addMinutes(SLOT, 30));
    await hold.confirm();
    expect(await stored()).toMatchObject({ lease: { until: addMinutes(SLOT, 35) } });
  });

  it('rejects once another run has the item, also of the same process', async () => {
    await giveAway();
    await expect(hold.confirm()).rejects.toEqual(LOST);
    const back = handedBack(await stored(), clock.now(), 'terminó');
    await store.replace('work', back);
    const again = leased({ ...back, revision: back.revision + 1 }, 'me', clock.now());
    if (again) await store.replace('work', again);
    await expect(hold.confirm()).rejects.toEqual(LOST);
  });

  it('rejects after the run was settled', async () => {
    await hold.settle(finished(hold.item(), SLOT));
    await expect(hold.confirm()).rejects.toEqual(LOST);
  });
});

describe('a run that is silent', () => {
  it('is aborted a minute before its lease runs out; a renewal puts it off', async () => {
    vi.useFakeTimers();
    try {
      const watched = holdOf({ store, clock }, item);
      await vi.advanceTimersByTimeAsync(3 * 60_000);
      clock.set(addMinutes(SLOT, 3));
      await watched.confirm();
      await vi.advanceTimersByTimeAsync(4 * 60_000 - 10);
      expect(watched.signal.aborted).toBe(false);
      await vi.advanceTimersByTimeAsync(20);
      expect(watched.signal.aborted).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('settling while the store is away', () => {
  /** The store, whose first replacements fail: before they are made, or only their answer is lost. */
  const failing = (times: number, isMade: boolean): Store => {
    let left = times;
    const replace: Store['replace'] = async (collection, document) => {
      if (left === 0) return store.replace(collection, document);
      left -= 1;
      if (isMade) await store.replace(collection, document);
      throw away;
    };
    return { ...store, replace };
  };

  it.each([
    ['once its writes are made again', 3, false],
    ['when the write was made and only its answer was lost', 1, true],
  ])('comes to its end %s', async (_, times, isMade) => {
    const own = holdOf({ store: failing(times, isMade), clock }, item);
    expect(await own.settle(finished(own.item(), SLOT))).toBe(true);
    expect(await stored()).toMatchObject({ state: 'done', revision: 2 });
  });

  it('leaves the item to another run that took it meanwhile', async () => {
    const own = holdOf({ store: failing(1, false), clock }, item);
    await giveAway();
    expect(await own.settle(finished(own.item(), SLOT))).toBe(false);
    expect(await stored()).toMatchObject({ state: 'running', lease: { owner: 'another' } });
  });

  it('does not hide an error that does not pass', async () => {
    const broken: Store = { ...store, replace: () => Promise.reject(new TypeError('a bug')) };
    await expect(holdOf({ store: broken, clock }, item).settle(finished(item, SLOT))).rejects.toThrow('a bug');
  });
});
