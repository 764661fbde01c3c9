import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serialToLocal } from '#services/imports/read/serial-date.ts';

describe('serialToLocal', () => {
  it.each([
    [45138, 'day', '2023-07-31'],
    [45138.5, 'both', '2023-07-31T12:00:00'],
    [45138.5, 'day', '2023-07-31T12:00:00'],
    [45138, 'both', '2023-07-31T00:00:00'],
    [1, 'day', '1900-01-01'],
    [59, 'day', '1900-02-28'],
    [60, 'day', '1900-02-29'],
    [61, 'day', '1900-03-01'],
    [0.545138888888889, 'time', 'T13:05:00'],
    [0, 'day', 'T00:00:00'],
    [1.25, 'duration', 'T30:00:00'],
    [0.25, 'duration', 'T06:00:00'],
    [2_958_465, 'day', '9999-12-31'],
    [46182.99999999, 'both', '2026-06-10T00:00:00'],
  ] as const)('reads %d under a format of a %s', (serial, shows, expected) => {
    expect(serialToLocal(serial, shows, false)).toBe(expected);
  });

  it.each([
    [0, 'day', '1904-01-01'],
    [43676, 'day', '2023-07-31'],
    [0.5, 'time', 'T12:00:00'],
  ] as const)('counts from 1904 where the book says so: %d', (serial, shows, expected) => {
    expect(serialToLocal(serial, shows, true)).toBe(expected);
  });

  it.each([-1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])('knows no day %d', (serial) => {
    expect(serialToLocal(serial, 'day', false)).toBeUndefined();
  });

  it('agrees with the calendar on every second since March 1900', () => {
    const first = Temporal.PlainDateTime.from('1899-12-30T00:00:00');
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), fc.integer({ min: 0, max: 86_399 }), (day, seconds) => {
        const expected = first.add({ days: day, seconds }).toString({ smallestUnit: 'second' });
        expect(serialToLocal(day + seconds / 86_400, 'both', false)).toBe(expected);
      }),
    );
  });
});
