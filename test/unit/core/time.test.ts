import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, dayRange, daysBetween, startOfDay, toDay, type Zone } from '#core/time/day.ts';
import { addHours, addMinutes, epochMsOf, instantOfEpochMs, toInstant } from '#core/time/instant.ts';
import {
  addMonths,
  daysOf,
  endOfMonth,
  lastDayOf,
  type Month,
  monthOf,
  monthOfDay,
  monthRange,
  startOfMonth,
  toMonth,
} from '#core/time/month.ts';
import {
  isMonthBoundary,
  isSlotMissed,
  isWithinBoundaryGrace,
  latestSlot,
  nextSlot,
  slotOfDay,
} from '#core/time/slot.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(2018, 0, 1);
const LAST = Date.UTC(2034, 0, 1);
const epoch = fc.integer({ min: FIRST, max: LAST });
const dayNumber = fc.integer({ min: FIRST / DAY_MS, max: LAST / DAY_MS });
const dayAt = (number: number) => toDay(new Date(number * DAY_MS).toISOString().slice(0, 10));

// The time-zone database of Intl, asked in another way than Temporal is.
const clocks = new Map(
  (['America/Bogota', 'America/Los_Angeles', 'UTC'] as const).map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  ]),
);
const dayByIntl = (ms: number, zone: Zone) => clocks.get(zone)?.format(ms);

describe('instant', () => {
  it('is written as a JavaScript date writes it', () => {
    fc.assert(fc.property(epoch, (ms) => instantOfEpochMs(ms) === new Date(ms).toISOString()));
  });

  it('orders as text as it orders in time', () => {
    fc.assert(
      fc.property(epoch, epoch, (a, b) => {
        expect(instantOfEpochMs(a) < instantOfEpochMs(b)).toBe(a < b);
        expect(epochMsOf(instantOfEpochMs(a))).toBe(a);
      }),
    );
  });

  it.each([
    ['2026-10-01T00:00:00-05:00', '2026-10-01T05:00:00.000Z'],
    ['2026-10-01T05:10:00Z', '2026-10-01T05:10:00.000Z'],
    ['2026-10-01T05:10:00.999999Z', '2026-10-01T05:10:00.999Z'],
    ['2026-02-11T14:03:22+0000', '2026-02-11T14:03:22.000Z'],
  ])('reads %s', (text, instant) => {
    expect(toInstant(text)).toBe(instant);
  });

  it.each(['2026-10-01', '2026-10-01T05:10:00', '2026-02-30T00:00:00Z', 'ayer', ''])('refuses "%s"', (text) => {
    expect(() => toInstant(text)).toThrow(RangeError);
  });

  it('adds any fraction of a minute to the nearest millisecond', () => {
    fc.assert(
      fc.property(epoch, fc.double({ min: -5_000, max: 5_000, noNaN: true }), (ms, minutes) => {
        const moved = epochMsOf(addMinutes(instantOfEpochMs(ms), minutes));
        expect(Math.abs(moved - ms - minutes * 60_000)).toBeLessThanOrEqual(0.501);
      }),
    );
  });
});

describe('day', () => {
  it('is the day of its zone', () => {
    const zone = fc.constantFrom(...clocks.keys());
    fc.assert(fc.property(epoch, zone, (ms, of) => dayOf(instantOfEpochMs(ms), of) === dayByIntl(ms, of)));
  });

  it('begins at the first moment that carries it', () => {
    fc.assert(
      fc.property(dayNumber, fc.constantFrom(...clocks.keys()), (number, zone) => {
        const start = epochMsOf(startOfDay(dayAt(number), zone));
        expect(dayByIntl(start, zone)).toBe(dayAt(number));
        expect(dayByIntl(start - 1, zone)).toBe(dayAt(number - 1));
      }),
    );
  });

  it.each([
    ['2026-03-08', 23],
    ['2026-03-09', 24],
    ['2026-11-01', 25],
    ['2025-03-09', 23],
    ['2025-11-02', 25],
  ] as const)('%s has %i hours in Pacific time', (day, hours) => {
    const [start, end] = [startOfDay(day, 'America/Los_Angeles'), startOfDay(addDays(day, 1), 'America/Los_Angeles')];
    expect(addHours(start, hours)).toBe(end);
    expect(addHours(startOfDay(day, 'America/Bogota'), 24)).toBe(startOfDay(addDays(day, 1), 'America/Bogota'));
  });

  it('adds and counts days as the calendar does', () => {
    fc.assert(
      fc.property(dayNumber, fc.integer({ min: -900, max: 900 }), (number, days) => {
        expect(addDays(dayAt(number), days)).toBe(dayAt(number + days));
        expect(daysBetween(dayAt(number), dayAt(number + days))).toBe(days);
      }),
    );
  });

  it('lists a range with both ends, and nothing backwards', () => {
    expect(dayRange('2028-02-27', '2028-03-01')).toEqual(['2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01']);
    expect(dayRange('2026-03-01', '2026-02-27')).toEqual([]);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', ''])('refuses "%s"', (text) => {
    expect(() => toDay(text)).toThrow(RangeError);
  });
});

describe('month', () => {
  // Bogotá has stood five hours behind UTC since 1993.
  it('is the month of Bogotá', () => {
    fc.assert(
      fc.property(epoch, (ms) => {
        const local = new Date(ms - 5 * 3_600_000).toISOString();
        expect(monthOf(instantOfEpochMs(ms))).toBe(local.slice(0, 7));
        expect(monthOfDay(toDay(local.slice(0, 10)))).toBe(local.slice(0, 7));
      }),
    );
  });

  it('counts months, days and bounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2018, max: 2034 }), fc.integer({ min: 0, max: 11 }), (year, index) => {
        const name = (at: number) =>
          toMonth(`${year + Math.floor(at / 12)}-${String((((at % 12) + 12) % 12) + 1).padStart(2, '0')}`);
        const days = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
        expect(daysOf(name(index))).toHaveLength(days);
        expect(lastDayOf(name(index))).toBe(`${name(index)}-${days}`);
        expect(addMonths(name(index), -13)).toBe(name(index - 13));
        expect(monthRange(name(index - 2), name(index))).toEqual([name(index - 2), name(index - 1), name(index)]);
        expect(epochMsOf(startOfMonth(name(index)))).toBe(Date.UTC(year, index, 1, 5));
        expect(epochMsOf(endOfMonth(name(index)))).toBe(Date.UTC(year, index + 1, 1, 5));
      }),
    );
  });

  it.each(['2026-13', '2026-00', '2026-1', '26-10', '2026-10-01', ''])('refuses "%s"', (text) => {
    expect(() => toMonth(text)).toThrow(RangeError);
  });

  it('has no months backwards', () => {
    expect(monthRange('2026-03', '2026-02' as Month)).toEqual([]);
  });
});

describe('slot', () => {
  const OFFSET = (5 * 60 + 10) * 60_000;

  it('falls once a day at 00:10 of Bogotá', () => {
    fc.assert(
      fc.property(epoch, (ms) => {
        const latest = Math.floor((ms - OFFSET) / DAY_MS) * DAY_MS + OFFSET;
        expect(latestSlot(instantOfEpochMs(ms))).toBe(instantOfEpochMs(latest));
        expect(nextSlot(instantOfEpochMs(ms))).toBe(instantOfEpochMs(latest + DAY_MS));
      }),
    );
    expect(slotOfDay('2026-10-01')).toBe('2026-10-01T05:10:00.000Z');
  });

  it.each([
    ['2026-10-01T05:10:00.000Z', true],
    ['2026-10-02T05:10:00.000Z', false],
    ['2026-10-01T04:59:00.000Z', false],
  ] as const)('%s is a month boundary: %s', (slot, boundary) => {
    expect(isMonthBoundary(slot)).toBe(boundary);
  });

  it('is missed after six hours, not before', () => {
    expect(isSlotMissed('2026-10-01T05:10:00.000Z', '2026-10-01T11:10:00.000Z')).toBe(false);
    expect(isSlotMissed('2026-10-01T05:10:00.000Z', '2026-10-01T11:10:00.001Z')).toBe(true);
  });

  it.each([
    ['2026-10-01T05:00:00.000Z', true],
    ['2026-10-01T10:59:59.999Z', true],
    ['2026-10-01T11:00:00.000Z', false],
    ['2026-10-01T04:59:59.999Z', false],
  ] as const)('%s is within the grace of a boundary: %s', (moment, within) => {
    expect(isWithinBoundaryGrace(moment)).toBe(within);
  });
});
