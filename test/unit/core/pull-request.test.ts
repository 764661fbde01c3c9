import { describe, expect, it } from 'vitest';
import { DEFAULT_LADDER } from '#core/pulls/ladder.ts';
import { pullRequest } from '#core/pulls/pull-request.ts';
import type { Day, Zone } from '#core/time/day.ts';
import type { Instant } from '#core/time/instant.ts';

const asked = (slot: Instant, rest: { zone?: Zone; trailingDays?: number; lastSlot?: Instant } = {}) => {
  const { zone = 'America/Los_Angeles', trailingDays = 10, lastSlot } = rest;
  return pullRequest({
    account: { id: 'a', native: '1' },
    slot,
    source: 'api',
    connector: { zone, trailingDays, history: { series: 730, posts: 400 } },
    ladder: DEFAULT_LADDER,
    known: [{ native: 'p', published: '2026-09-14T15:00:00.000Z' }],
    ...(lastSlot && { lastSlot }),
  });
};

const lengthOf = ({ first, last }: { first: Day; last: Day }) =>
  (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;

describe('what a pull asks', () => {
  // 00:10 of Bogotá is the evening before in California, and already the same day in UTC.
  it.each([
    ['America/Los_Angeles', '2026-09-04', '2026-09-13'],
    ['UTC', '2026-09-05', '2026-09-14'],
    ['America/Bogota', '2026-09-05', '2026-09-14'],
  ] as const)('reads the trailing complete days of %s', (zone, first, last) => {
    expect(asked('2026-09-15T05:10:00.000Z', { zone }).days).toEqual({ first, last });
  });

  it('reads as many days with a pull the day before as without any', () => {
    const days = asked('2026-09-15T05:10:00.000Z', { lastSlot: '2026-09-14T05:10:00.000Z' }).days;
    expect(days).toEqual({ first: '2026-09-04', last: '2026-09-13' });
  });

  it.each([1, 2, 3, 9, 20, 60])('heals after a stop of %i days', (stopped) => {
    const slot: Instant = '2026-09-15T05:10:00.000Z';
    const lastSlot = new Date(Date.parse(slot) - (stopped + 1) * 86_400_000).toISOString() as Instant;
    const { days } = asked(slot, { lastSlot });
    // The days that the last pull could still see changing, and every day since.
    expect(days.last).toBe('2026-09-13');
    expect(lengthOf(days)).toBe(10 + stopped);
  });

  it('reads the whole month before again at a month boundary', () => {
    const { days } = asked('2026-10-01T05:10:00.000Z', { lastSlot: '2026-09-30T05:10:00.000Z' });
    expect(days.last).toBe('2026-09-29');
    expect(lengthOf(days)).toBe(35);
    expect(days.first <= '2026-09-01').toBe(true);
  });

  it('reaches further than the boundary after a longer stop', () => {
    expect(asked('2026-10-01T05:10:00.000Z', { lastSlot: '2026-06-20T05:10:00.000Z' }).days.first).toBe('2026-06-10');
  });

  it('asks history once, as far as the platform keeps it', () => {
    const request = pullRequest({
      account: { id: 'a', native: '1' },
      slot: '2026-09-15T05:10:00.000Z',
      source: 'backfill',
      connector: { zone: 'UTC', trailingDays: 10, history: { series: 365, posts: 400 } },
      ladder: DEFAULT_LADDER,
      known: [{ native: 'p', published: '2026-09-14T15:00:00.000Z' }],
    });
    expect(request.days.last).toBe('2026-09-14');
    expect(lengthOf(request.days)).toBe(365);
    expect(request.posts).toEqual({ since: '2025-08-11T05:00:00.000Z', recent: [], older: [] });
  });

  it('names the account, the slot and the posts that are due, and nothing else of the account', () => {
    const request = asked('2026-09-15T05:10:00.000Z');
    expect(request.account).toEqual({ id: 'a', native: '1' });
    expect(request).toMatchObject({ slot: '2026-09-15T05:10:00.000Z', source: 'api' });
    expect(request.posts.recent.map(({ native }) => native)).toEqual(['p']);
  });
});
