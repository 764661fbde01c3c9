import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedPeriods, monthsOf, periodOf, periodOfMonth } from '#core/pauta/report/period.ts';
import { formatPeriod, periodSlug } from '#core/pauta/report/period-text.ts';
import { addDays, daysBetween } from '#core/time/day.ts';

describe('a period', () => {
  it('is a month, months or days', () => {
    expect(periodOf('2026-02-01', '2026-02-28').kind).toBe('month');
    expect(periodOf('2026-01-01', '2026-03-31').kind).toBe('months');
    expect(periodOf('2026-01-01', '2026-03-30').kind).toBe('days');
    expect(periodOf('2026-10-01', '2026-10-31')).toEqual(periodOfMonth('2026-10'));
    expect(() => periodOf('2026-10-02', '2026-10-01')).toThrow(RangeError);
    expect(() => periodOf('2026-02-30', '2026-03-01')).toThrow(RangeError);
  });

  it('is called and filed by its months where they are whole, else by its days', () => {
    const named = (first: Parameters<typeof periodOf>[0], last: Parameters<typeof periodOf>[1]) => {
      const period = periodOf(first, last);
      return [formatPeriod(period), periodSlug(period)];
    };
    expect(named('2026-10-01', '2026-10-31')).toEqual(['octubre de 2026', '2026-10']);
    expect(named('2026-01-01', '2026-03-31')).toEqual(['enero a marzo de 2026', '2026-01_2026-03']);
    expect(named('2025-12-01', '2026-01-31')).toEqual(['diciembre de 2025 a enero de 2026', '2025-12_2026-01']);
    expect(named('2026-10-05', '2026-11-20')).toEqual([
      '5 de octubre de 2026 a 20 de noviembre de 2026',
      '2026-10-05_2026-11-20',
    ]);
  });

  it('is compared with as many months before, and the same a year ago', () => {
    expect(comparedPeriods(periodOfMonth('2026-03'))).toEqual({
      previous: periodOfMonth('2026-02'),
      yearAgo: periodOfMonth('2025-03'),
    });
    expect(comparedPeriods(periodOf('2026-01-01', '2026-03-31'))).toEqual({
      previous: periodOf('2025-10-01', '2025-12-31'),
      yearAgo: periodOf('2025-01-01', '2025-03-31'),
    });
    expect(comparedPeriods(periodOf('2024-02-29', '2024-03-03'))).toEqual({
      previous: periodOf('2024-02-25', '2024-02-28'),
      yearAgo: periodOf('2023-02-28', '2023-03-03'),
    });
  });

  it('of days is compared with as many days, that end the day before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 200 }), (start, length) => {
        const first = addDays('2018-01-02', start);
        const period = periodOf(first, addDays(first, length));
        const { previous } = comparedPeriods(period);
        expect(addDays(previous.last, 1)).toBe(period.first);
        if (period.kind === 'days') expect(daysBetween(previous.first, previous.last)).toBe(length);
        else expect(monthsOf(previous)).toHaveLength(monthsOf(period).length);
      }),
    );
  });
});
