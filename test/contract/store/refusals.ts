import { describe, expect, it } from 'vitest';
import type { ScanQuery, TotalsQuery } from '#core/ports/store.ts';
import { refusal, type Subject, stop } from './subject.ts';

/** Questions that a collection does not declare. */
export function refusalsContract(subject: Subject): void {
  describe('undeclared questions', () => {
    const youtube = { platform: 'youtube' };
    const scans: [string, Partial<ScanQuery>][] = [
      ['an unknown index', { index: 'byName' }],
      ['a member every object has', { index: 'constructor' }],
      ['no equality', { equal: {} }],
      ['a part of the equality', { index: 'inCity', equal: youtube }],
      ['a field beyond the index', { equal: { ...youtube, city: 'Cali' } }],
      ['an equality of another type', { equal: { platform: 5 } }],
      ['a bound of another type', { range: { from: '2' } }],
      ['a number for a bigint', { index: 'bySpent', range: { until: 5 } }],
      ['a bigint for an integer', { range: { until: 5n } }],
      ['a cursor that no page gave', { index: 'byPlatform', after: { value: 'a', id: 'b' } }],
      ['a cursor of another type', { after: { value: 'x', id: 'a' } }],
      ['no limit', { limit: 0 }],
      ['a fraction as limit', { limit: 1.5 }],
      ['too high a limit', { limit: 10_001 }],
    ];
    it.each(scans)('refuses a scan with %s', async (_, query) => {
      const whole = { index: 'byFollowers', equal: youtube, limit: 10, ...query };
      expect(await refusal(subject.store.scan('accounts', whole))).toEqual(stop('store-query'));
    });

    const totals: [string, Partial<TotalsQuery>][] = [
      ['an unknown index', { index: 'byName' }],
      ['no equality', { equal: {} }],
      ['an undeclared group', { by: ['name'] }],
      ['an undeclared sum', { sums: ['note'] }],
      ['a sum of texts', { sums: ['city'] }],
      ['a bound of another type', { range: { from: 2n } }],
    ];
    it.each(totals)('refuses totals with %s', async (_, query) => {
      const whole = { index: 'byFollowers', equal: youtube, by: [], sums: [], ...query };
      expect(await refusal(subject.store.totals('accounts', whole))).toEqual(stop('store-query'));
    });
  });
}
