import { describe, expect, it } from 'vitest';
import { HOLIDAYS } from '#config/holidays.ts';
import { closeDayOf, holidaysOf, nthWorkingDay } from '#core/time/calendar.ts';

// Dates as the official calendars of the two years print them.
const PRINTED_2026 =
  '01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25';
const PRINTED_2027 =
  '01-01 01-11 03-22 03-25 03-26 05-01 05-10 05-31 06-07 07-05 07-20 08-07 08-16 10-18 11-01 11-15 12-08 12-25';

describe('calendar of Colombia', () => {
  it.each([
    [2026, PRINTED_2026],
    [2027, PRINTED_2027],
  ])('has the printed holidays of %i', (year, printed) => {
    expect([...holidaysOf(year, HOLIDAYS)].sort()).toEqual(printed.split(' ').map((day) => `${year}-${day}`));
  });

  it('counts a day shared by two holidays once', () => {
    expect(holidaysOf(2025, HOLIDAYS).size).toBe(17);
    expect(holidaysOf(2025, HOLIDAYS).has('2025-06-30')).toBe(true);
  });

  it.each([
    ['2026-04', 5, '2026-04-09'],
    ['2026-04', 10, '2026-04-16'],
    ['2026-07', 5, '2026-07-07'],
    ['2027-01', 5, '2027-01-08'],
    ['2027-01', 10, '2027-01-18'],
  ] as const)('finds working day %s #%i', (month, n, day) => {
    expect(nthWorkingDay(month, n, HOLIDAYS)).toBe(day);
  });

  it('closes a month in the following one', () => {
    expect(closeDayOf('2026-10', 5, HOLIDAYS)).toBe('2026-11-09');
  });

  it('says that a month has no such working day', () => {
    expect(() => nthWorkingDay('2026-02', 25, HOLIDAYS)).toThrow(RangeError);
  });
});
