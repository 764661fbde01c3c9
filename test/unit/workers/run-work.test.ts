import pino from 'pino';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError, type Recovery } from '#core/error.ts';
import type { Store } from '#core/ports/store.ts';
import { addHours, addMinutes, type Instant } from '#core/time/instant.ts';
import { handedBack, leased, newWork } from '#core/work/ledger.ts';
import type { WorkItem } from '#core/work/work-item.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { createSimulatedClock, type SimulatedClock } from '#test/sandbox/clock.ts';
import { createRunCounts, type RunCounts } from '#test/support/run-counts.ts';
import { createWakeList, type WakeList } from '#test/support/wake-list.ts';
import { type Performer, type Run, runWork } from '#workers/run-work.ts';

const SLOT: Instant = '2026-10-05T05:10:00.000Z';
const PULL = newWork({
  kind: 'pull',
  key: `facebook-small|${SLOT}`,
  queue: 'pull-facebook',
  slot: SLOT,
  notBefore: SLOT,
});

let store: Store;
let clock: SimulatedClock;
let queue: WakeList;
let logged: { level: number; msg: string; work: string; run: number }[];
let counted: RunCounts;
let stop: AbortController;

beforeEach(() => {
  stop = new AbortController();
  store = createMemoryStore();
  clock = createSimulatedClock(SLOT);
  queue = createWakeList();
  logged = [];
  counted = createRunCounts();
});

async function run(perform: Performer, item: WorkItem = PULL): Promise<WorkItem | undefined> {
  await store.insert('work', item);
  const log = pino({ level: 'debug' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const telemetry = counted;
  await runWork({ store, queue, clock, log, telemetry, owner: 'host/1/life', perform, signal: stop.signal }, item.id);
  return stored(item.id);
}

const stored = async (id = PULL.id) => (await store.get('work', [id]))[0];
const fails =
  (recovery: Recovery): Performer =>
  async () => {
    throw new AppError({ code: 'some-code', recovery, message: 'Algo pasó.' });
  };
const never: Performer = async () => {
  throw new Error('must not run');
};

describe('a run of work', () => {
  it('holds a lease of this process while it works, and is done after', async () => {
    let during: WorkItem | undefined;
    const after = await run(async (item, { signal }) => {
      during = await stored();
      expect(item).toEqual(during);
      expect(signal.aborted).toBe(false);
    });
    expect(during).toMatchObject({ state: 'running', fence: 1, revision: 1, lease: { owner: 'host/1/life' } });
    expect(after).toMatchObject({ state: 'done', finishedAt: SLOT, revision: 2 });
    expect(queue.woken).toEqual([]);
    expect(counted.pulls).toEqual(['facebook done']);
  });

  it('is told from its start to its end under one id and one number, with its calls', async () => {
    const call = { platform: 'facebook', endpoint: 'page', status: 200, seconds: 0.25, headers: {} } as const;
    await run(async (_, { onCall }) => onCall(call));
    expect(logged).toMatchObject([
      { level: 30, msg: 'work started', queue: 'pull-facebook', attempts: 0 },
      { level: 20, msg: 'a call ended', platform: 'facebook', endpoint: 'page', status: 200, ms: 250 },
      { level: 30, msg: 'work ended', state: 'done', calls: 1, seconds: expect.any(Number) },
    ]);
    for (const line of logged) expect(line).toMatchObject({ work: PULL.id, run: 1 });
    expect(counted.calls).toEqual([call]);
  });

  it('that is told to stop puts the item down, without a failure', async () => {
    const after = await run(async (_, { signal }) => {
      stop.abort();
      expect(signal.aborted).toBe(true);
      throw new AppError({ code: 'aborted', recovery: { do: 'retry' }, message: 'aborted' });
    });
    expect(after).toMatchObject({ state: 'due', attempts: 0, notBefore: PULL.notBefore });
    expect(after?.lease).toBeUndefined();
    expect(after?.cause).toBeUndefined();
    expect(logged.at(-1)).toMatchObject({ level: 30, msg: 'work was put down', state: 'due', code: 'aborted', run: 1 });
    expect(counted.pulls).toEqual(['facebook put-down']);
  });

  it('that does not listen when it is told to stop is left behind, and its item put down', async () => {
    vi.useFakeTimers();
    try {
      const running = run(() => new Promise(() => undefined));
      await vi.waitFor(() => expect(logged).toHaveLength(1));
      stop.abort();
      await vi.advanceTimersByTimeAsync(4_900);
      expect(await stored()).toMatchObject({ state: 'running' });
      await vi.advanceTimersByTimeAsync(200);
      expect(await running).toMatchObject({ state: 'due', attempts: 0 });
    } finally {
      vi.useRealTimers();
    }
  });

  it('of an item that the ledger does not know is nothing', async () => {
    const log = pino({ level: 'silent' });
    const parts = { store, queue, clock, log, telemetry: counted, owner: 'o', perform: never, signal: stop.signal };
    await runWork(parts, 'pull|x');
    expect(queue.woken).toEqual([]);
  });

  it('before its moment does nothing but wake it for then', async () => {
    const later = { ...PULL, notBefore: addMinutes(SLOT, 5) };
    expect(await run(never, later)).toEqual(later);
    expect(queue.woken).toEqual([{ queue: 'pull-facebook', key: PULL.id, notBefore: later.notBefore }]);
  });

  it.each(['running', 'done', 'skipped', 'parked'] as const)('leaves alone what is %s', async (state) => {
    const item: WorkItem = { ...PULL, state };
    expect(await run(never, item)).toEqual(item);
    expect(queue.woken).toEqual([]);
  });

  it('is made by one of two processes that were woken at once', async () => {
    await store.insert('work', PULL);
    let runs = 0;
    const perform: Performer = async () => {
      runs += 1;
      await new Promise((resolve) => setImmediate(resolve));
    };
    const log = pino({ level: 'silent' });
    const parts = { store, queue, clock, log, telemetry: counted, perform, signal: stop.signal };
    await Promise.all(['a', 'b', 'c'].map((owner) => runWork({ ...parts, owner }, PULL.id)));
    expect(runs).toBe(1);
    expect(await stored()).toMatchObject({ state: 'done', fence: 1 });
  });

  it('of a pull past the grace of its slot is not made: it is skipped, with the reason', async () => {
    clock.set(addMinutes(addHours(SLOT, 6), 1));
    const after = await run(never);
    expect(after).toMatchObject({ state: 'skipped', cause: { code: 'slot-missed' }, finishedAt: clock.now() });
    expect(after?.cause?.message).toContain('facebook-small');
    expect(queue.woken).toEqual([]);
    expect(logged).toMatchObject([{ level: 40, work: PULL.id, run: 0 }]);
    expect(counted.pulls).toEqual(['facebook skipped']);
  });
});

describe('an error', () => {
  it('to be retried makes the item due again and wakes it', async () => {
    const after = await run(fails({ do: 'retry' }));
    expect(after).toMatchObject({ state: 'due', attempts: 1, cause: { code: 'some-code', message: 'Algo pasó.' } });
    expect(queue.woken).toEqual([{ queue: 'pull-facebook', key: PULL.id, notBefore: after?.notBefore }]);
    const failure = { level: 40, msg: 'work failed', work: PULL.id, run: 1, attempts: 1, code: 'some-code' };
    expect(logged.slice(1)).toMatchObject([{ ...failure, cause: 'Algo pasó.', notBefore: after?.notBefore }]);
    expect(counted.pulls).toEqual(['facebook failed']);
  });

  it('that says how long to wait wakes it then', async () => {
    const until = addHours(SLOT, 2);
    expect(await run(fails({ do: 'wait', until }))).toMatchObject({ state: 'due', notBefore: until });
    expect(queue.woken).toMatchObject([{ notBefore: until }]);
  });

  it.each([
    ['stop', 'parked', 50],
    ['fix-setup', 'parked', 50],
    ['skip', 'skipped', 40],
  ] as const)('"%s" leaves it %s', async (recovery, state, level) => {
    expect(await run(fails({ do: recovery }))).toMatchObject({ state, cause: { code: 'some-code' } });
    expect(queue.woken).toEqual([]);
    expect(logged.map((line) => line.level)).toEqual([30, level]);
    expect(counted.pulls).toEqual([`facebook ${state}`]);
  });

  it('that nobody foresaw is a bug, and parks it', async () => {
    const after = await run(async () => {
      throw new TypeError('x is not a function');
    });
    expect(after).toMatchObject({ state: 'parked', cause: { code: 'bug', message: 'TypeError: x is not a function' } });
  });

  it('that is no error at all is one too', async () => {
    const after = await run(() => Promise.reject('just text'));
    expect(after).toMatchObject({ state: 'parked', cause: { code: 'bug', message: 'just text' } });
  });

  it('after a retry that worked leaves the item done', async () => {
    const failed = await run(fails({ do: 'retry' }));
    clock.set(failed?.notBefore ?? SLOT);
    expect(await run(async () => undefined)).toMatchObject({ state: 'done', attempts: 1, fence: 2 });
  });
});

const ANY_RUN: Run = { signal: new AbortController().signal, confirm: async () => undefined, onCall: () => undefined };

describe('a lease that was lost while its run went on', () => {
  // The item was taken back and given to another process meanwhile.
  const loses =
    (end: () => Promise<void>): Performer =>
    async () => {
      const item = await stored();
      if (!item) throw new Error('no item');
      const due = { ...handedBack(item, clock.now(), 'terminó'), revision: item.revision };
      await store.replace('work', due);
      const held = leased({ ...due, revision: item.revision + 1 }, 'another', clock.now());
      if (held) await store.replace('work', held);
      await end();
    };

  it.each([
    ['ends well', async () => undefined],
    ['fails', fails({ do: 'stop' })],
  ] as const)('leaves the item to its new holder when the old run %s', async (_, end) => {
    const after = await run(loses(() => Promise.resolve(end(PULL, ANY_RUN))));
    expect(after).toMatchObject({ state: 'running', fence: 2, lease: { owner: 'another' } });
    expect(queue.woken).toEqual([]);
    const lost = { level: 40, work: PULL.id, run: 1, msg: 'the lease of a work item was lost before it ended' };
    expect(logged.at(-1)).toMatchObject(lost);
    expect(counted.pulls).toEqual([]);
  });
});
