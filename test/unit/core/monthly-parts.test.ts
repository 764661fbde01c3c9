import { describe, expect, it } from 'vitest';
import { type MonthlyPart, monthlyPartsDue } from '#core/pulls/monthly-parts.ts';
import type { PullSource } from '#core/pulls/pull.ts';
import { addHours, type Instant, toInstant } from '#core/time/instant.ts';

const PARTS: readonly MonthlyPart[] = [
  { part: 'reach', at: 'boundary' },
  { part: 'types', at: 'settled' },
];
const slotOf = (day: string): Instant => toInstant(`${day}T00:10:00-05:00`);
const due = (day: string, lastDay?: string, source: PullSource = 'api') =>
  monthlyPartsDue(PARTS, { slot: slotOf(day), source, lastSlot: lastDay === undefined ? undefined : slotOf(lastDay) });

describe('the parts that are read once a month', () => {
  it('are due on one day each, of all the days of a year', () => {
    const first = slotOf('2026-01-01');
    const days = Array.from({ length: 365 }, (_, n) => ({
      slot: addHours(first, 24 * n),
      before: addHours(first, 24 * (n - 1)),
    }));
    const found = days.flatMap(({ slot, before }) =>
      monthlyPartsDue(PARTS, { slot, source: 'api', lastSlot: before }).map((part) => `${part} ${slot.slice(8, 10)}`),
    );
    expect(found).toEqual(Array.from({ length: 12 }, () => ['reach 01', 'types 05']).flat());
  });

  it.each([
    ['2026-11-09', '2026-11-03', ['types']],
    ['2026-11-09', '2026-11-08', []],
    ['2026-11-04', '2026-10-03', []],
    ['2026-11-20', undefined, []],
    ['2026-11-05', undefined, ['types']],
    ['2026-11-01', undefined, ['reach']],
  ] as const)('on %s after a pull of %s are %j: what was missed is made up once', (day, lastDay, parts) => {
    expect(due(day, lastDay)).toEqual(parts);
  });

  it('come with the history where they are series, never where they are counters of a moment', () => {
    expect(due('2026-11-01', undefined, 'backfill')).toEqual(['types']);
  });
});
