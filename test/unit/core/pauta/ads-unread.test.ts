import { describe, expect, it } from 'vitest';
import { unreadDays } from '#core/pauta/ads/unread.ts';
import { periodOfMonth } from '#core/pauta/report/period.ts';

const October = periodOfMonth('2026-10');
const read = (slot: `${string}Z`, zone = 'America/Bogota') => ({ slot, zone });

describe('days of an advertising account that nobody could read', () => {
  it('are those from the day of the last slot on, to the end of the period', () => {
    const unread = unreadDays('Pauta', read('2026-10-20T05:10:00.000Z'), October, '2026-11-09T05:10:00.000Z');
    expect(unread).toEqual({ account: 'Pauta', first: '2026-10-20', last: '2026-10-31' });
  });

  it('are days of the account’s own zone', () => {
    const pacific = read('2026-10-20T05:10:00.000Z', 'America/Los_Angeles');
    expect(unreadDays('Pauta', pacific, October, '2026-11-09T05:10:00.000Z')?.first).toBe('2026-10-19');
  });

  it('are none while the reading of yesterday has yet to come, or once the month was read to its end', () => {
    const yesterday = read('2026-10-19T05:10:00.000Z');
    expect(unreadDays('Pauta', yesterday, October, '2026-10-20T05:10:00.000Z')).toBeUndefined();
    expect(unreadDays('Pauta', yesterday, October, '2026-10-21T05:10:00.000Z')).toMatchObject({ last: '2026-10-19' });
    const later = read('2026-11-01T05:10:00.000Z');
    expect(unreadDays('Pauta', later, October, '2026-12-09T05:10:00.000Z')).toBeUndefined();
  });
});
