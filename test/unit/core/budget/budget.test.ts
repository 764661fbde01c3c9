import { describe, expect, it } from 'vitest';
import { windowAt } from '#core/budget/budget.ts';
import { formatUsd, microUsdOf } from '#core/budget/money.ts';
import { type LimitTold, pauseEnd } from '#core/budget/pause.ts';
import type { Instant } from '#core/time/instant.ts';

describe('the window of a budget', () => {
  it.each<[string, Instant, Instant, Instant]>([
    // Summer time begins on 8 March 2026 and ends on 1 November 2026: days of 23 and of 25 hours.
    ['before summer time', '2026-03-07T20:00:00.000Z', '2026-03-07T08:00:00.000Z', '2026-03-08T08:00:00.000Z'],
    ['as it begins', '2026-03-08T08:00:00.000Z', '2026-03-08T08:00:00.000Z', '2026-03-09T07:00:00.000Z'],
    ['in its last second', '2026-03-09T06:59:59.999Z', '2026-03-08T08:00:00.000Z', '2026-03-09T07:00:00.000Z'],
    ['as it ends', '2026-11-01T07:00:00.000Z', '2026-11-01T07:00:00.000Z', '2026-11-02T08:00:00.000Z'],
    ['an hour before the end', '2026-11-02T07:30:00.000Z', '2026-11-01T07:00:00.000Z', '2026-11-02T08:00:00.000Z'],
  ])('of YouTube is a day of California: %s', (_, now, from, until) => {
    expect(windowAt('youtube', now)).toEqual({ from, until });
  });

  it('of X is a month, of LinkedIn a day, of UTC', () => {
    const now: Instant = '2026-12-31T23:59:59.999Z';
    const newYear = '2027-01-01T00:00:00.000Z';
    expect(windowAt('x', now)).toEqual({ from: '2026-12-01T00:00:00.000Z', until: newYear });
    expect(windowAt('linkedin', now)).toEqual({ from: '2026-12-31T00:00:00.000Z', until: newYear });
  });
});

describe('money', () => {
  it.each<[string, bigint, string]>([
    ['100', 100_000_000n, '100,00'],
    ['49.5', 49_500_000n, '49,50'],
    ['0.001', 1_000n, '0,001'],
    ['1234567.05', 1_234_567_050_000n, '1.234.567,05'],
  ])('%s dollars are exact', (written, micro, shown) => {
    expect(microUsdOf(written)).toBe(micro);
    expect(formatUsd(micro)).toBe(`US$\u00a0${shown}`);
  });
});

describe('a pause', () => {
  const at: Instant = '2026-10-05T05:10:00.000Z';
  const told = (change: Partial<LimitTold>): LimitTold => ({
    limit: 'business-call-count',
    of: 'account',
    ratio: 0.75,
    endsAt: null,
    ...change,
  });
  it.each<[string, LimitTold, Instant | undefined]>([
    ['none below the percentage', told({ ratio: 0.74 }), undefined],
    ['an hour where no end is told', told({}), '2026-10-05T06:10:00.000Z'],
    ['as long as is told', told({ ratio: 8.55, endsAt: '2026-10-05T06:22:00.000Z' }), '2026-10-05T06:22:00.000Z'],
    ['a day at most', told({ endsAt: '2027-10-05T06:22:00.000Z' }), '2026-10-06T05:10:00.000Z'],
    ['none while a window has calls left', told({ of: 'endpoint', ratio: 0.99 }), undefined],
    [
      'until a spent window is whole',
      told({ of: 'endpoint', ratio: 1, endsAt: '2026-10-05T05:15:00.000Z' }),
      '2026-10-05T05:15:00.000Z',
    ],
    ['none of a window that has ended', told({ of: 'endpoint', ratio: 1, endsAt: at }), undefined],
  ])('is %s', (_, limit, until) => {
    expect(pauseEnd(limit, 75, at)).toBe(until);
  });
});
