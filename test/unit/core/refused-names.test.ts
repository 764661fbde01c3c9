import { describe, expect, it } from 'vitest';
import { leftOutNames, type RefusedName, refusedAfter, triesRefusedNames } from '#core/pulls/refused-names.ts';
import { slotOfDay } from '#core/time/slot.ts';

const SUNDAY = slotOfDay('2026-09-13');
const MONDAY = slotOfDay('2026-09-14');
const TUESDAY = slotOfDay('2026-09-15');
const SHARES: RefusedName = { part: 'reports', name: 'shares', reason: 'retired', since: SUNDAY };
const LIKES: RefusedName = { part: 'reports', name: 'likes', reason: 'no-permission', since: SUNDAY };

describe('a metric that was refused by name', () => {
  it('is left out of its own request, but on Mondays', () => {
    const leftOut = (slot: typeof SUNDAY, part = 'reports') => leftOutNames({ slot, refused: [SHARES, LIKES] }, part);
    expect([SUNDAY, MONDAY, TUESDAY].map((slot) => triesRefusedNames(slot))).toEqual([false, true, false]);
    expect([leftOut(SUNDAY), leftOut(MONDAY), leftOut(TUESDAY)]).toEqual([[SHARES, LIKES], [], [SHARES, LIKES]]);
    expect(leftOut(SUNDAY, 'videos')).toEqual([]);
    expect(leftOutNames({ slot: SUNDAY }, 'reports')).toEqual([]);
  });

  it('stays remembered since its first refusal, also when its request was not answered', () => {
    const again = [{ part: 'reports', served: ['views'], refused: [{ name: 'shares', reason: 'retired' as const }] }];
    expect(refusedAfter([SHARES], again, TUESDAY)).toEqual([SHARES]);
    expect(refusedAfter([SHARES], [], TUESDAY)).toEqual([SHARES]);
    expect(refusedAfter([SHARES], [{ part: 'videos', served: ['shares'], refused: [] }], TUESDAY)).toEqual([SHARES]);
  });

  it('is forgotten when it is served, and takes a new reason when it is refused otherwise', () => {
    const served = [{ part: 'reports', served: ['shares', 'views'], refused: [] }];
    expect(refusedAfter([SHARES, LIKES], served, MONDAY)).toEqual([LIKES]);
    const otherwise = [
      { part: 'reports', served: [], refused: [{ name: 'shares', reason: 'no-permission' as const }] },
    ];
    expect(refusedAfter([SHARES], otherwise, MONDAY)).toEqual([{ ...SHARES, reason: 'no-permission' }]);
  });

  it('is new with the slot at which it was refused', () => {
    const refused = [{ part: 'reports', served: ['views'], refused: [{ name: 'shares', reason: 'retired' as const }] }];
    expect(refusedAfter([], refused, TUESDAY)).toEqual([{ ...SHARES, since: TUESDAY }]);
  });
});
