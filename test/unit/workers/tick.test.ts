import pino from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { HOLIDAYS } from '#config/holidays.ts';
import type { Account } from '#core/accounts/account.ts';
import type { Store } from '#core/ports/store.ts';
import { addHours, addMinutes, type Instant } from '#core/time/instant.ts';
import { leased, newWork } from '#core/work/ledger.ts';
import type { WorkItem, WorkState } from '#core/work/work-item.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { createWakeList, type WakeList } from '#test/support/wake-list.ts';
import { tick } from '#workers/tick.ts';

const SLOT: Instant = '2026-10-05T05:10:00.000Z';
const CONNECTED: Instant = '2026-09-20T05:10:00.000Z';
const account = (id: string, connectedAt?: Instant): Account => ({
  id,
  revision: 0,
  platform: 'youtube',
  native: id,
  name: id,
  url: `https://youtube.example/${id}`,
  ...(connectedAt && { connectedAt }),
});

let store: Store;
let queue: WakeList;
let accounts: Account[];
let logged: { level: number; msg: string; work: string; run: number }[];

beforeEach(() => {
  store = createMemoryStore();
  queue = createWakeList();
  accounts = [account('old', CONNECTED), account('new')];
  logged = [];
});

const log = pino({}, { write: (line) => void logged.push(JSON.parse(line)) });
const calendar = { workingDay: 5, holidays: HOLIDAYS };
const ticks = (now: Instant, isAlive: (owner: string) => boolean = () => true) =>
  tick({ store, queue, log, everyAccount: async () => accounts, calendar, isAlive }, now);

async function ledger(): Promise<WorkItem[]> {
  const states: WorkState[] = ['due', 'running', 'done', 'skipped', 'parked'];
  const all = await Promise.all(states.map((state) => scanAll(store, 'work', { index: 'byState', equal: { state } })));
  return all.flat();
}
const idsOf = (items: readonly WorkItem[]) => items.map(({ id, state }) => `${id} ${state}`).toSorted();

describe('a tick', () => {
  it('writes what is due, and wakes it', async () => {
    const now = addMinutes(SLOT, 1);
    await ticks(now);
    expect(idsOf(await ledger())).toEqual(['backfill|new due', `pull|old|${SLOT} due`]);
    expect(queue.woken.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual([
      { queue: 'pull-youtube', key: 'backfill|new', notBefore: now },
      { queue: 'pull-youtube', key: `pull|old|${SLOT}`, notBefore: SLOT },
    ]);
  });

  it('writes it once, by id, and wakes again what still waits', async () => {
    await ticks(SLOT);
    const before = await ledger();
    for (let minute = 1; minute <= 30; minute += 1) await ticks(addMinutes(SLOT, minute));
    expect(await ledger()).toEqual(before);
    expect(queue.woken).toHaveLength(31 * 2);
    expect(logged.map(({ work }) => work).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
    for (const line of logged) expect(line).toMatchObject({ level: 30, msg: 'work is due', run: 0 });
  });

  it('looks once a day, after the pulls, for what has to go', async () => {
    const looks = async () => (await ledger()).flatMap(({ kind, notBefore }) => (kind === 'retain' ? [notBefore] : []));
    await ticks(addMinutes(SLOT, 179));
    expect(await looks()).toEqual([]);
    for (const hours of [3, 4, 23, 27, 28]) await ticks(addHours(SLOT, hours));
    expect((await looks()).toSorted()).toEqual([addHours(SLOT, 3), addHours(SLOT, 27)]);
  });

  it('of many schedulers at once writes it once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => ticks(SLOT)));
    expect(idsOf(await ledger())).toEqual(['backfill|new due', `pull|old|${SLOT} due`]);
  });

  it('leaves what is done, parked or skipped as it is', async () => {
    await ticks(SLOT);
    for (const item of await ledger())
      await store.replace('work', { ...item, state: item.kind === 'pull' ? 'done' : 'parked' });
    queue.woken.length = 0;
    await ticks(addMinutes(SLOT, 1));
    expect(idsOf(await ledger())).toEqual(['backfill|new parked', `pull|old|${SLOT} done`]);
    expect(queue.woken).toEqual([]);
  });

  it('writes no pull for the slot at which the account was connected', async () => {
    accounts = [account('old', SLOT)];
    await ticks(addMinutes(SLOT, 1));
    expect(await ledger()).toEqual([]);
    await ticks(addHours(SLOT, 24));
    expect(idsOf(await ledger())).toEqual(['pull|old|2026-10-06T05:10:00.000Z due']);
  });

  it('with no account writes nothing', async () => {
    accounts = [];
    await ticks(addHours(SLOT, 24 * 40));
    expect(await ledger()).toEqual([]);
  });
});

describe('after a stop', () => {
  it('the latest slot is still read within its grace; those before it are not made up', async () => {
    await ticks(SLOT);
    for (const item of await ledger()) await store.replace('work', { ...item, state: 'done' });
    await ticks(addHours(SLOT, 24 * 4 + 5));
    const pulls = (await ledger()).filter(({ kind }) => kind === 'pull');
    expect(idsOf(pulls)).toEqual(['pull|old|2026-10-05T05:10:00.000Z done', 'pull|old|2026-10-09T05:10:00.000Z due']);
  });

  it('a slot that is too old is skipped, with the reason, and not woken', async () => {
    const now = addHours(SLOT, 7);
    await ticks(now);
    const skipped = (await ledger()).find(({ kind }) => kind === 'pull');
    expect(skipped).toMatchObject({
      state: 'skipped',
      slot: SLOT,
      cause: { code: 'slot-missed', at: now },
      finishedAt: now,
    });
    expect(queue.woken.map(({ key }) => key).toSorted()).toEqual(['backfill|new', `retain|${SLOT}`]);
    expect(logged).toContainEqual(
      expect.objectContaining({ level: 40, msg: 'a pull came too late for its slot', work: skipped?.id }),
    );
    await ticks(addHours(SLOT, 8));
    expect((await ledger()).find(({ kind }) => kind === 'pull')).toEqual(skipped);
  });

  it('a parked pull is given up when its slot has passed, and keeps its cause', async () => {
    await ticks(SLOT);
    const cause = { code: 'some-code', message: 'Algo pasó.', at: SLOT };
    for (const item of await ledger()) await store.replace('work', { ...item, state: 'parked', cause });
    await ticks(addHours(SLOT, 5));
    const ofAccounts = async () => (await ledger()).filter(({ kind }) => kind !== 'retain');
    expect((await ofAccounts()).map(({ state }) => state)).toEqual(['parked', 'parked']);
    await ticks(addHours(SLOT, 7));
    // History has no slot to miss: it still waits for a person.
    const found = (await ofAccounts()).map(({ kind, state, cause: kept }) => [kind, state, kept]);
    expect(found.toSorted()).toEqual([
      ['backfill', 'parked', cause],
      ['pull', 'skipped', cause],
    ]);
  });

  it('what a dead process held is due again at once, and woken', async () => {
    await ticks(SLOT);
    const [item] = (await ledger()).filter(({ kind }) => kind === 'pull');
    const held = item && leased(item, 'dead', SLOT);
    if (!held) throw new Error('not leased');
    await store.replace('work', held);
    queue.woken.length = 0;
    await ticks(addMinutes(SLOT, 1), (owner) => owner !== 'dead');
    expect((await store.get('work', [held.id]))[0]).toMatchObject({ state: 'due', deaths: 1, attempts: 0 });
    expect(queue.woken.map(({ key }) => key)).toContain(held.id);
    const line = { level: 40, msg: 'work was handed back', work: held.id, run: 1, owner: 'dead', deaths: 1 };
    expect(logged.at(-1)).toMatchObject(line);
  });

  it('what a process elsewhere holds is taken back only when its lease has ended', async () => {
    const held = leased(
      newWork({ kind: 'close', key: '2026-08', queue: 'close', slot: SLOT, notBefore: SLOT }),
      'elsewhere',
      SLOT,
    );
    if (!held) throw new Error('not leased');
    await store.insert('work', held);
    const until = held.lease?.until ?? SLOT;
    await ticks(addMinutes(until, -0.001));
    expect((await store.get('work', [held.id]))[0]?.state).toBe('running');
    await ticks(until);
    expect((await store.get('work', [held.id]))[0]?.state).toBe('due');
  });
});

describe('the close of a month', () => {
  // October 2026: the fifth working day is the 7th; the close comes half an hour after the slot of that day.
  const DUE: Instant = '2026-10-07T05:40:00.000Z';

  it('is due on its day, after the pulls of that day, and once', async () => {
    await ticks(addMinutes(DUE, -0.001));
    expect((await ledger()).filter(({ kind }) => kind === 'close')).toEqual([]);
    await ticks(DUE);
    await ticks(addMinutes(DUE, 1));
    const closes = (await ledger()).filter(({ kind }) => kind === 'close');
    expect(closes).toMatchObject([
      {
        id: 'close|2026-09',
        key: '2026-09',
        queue: 'close',
        slot: '2026-10-07T05:10:00.000Z',
        notBefore: DUE,
        state: 'due',
      },
    ]);
  });

  it('is made up after a stop, for every month that an account was read in', async () => {
    await ticks(addHours(DUE, 24 * 65));
    const closes = (await ledger()).filter(({ kind }) => kind === 'close').map(({ key }) => key);
    expect(closes.toSorted()).toEqual(['2026-09', '2026-10', '2026-11']);
  });

  it('does not come while no account is connected', async () => {
    accounts = [account('new')];
    await ticks(DUE);
    expect(idsOf(await ledger())).toEqual(['backfill|new due']);
  });
});
