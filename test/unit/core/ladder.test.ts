import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LADDER, duePosts } from '#core/pulls/ladder.ts';
import { type Instant, instantOfEpochMs } from '#core/time/instant.ts';

const DAY_MS = 86_400_000;
const slotAt = (day: number) => instantOfEpochMs(day * DAY_MS + (5 * 60 + 10) * 60_000);
const dayNumber = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / DAY_MS;

/** Ages at which a post is read over the 400 daily slots from the day of its publication on. */
function agesRead(published: Instant, firstDay: number): number[] {
  const known = [{ native: 'p', published }];
  return Array.from({ length: 400 }, (_, age) => age).filter((age) => {
    const { recent, older } = duePosts(slotAt(firstDay + age), known, DEFAULT_LADDER);
    return recent.length + older.length > 0;
  });
}

/** The rule as it is told: daily to day 30, days 45, 60 and 90, and every first of a month to day 365. */
function agesTold(firstDay: number): number[] {
  const firsts = Array.from({ length: 400 }, (_, age) => age).filter(
    (age) => age <= 365 && new Date((firstDay + age) * DAY_MS).getUTCDate() === 1,
  );
  const daily = Array.from({ length: 31 }, (_, age) => age);
  return [...new Set([...daily, 45, 60, 90, ...firsts])].sort((a, b) => a - b);
}

describe('the age ladder', () => {
  it.each([
    ['at the first minute of a Bogotá day', 5 * 60],
    ['after the slot', 14 * 60 + 30],
    ['at the last minute of a Bogotá day', 24 * 60 + 5 * 60 - 1],
  ])('reads a post published %s exactly when it should', (_, minutes) => {
    for (const day of [dayNumber(2026, 1, 1), dayNumber(2026, 1, 31), dayNumber(2027, 3, 1), dayNumber(2027, 12, 15)]) {
      const published = instantOfEpochMs(day * DAY_MS + minutes * 60_000);
      expect(agesRead(published, day)).toEqual(agesTold(day));
    }
  });

  it('ends at day 365: a leap year has one more day before the same date', () => {
    const read = (published: Instant, slot: Instant) => duePosts(slot, [{ native: 'p', published }], DEFAULT_LADDER);
    expect(read('2026-03-01T15:00:00.000Z', '2027-03-01T05:10:00.000Z').recent).toHaveLength(1);
    expect(read('2027-03-01T15:00:00.000Z', '2028-03-01T05:10:00.000Z').recent).toHaveLength(0);
  });

  const known = fc.uniqueArray(fc.integer({ min: 0, max: 420 * 24 }), { maxLength: 40 }).map((hours) =>
    hours.map((hour) => ({
      native: `p${hour}`,
      published: instantOfEpochMs(Date.UTC(2025, 8, 1) + hour * 3_600_000),
    })),
  );

  it('parts the window from what is older at `since`, newest first', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 0, max: 60 }), (posts, days) => {
        const slot = slotAt(dayNumber(2026, 9, 20) + days);
        const { since, recent, older } = duePosts(slot, posts, DEFAULT_LADDER);
        expect(recent.every(({ published }) => published >= since)).toBe(true);
        expect(older.every(({ published }) => published < since)).toBe(true);
        for (const list of [recent, older]) {
          expect(list.map(({ published }) => published)).toEqual(
            list
              .map(({ published }) => published)
              .sort()
              .reverse(),
          );
        }
      }),
    );
  });

  it('does not depend on the order in which posts are known', () => {
    const twins = fc.array(
      fc.record({ native: fc.constantFrom('a', 'b', 'c', 'd'), hour: fc.integer({ min: 0, max: 2 }) }),
    );
    fc.assert(
      fc.property(twins, fc.infiniteStream(fc.nat()), (drawn, noise) => {
        const posts = [...new Map(drawn.map(({ native, hour }) => [native, hour]))].map(([native, hour]) => ({
          native,
          published: instantOfEpochMs(Date.UTC(2026, 8, 10) + hour),
        }));
        const shuffled = posts
          .map((post) => ({ post, at: noise.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ post }) => post);
        const slot = slotAt(dayNumber(2026, 9, 20));
        expect(duePosts(slot, shuffled, DEFAULT_LADDER)).toEqual(duePosts(slot, posts, DEFAULT_LADDER));
      }),
    );
  });

  it('keeps to a ladder that was set otherwise', () => {
    const ladder = { daily: 2, rungs: [5], boundary: 10, monthly: true };
    const read = (age: number, day: number) => {
      const published = instantOfEpochMs((day - age) * DAY_MS + 15 * 3_600_000);
      const { recent, older } = duePosts(slotAt(day), [{ native: 'p', published }], ladder);
      return recent.length + older.length;
    };
    const ages = Array.from({ length: 14 }, (_, age) => age);
    expect(ages.filter((age) => read(age, dayNumber(2026, 9, 20)) > 0)).toEqual([0, 1, 2, 5]);
    expect(ages.filter((age) => read(age, dayNumber(2026, 9, 1)) > 0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});
