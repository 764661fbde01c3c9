import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DuePosts, duePosts, type Ladder } from '#core/pulls/ladder.ts';
import { addMinutes, type Instant, toInstant } from '#core/time/instant.ts';
import { type Window, windowsOf } from '#services/platforms/x/windows.ts';

const SLOT = toInstant('2026-09-15T05:10:00Z');
const DAY_MINUTES = 1440;

const ladders: fc.Arbitrary<Ladder> = fc.record({
  daily: fc.integer({ min: 1, max: 50 }),
  rungs: fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { maxLength: 8 }),
  boundary: fc.constant(365),
  monthly: fc.constant(true),
});
const ages = fc.uniqueArray(fc.integer({ min: 1, max: 150 * DAY_MINUTES }), { maxLength: 60 });

function due(ladder: Ladder, minutesAgo: readonly number[]): DuePosts {
  const known = minutesAgo.map((age) => ({ native: String(age), published: addMinutes(SLOT, -age) }));
  return duePosts(SLOT, known, ladder);
}

const covers = ({ start, end }: Window, published: Instant) => published >= start && (!end || published < end);

describe('the windows of a pull', () => {
  it('hold each post that is due once', () => {
    fc.assert(
      fc.property(ladders, ages, (ladder, minutesAgo) => {
        const posts = due(ladder, minutesAgo);
        const windows = windowsOf({ slot: SLOT, posts });
        for (const { published } of [...posts.recent, ...posts.older]) {
          expect(windows.filter((window) => covers(window, published))).toHaveLength(1);
        }
      }),
    );
  });

  it('beyond the window of the request hold a due post on each of their days', () => {
    fc.assert(
      fc.property(ladders, ages, (ladder, minutesAgo) => {
        const posts = due(ladder, minutesAgo);
        const rungs = windowsOf({ slot: SLOT, posts }).filter(({ start }) => start < posts.since);
        const days = rungs.flatMap(({ start, end = SLOT }) => {
          const length = (Date.parse(end) - Date.parse(start)) / (DAY_MINUTES * 60_000);
          return Array.from({ length }, (_, n) => addMinutes(start, n * DAY_MINUTES));
        });
        for (const day of days) {
          const next = addMinutes(day, DAY_MINUTES);
          expect(posts.older.some(({ published }) => published >= day && published < next)).toBe(true);
        }
        expect(new Set(rungs.map(({ end }) => end)).isDisjointFrom(new Set(rungs.map(({ start }) => start)))).toBe(
          true,
        );
      }),
    );
  });

  it('ask private metrics for no day that is older than thirty', () => {
    fc.assert(
      fc.property(ladders, ages, (ladder, minutesAgo) => {
        for (const { start, isPrivate } of windowsOf({ slot: SLOT, posts: due(ladder, minutesAgo) })) {
          expect(isPrivate).toBe(start >= '2026-08-16T05:00:00.000Z');
        }
      }),
    );
  });
});
