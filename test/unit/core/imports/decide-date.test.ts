import { describe, expect, it } from 'vitest';
import type { RawCell } from '#core/imports/cell.ts';
import { createDateProfile, observeDate } from '#core/imports/dates/date-profile.ts';
import { decideDate, mixedOrders } from '#core/imports/dates/decide-date.ts';

const profileOf = (cells: readonly RawCell[]) => {
  const profile = createDateProfile();
  for (const [at, cell] of cells.entries()) observeDate(profile, cell, at + 2);
  return profile;
};
const decide = (cells: readonly RawCell[]) => decideDate(profileOf(cells));
const ordersOf = (cells: readonly RawCell[]) => {
  const decision = decide(cells);
  if (decision.kind === 'empty') throw new Error('expected dates');
  return decision.kind === 'open' ? decision.options.map(({ order }) => order) : decision.value.order;
};

describe('the order of day and month', () => {
  it.each<[string, RawCell[], string | null]>([
    ['one first number above 12', ['01/02/2026', '13/02/2026'], 'dmy'],
    ['one second number above 12', ['02/21/2025', '2/05/2025'], 'mdy'],
    ['short years', ['5-3-26', '17-3-26'], 'dmy'],
    ['dots', ['31.12.2025', '1.2.2026'], 'dmy'],
    ['the same either way', ['05/05/2026', '7/7/26'], 'dmy'],
    ['no number needs it', ['2026-03-31', '31 de marzo de 2026', { local: '2026-06-09' }], null],
    ['others beside it need none', ['2026-03-31', 'Mar 25, 2026', '13/02/2026'], 'dmy'],
    ['times beside it', ['01/14/2025 13:34', '02/01/2025 1:05 PM'], 'mdy'],
    ['a day that does not exist says nothing', ['31/02/2026', '12/13/2026'], 'mdy'],
    ['a year out of range says nothing against it', ['16/10/0019', '01/02/2026'], 'dmy'],
    ['a slip beside short years', ['31/03/26', '45/03/26', '01/04/26'], 'dmy'],
    ['nothing but a year in front reads it', ['85-03-31', '93-12-15'], 'ymd'],
    ['one date that nothing but a year in front reads', ['95-12-15'], 'ymd'],
    ['ranges of days', ['01/03/2026 - 15/03/2026'], 'dmy'],
  ])('is told: %s', (_, cells, order) => {
    expect(ordersOf(cells)).toBe(order);
  });

  it.each<[string, RawCell[], string[]]>([
    ['no number above 12', ['01/02/2026', '03/04/2026'], ['dmy', 'mdy']],
    [
      'days one after the other may be months',
      ['01/03/2026', '02/03/2026', '03/03/2026', '04/03/2026'],
      ['dmy', 'mdy'],
    ],
    ['short years that may stand first', ['26-03-30', '26-04-15', '26-05-01'], ['dmy', 'ymd']],
    ['short years that surely stand first, or are slips', ['26-03-30', '45-04-15', '26-05-01'], ['dmy', 'ymd']],
    ['both orders in one column', ['02/21/2025', '15/02/2025', '01/02/2025'], []],
  ])('is asked: %s', (_, cells, orders) => {
    expect(decide(cells).kind).toBe('open');
    expect(ordersOf(cells)).toEqual(orders);
  });

  it('comes with what shows that both are used', () => {
    const profile = profileOf(['01/02/2025', '02/21/2025', '15/02/2025']);
    expect(mixedOrders(profile)?.examples).toEqual([
      { row: 4, written: '15/02/2025' },
      { row: 3, written: '02/21/2025' },
      { row: 2, written: '01/02/2025' },
    ]);
    expect(mixedOrders(profileOf(['01/02/2025', '15/02/2025']))).toBeNull();
  });

  it('comes with the rows that each way of reading costs, a range of days counted once', () => {
    const ranges = ['01/02/2025 - 03/02/2025', '13/02/2025 - 15/02/2025'];
    const profile = profileOf(['01/02/2025', '5/5/2025', '02/21/2025', '02/22/2025', '15/02/2025', ...ranges]);
    const lost = mixedOrders(profile)?.options.map(({ reading, lost: rows }) => [reading, rows]);
    expect(lost).toEqual([
      ['clear', 2],
      ['dmy', 2],
      ['mdy', 2],
    ]);
  });

  it('comes with the values that decided', () => {
    expect(decide(['01/02/2026', '13/02/2026'])).toMatchObject({
      basis: 'values',
      examples: [{ row: 3, written: '13/02/2026' }],
    });
    expect(decide([{ local: '2026-06-09' }])).toMatchObject({ kind: 'decided', basis: 'style' });
  });
});

describe('digits alone', () => {
  const digits = (cells: readonly RawCell[]) => {
    const decision = decide(cells);
    return decision.kind === 'decided' ? decision.value.digits : decision.kind;
  };

  it('are days where all values are such', () => {
    expect(digits(['20260331', '20251201'])).toBe('compact');
    expect(digits([{ number: '20260331', style: 'plain' }])).toBe('compact');
    expect(digits(['20260331', '2026-03-31'])).toBe(null);
  });

  it('are serials of a spreadsheet within its range', () => {
    expect(digits([{ number: '45138', style: 'plain' }, '2026-03-31'])).toBe('serial');
    expect(digits(['45138.5'])).toBe('empty');
    expect(digits([{ number: '45138.5', style: 'plain' }])).toBe('serial');
    expect(digits(['32873', '73051', '12'])).toBe('empty');
  });
});

describe('a profile of dates', () => {
  it('is empty where no date stands', () => {
    expect(
      decide([null, 'En curso', '[]', ' --', true, { error: '#REF!' }, { number: '3.5', style: 'plain' }]),
    ).toEqual({ kind: 'empty' });
  });

  it('counts what is bad, absent or without a year, and is plain JSON', () => {
    const profile = profileOf(['30/02/2026', '16/10/0019', 'En curso', '-', 'MARZO', 'abril 2026', 'T3', '13/13/2026']);
    expect(profile.absent).toBe(1);
    expect(profile.periods.count).toBe(3);
    expect(profile.yearless.examples.map(({ written }) => written)).toEqual(['MARZO', 'T3']);
    expect(Object.fromEntries(Object.entries(profile.bad).map(([reason, { count }]) => [reason, count]))).toEqual({
      'date-does-not-exist': 2,
      'not-a-date': 1,
    });
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
  });
});
