import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recovery } from '#core/error.ts';
import { addHours, addMinutes, type Instant } from '#core/time/instant.ts';
import { failed, finished, handedBack, isAbandoned, isTooLate, leased, newWork, skipped } from '#core/work/ledger.ts';
import { WORK_KINDS, type WorkItem, type WorkKind } from '#core/work/work-item.ts';

const SLOT: Instant = '2026-10-05T05:10:00.000Z';
const DIED = 'El proceso terminó.';
const LONG_AGO: Instant = '2026-10-01T05:10:00.000Z';
const minutesFrom = (a: Instant, b: Instant) => (Date.parse(b) - Date.parse(a)) / 60_000;

function work(rest: Partial<WorkItem> = {}, kind: WorkKind = 'pull'): WorkItem {
  const key = kind === 'close' ? '2026-09' : `facebook-small|${SLOT}`;
  return { ...newWork({ kind, key, queue: 'q', slot: SLOT, notBefore: SLOT }), ...rest };
}

function running(now = SLOT, rest: Partial<WorkItem> = {}, kind: WorkKind = 'pull'): WorkItem {
  const item = leased(work({ notBefore: LONG_AGO, ...rest }, kind), 'me', now);
  if (!item) throw new Error('not leased');
  return item;
}

const failing = (recovery: Recovery) => ({ code: 'some-code', message: 'Algo pasó.', recovery });
const RETRY = failing({ do: 'retry' });

describe('new work', () => {
  it('is due, without a failure, under its kind and key', () => {
    expect(work()).toEqual({
      id: `pull|facebook-small|${SLOT}`,
      revision: 0,
      kind: 'pull',
      key: `facebook-small|${SLOT}`,
      queue: 'q',
      slot: SLOT,
      state: 'due',
      notBefore: SLOT,
      attempts: 0,
      fence: 0,
    });
  });
});

describe('a lease', () => {
  it('is given for five minutes to what is due, from its moment on', () => {
    const item = leased(work(), 'me', SLOT);
    expect(item).toMatchObject({
      state: 'running',
      fence: 1,
      lease: { owner: 'me', since: SLOT, until: '2026-10-05T05:15:00.000Z' },
    });
    expect(leased(work(), 'me', addMinutes(SLOT, -0.001))).toBeUndefined();
  });

  it.each(['running', 'done', 'skipped', 'parked'] as const)('is not given to what is %s', (state) => {
    expect(leased(work({ state }), 'me', addHours(SLOT, 1))).toBeUndefined();
  });

  it('has a higher fence each time', () => {
    const again = leased(handedBack(running(), SLOT, DIED), 'other', SLOT);
    expect(again?.fence).toBe(2);
  });
});

describe('the end of a run', () => {
  it('without an error is done, and lets go of the lease', () => {
    const item = finished(running(), '2026-10-05T05:11:00.000Z');
    expect(item).toMatchObject({ state: 'done', finishedAt: '2026-10-05T05:11:00.000Z' });
    expect(item).not.toHaveProperty('lease');
  });

  it.each([
    ['skip', { do: 'skip' }, 'skipped'],
    ['stop', { do: 'stop' }, 'parked'],
    ['fix-setup', { do: 'fix-setup' }, 'parked'],
  ] as const)('with "%s" settles it', (_, recovery, state) => {
    for (const kind of WORK_KINDS) {
      const item = failed(running(SLOT, {}, kind), failing(recovery), SLOT);
      expect(item).toMatchObject({ state, attempts: 1, finishedAt: SLOT });
      expect(item.cause).toEqual({ code: 'some-code', message: 'Algo pasó.', at: SLOT });
      expect(item).not.toHaveProperty('lease');
    }
  });

  it('with "wait" makes it due at the moment told, which is no failure', () => {
    const until = addMinutes(SLOT, 77);
    const item = failed(running(SLOT, { attempts: 3 }), failing({ do: 'wait', until }), SLOT);
    expect(item).toMatchObject({ state: 'due', notBefore: until, attempts: 3, cause: { code: 'some-code' } });
    expect(item).not.toHaveProperty('finishedAt');
  });

  it('a close that had to wait many times is still tried again after a failure', () => {
    let item = work({}, 'close');
    let now = SLOT;
    for (let n = 0; n < 36; n += 1) {
      const held = leased(item, 'me', now);
      if (!held) throw new Error('not leased');
      item = failed(held, failing({ do: 'wait', until: addMinutes(now, 10) }), now);
      now = item.notBefore;
    }
    const held = leased(item, 'me', now);
    expect(held && failed(held, RETRY, now).state).toBe('due');
    expect(held && handedBack(held, now, DIED).state).toBe('due');
  });
});

describe('a retry', () => {
  const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });

  it('comes after 1, 2, 4 … 60 minutes and up to a quarter more, whatever the item is called', () => {
    fc.assert(
      fc.property(id, fc.integer({ min: 0, max: 8 }), (name, before) => {
        const item = failed(running(SLOT, { id: name, attempts: before }, 'backfill'), RETRY, SLOT);
        const least = [1, 2, 4, 8, 16, 32, 60, 60, 60][before] ?? 0;
        const minutes = minutesFrom(SLOT, item.notBefore);
        expect(item).toMatchObject({ state: 'due', attempts: before + 1 });
        expect(minutes).toBeGreaterThanOrEqual(least);
        expect(minutes).toBeLessThanOrEqual(least * 1.25);
      }),
    );
  });

  it('comes at the same moment for the same item, and not at the same for many', () => {
    const moments = Array.from(
      { length: 40 },
      (_, n) => failed(running(SLOT, { id: `pull|a${n}` }), RETRY, SLOT).notBefore,
    );
    expect(new Set(moments).size).toBeGreaterThan(5);
    expect(failed(running(), RETRY, SLOT)).toEqual(failed(running(), RETRY, SLOT));
  });

  it('is parked at the tenth failure', () => {
    expect(failed(running(SLOT, { attempts: 8 }, 'close'), RETRY, SLOT).state).toBe('due');
    expect(failed(running(SLOT, { attempts: 9 }, 'close'), RETRY, SLOT)).toMatchObject({
      state: 'parked',
      attempts: 10,
    });
  });

  it('of a pull that would come after the grace of its slot is skipped; of other work it is not', () => {
    const late = addMinutes(addHours(SLOT, 6), -0.5);
    expect(failed(running(late), RETRY, late)).toMatchObject({ state: 'skipped', finishedAt: late });
    expect(failed(running(late, {}, 'backfill'), RETRY, late).state).toBe('due');
    expect(failed(running(late, {}, 'close'), RETRY, late).state).toBe('due');
    const early = addHours(SLOT, 4);
    expect(failed(running(early), RETRY, early).state).toBe('due');
  });

  it('of a pull told to wait until after the grace is skipped', () => {
    const wait = (until: Instant) => failed(running(), failing({ do: 'wait', until }), SLOT).state;
    expect(wait(addHours(SLOT, 6))).toBe('due');
    expect(wait(addMinutes(addHours(SLOT, 6), 0.001))).toBe('skipped');
  });
});

describe('a pull past its grace', () => {
  it('may no longer start, and is skipped with its reason', () => {
    const [last, after] = [addHours(SLOT, 6), addMinutes(addHours(SLOT, 6), 0.001)];
    expect(isTooLate(work(), last)).toBe(false);
    expect(isTooLate(work(), after)).toBe(true);
    expect(isTooLate(work({}, 'backfill'), after)).toBe(false);
    expect(isTooLate(work({}, 'close'), after)).toBe(false);
    expect(isTooLate(work({ state: 'done' }), after)).toBe(false);
    const reason = { code: 'slot-missed', message: 'Nadie leyó.' };
    expect(skipped(work(), reason, after)).toEqual({
      ...work(),
      state: 'skipped',
      cause: { ...reason, at: after },
      finishedAt: after,
    });
  });
});

describe('a run whose process died', () => {
  it('is abandoned when its lease ended or its owner is dead, not before', () => {
    const item = running();
    const until = item.lease?.until ?? SLOT;
    expect(isAbandoned(item, addMinutes(until, -0.001), () => true)).toBe(false);
    expect(isAbandoned(item, until, () => true)).toBe(true);
    expect(isAbandoned(item, SLOT, (owner) => owner !== 'me')).toBe(true);
  });

  it.each(['due', 'done', 'skipped', 'parked'] as const)('is not what is %s', (state) => {
    expect(isAbandoned({ ...running(), state }, addHours(SLOT, 9), () => false)).toBe(false);
  });

  it('is handed back: due at once, without the lease, and not as a failure', () => {
    const now = addMinutes(SLOT, 11);
    const item = handedBack(running(), now, DIED);
    expect(item).toMatchObject({ state: 'due', notBefore: now, attempts: 0, deaths: 1, fence: 1 });
    expect(item).not.toHaveProperty('lease');
  });

  it('is parked when that goes on happening', () => {
    let item = work({}, 'close');
    let deaths = 0;
    while (item.state === 'due' && deaths < 100) {
      const held = leased(item, 'me', addHours(SLOT, 1));
      if (!held) throw new Error('not leased');
      item = handedBack(held, addHours(SLOT, 1), DIED);
      deaths += 1;
    }
    expect(item).toMatchObject({
      state: 'parked',
      cause: { code: 'keeps-dying', message: DIED },
      finishedAt: addHours(SLOT, 1),
    });
    expect(deaths).toBe(25);
  });
});
