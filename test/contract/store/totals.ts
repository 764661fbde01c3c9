import { describe, expect, it } from 'vitest';
import type { TotalsQuery } from '#core/ports/store.ts';
import { account } from './specimens.ts';
import { filled, type Subject } from './subject.ts';

/** What is promised of groups and sums. */
export function totalsContract(subject: Subject): void {
  describe('totals', () => {
    const youtube = (query: Partial<TotalsQuery>): TotalsQuery => ({
      index: 'byPlatform',
      equal: { platform: 'youtube' },
      by: [],
      sums: [],
      ...query,
    });

    it('groups by declared fields, null first, and adds what there is', async () => {
      await filled(
        subject.store,
        account('a', { city: 'Cali', followers: 10, spent: 5n }),
        account('b', { city: 'Cali', followers: 20 }),
        account('c', { city: '\uffff', followers: 1, spent: -2n }),
        account('d', { city: '😀', spent: 1n }),
        account('e', { spent: 3n }),
        account('f', { city: null, followers: 4 }),
        account('g', { platform: 'x', city: 'Cali', followers: 1_000 }),
      );
      expect(await subject.store.totals('accounts', youtube({ by: ['city'], sums: ['followers', 'spent'] }))).toEqual([
        { group: { city: null }, count: 2, sums: { followers: 4n, spent: 3n } },
        { group: { city: 'Cali' }, count: 2, sums: { followers: 30n, spent: 5n } },
        { group: { city: '😀' }, count: 1, sums: { followers: 0n, spent: 1n } },
        { group: { city: '\uffff' }, count: 1, sums: { followers: 1n, spent: -2n } },
      ]);
    });

    it('groups by several fields of several types, in the order named', async () => {
      await filled(
        subject.store,
        account('a', { followers: 10, spent: 2n ** 60n }),
        account('b', { followers: 9, spent: 2n ** 60n + 1n }),
        account('c', { followers: 9, spent: 2n ** 60n }),
        account('d', { followers: 10, spent: 2n ** 60n }),
        account('e', { followers: 9 }),
      );
      expect(await subject.store.totals('accounts', youtube({ by: ['followers', 'spent'] }))).toEqual([
        { group: { followers: 9, spent: null }, count: 1, sums: {} },
        { group: { followers: 9, spent: 2n ** 60n }, count: 1, sums: {} },
        { group: { followers: 9, spent: 2n ** 60n + 1n }, count: 1, sums: {} },
        { group: { followers: 10, spent: 2n ** 60n }, count: 2, sums: {} },
      ]);
    });

    it('adds exactly past 2^53 and past 2^63', async () => {
      const top = 2n ** 63n - 1n;
      await filled(
        subject.store,
        account('a', { followers: Number.MAX_SAFE_INTEGER, spent: top }),
        account('b', { followers: Number.MAX_SAFE_INTEGER, spent: top }),
        account('c', { followers: 2, spent: top }),
        account('d', { followers: -1, spent: -7n }),
      );
      const [total] = await subject.store.totals('accounts', youtube({ sums: ['followers', 'spent'] }));
      expect(total).toEqual({
        group: {},
        count: 4,
        sums: { followers: 18_014_398_509_481_983n, spent: 27_670_116_110_564_327_414n },
      });
    });

    it('adds below -2^63 exactly', async () => {
      await filled(subject.store, ...['a', 'b', 'c'].map((id) => account(id, { spent: -(2n ** 63n) })));
      const [total] = await subject.store.totals('accounts', youtube({ sums: ['spent'] }));
      expect(total?.sums).toEqual({ spent: -27_670_116_110_564_327_424n });
    });

    it('has no group where nothing matches', async () => {
      await filled(subject.store, account('a', { followers: 1 }));
      expect(await subject.store.totals('accounts', { ...youtube({}), equal: { platform: 'x' } })).toEqual([]);
      const none = youtube({ index: 'byFollowers', range: { from: 2 }, by: ['city'], sums: ['followers'] });
      expect(await subject.store.totals('accounts', none)).toEqual([]);
    });

    it('counts inside a range of the index only', async () => {
      await filled(subject.store, ...[1, 2, 3, 4].map((n) => account(`a${n}`, { followers: n })), account('none'));
      const range = { from: 2, until: 4 };
      expect(
        await subject.store.totals('accounts', youtube({ index: 'byFollowers', range, sums: ['followers'] })),
      ).toEqual([{ group: {}, count: 2, sums: { followers: 5n } }]);
    });
  });
}
