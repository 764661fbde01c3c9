import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/report/canonical-json.ts';
import { addHours, addMinutes, type Instant } from '#core/time/instant.ts';
import { newWork } from '#core/work/ledger.ts';
import type { WorkItem, WorkKind } from '#core/work/work-item.ts';
import type { ApiCall } from '#services/telemetry.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { type OpenApp, openApp } from '#test/support/open-app.ts';
import { backfillSlot, performer } from '#workers/perform.ts';
import type { Performer } from '#workers/run-work.ts';

const ACCOUNT = 'youtube-mintrabajo';
const YESTERDAY: Instant = '2025-11-29T05:10:00.000Z';
const CONNECTED: Instant = '2025-11-30T05:10:00.000Z';
const BOUNDARY: Instant = '2025-12-01T05:10:00.000Z';
// December 2025: the fifth working day is Friday 5.
const CLOSE_DAY: Instant = '2025-12-05T05:10:00.000Z';

let open: OpenApp;
let perform: Performer;
const logged: { level: number; msg: string }[] = [];
const calls: ApiCall[] = [];
/** Once for each time that the lease was confirmed. */
const asked: string[] = [];

beforeAll(async () => {
  open = await openApp({ start: CONNECTED, platforms: ['youtube'] });
  // What a close freezes is tested here, not how it looks.
  perform = performer({
    ...open.app,
    log: pino({ level: 'warn' }, { write: (line) => void logged.push(JSON.parse(line)) }),
    render: async (report, format) => ({ name: `reporte.${format}`, bytes: Buffer.from(canonicalJson(report)) }),
  });
});
afterAll(() => open.stop());

const item = (kind: WorkKind, key: string, slot: Instant): WorkItem =>
  newWork({ kind, key, queue: 'q', slot, notBefore: slot });
const { signal } = new AbortController();
const does = (work: WorkItem) =>
  perform(work, { signal, confirm: async () => void asked.push(work.id), onCall: (call) => void calls.push(call) });
const pulls = async () =>
  (await scanAll(open.app.store, 'pulls', { index: 'byAccount', equal: { account: ACCOUNT } })).map(({ id }) => id);
const editions = () =>
  scanAll(open.app.store, 'editions', { index: 'byPeriod', equal: { report: 'social', period: '2025-11' } });
const ledger = async (...items: WorkItem[]) => void (await open.app.store.insertMany('work', items));
const settle = async (id: string) => {
  const [found] = await open.app.store.get('work', [id]);
  if (found) await open.app.store.replace('work', { ...found, state: 'done' });
};

describe('reading an account', () => {
  it('that is no longer in the settings is skipped', async () => {
    const failure = { code: 'no-account', recovery: { do: 'skip' } };
    await expect(does(item('pull', `x-other|${CONNECTED}`, CONNECTED))).rejects.toMatchObject(failure);
    await expect(does(item('backfill', 'x-other', CONNECTED))).rejects.toMatchObject(failure);
  });

  it('for the first time goes on from its earlier tries for two days, and then begins anew', () => {
    expect(backfillSlot(item('backfill', ACCOUNT, YESTERDAY), CONNECTED)).toBe(YESTERDAY);
    const threeDaysAgo = addHours(CONNECTED, -72);
    expect(backfillSlot(item('backfill', ACCOUNT, threeDaysAgo), CONNECTED)).toBe(CONNECTED);
  });

  it('for the first time connects it', async () => {
    await does(item('backfill', ACCOUNT, CONNECTED));
    expect(await pulls()).toEqual([`${ACCOUNT}|${CONNECTED}|backfill|0`]);
    expect((await open.app.accounts())[0]?.connectedAt).toBe(CONNECTED);
    expect(calls).toHaveLength(open.sandbox.calls.youtube);
    // Also the call for a token may take its time.
    expect(asked.length).toBeGreaterThanOrEqual(calls.length);
    expect(new Set(calls.map(({ platform, status }) => `${platform} ${status}`))).toEqual(new Set(['youtube 200']));
    const endpoints = ['channels', 'contentTypes', 'playlistItems', 'reports', 'videos'];
    expect([...new Set(calls.map(({ endpoint }) => endpoint))].toSorted()).toEqual(endpoints);
  });

  it('tells the log what a pull lacks, and why', async () => {
    const [first, second, third] = [1, 2, 3].map((days) => addHours(CONNECTED, -24 * days)) as [
      Instant,
      Instant,
      Instant,
    ];
    const lacking = async (name: string, slot: Instant) => {
      const heal = open.sandbox.faults.add({ platform: 'youtube', name, path: '/v2/reports' });
      logged.length = 0;
      await does(item('pull', `${ACCOUNT}|${slot}`, slot));
      heal();
      return logged.map(({ level, ...rest }) => [level, rest]);
    };
    const told = (part: object) => expect.objectContaining({ part: 'reports', ...part });
    expect(await lacking('query-refused', first)).toEqual([[50, told({ verdict: 'changed', code: 'youtube-400' })]]);
    expect(await lacking('no-permission', second)).toEqual([[40, told({ verdict: 'refused', code: 'youtube-403' })]]);
    expect(await lacking('retired:shares', third)).toEqual([[50, told({ name: 'shares', reason: 'retired' })]]);
  });

  it('of a slot belongs to that slot, though it runs later', async () => {
    open.clock.set(addHours(BOUNDARY, 1));
    await does(item('pull', `${ACCOUNT}|${BOUNDARY}`, BOUNDARY));
    expect(await pulls()).toContain(`${ACCOUNT}|${BOUNDARY}|api|0`);
  });
});

describe('closing a month', () => {
  const close = item('close', '2025-11', CLOSE_DAY);
  const pull = (slot: Instant) => item('pull', `${ACCOUNT}|${slot}`, slot);
  const pending = (now: Instant) => ({ code: 'pulls-pending', recovery: { do: 'wait', until: addMinutes(now, 10) } });

  it('waits for the pulls of its day, whether they are due or under way', async () => {
    const now = addMinutes(CLOSE_DAY, 30);
    open.clock.set(now);
    await ledger(pull(CLOSE_DAY));
    await expect(does(close)).rejects.toMatchObject(pending(now));
    const [due] = await open.app.store.get('work', [pull(CLOSE_DAY).id]);
    if (due) await open.app.store.replace('work', { ...due, state: 'running' });
    await expect(does(close)).rejects.toMatchObject(pending(now));
    expect(await editions()).toEqual([]);
  });

  it('waits for a first reading and for a pull of an earlier slot as well', async () => {
    await settle(pull(CLOSE_DAY).id);
    await ledger(item('backfill', 'youtube-second', YESTERDAY));
    await expect(does(close)).rejects.toMatchObject(pending(open.clock.now()));
    await settle('backfill|youtube-second');
    await ledger(pull('2025-12-04T05:10:00.000Z'));
    await expect(does(close)).rejects.toMatchObject(pending(open.clock.now()));
  });

  it('waits no longer than those pulls can still be made, nor for later ones', async () => {
    await ledger(pull('2025-12-06T05:10:00.000Z'), item('close', '2025-10', CLOSE_DAY));
    open.clock.set(addHours(CLOSE_DAY, 6));
    await does(close);
    const [edition, ...more] = await editions();
    expect(more).toEqual([]);
    expect(edition).toMatchObject({ number: 1, cutoff: addHours(CLOSE_DAY, 6), reason: null });
    expect(edition?.files.map(({ format }) => format)).toEqual(['json', 'pdf']);
    expect(edition?.manifest.previous).toBeNull();
  });

  it('again adds no edition, though more was learnt since', async () => {
    open.clock.set('2025-12-06T05:10:00.000Z');
    await does(pull('2025-12-06T05:10:00.000Z'));
    await does(close);
    expect(await editions()).toHaveLength(1);
  });

  it('that has not ended is a mistake', async () => {
    const failure = { code: 'month-not-ended', recovery: { do: 'stop' } };
    await expect(does(item('close', '2025-12', CLOSE_DAY))).rejects.toMatchObject(failure);
  });
});
