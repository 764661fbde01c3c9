import { describe, expect, it } from 'vitest';
import type { IndexRange } from '#core/ports/store.ts';
import { account } from './specimens.ts';
import { filled, idsOf, pagesOf, type Subject } from './subject.ts';

/** What is promised of order, range and paging. */
export function scanContract(subject: Subject): void {
  describe('scan', () => {
    it('orders by the field, then by id, both ways', async () => {
      await filled(
        subject.store,
        account('b', { followers: 5 }),
        account('d', { followers: 1 }),
        account('a', { followers: 5 }),
        account('c', { followers: -3 }),
        account('e', { followers: 5, platform: 'x' }),
      );
      expect(await idsOf(subject.store, {})).toEqual(['c', 'd', 'a', 'b']);
      expect(await idsOf(subject.store, { order: 'descending' })).toEqual(['b', 'a', 'd', 'c']);
      expect(await idsOf(subject.store, { index: 'byPlatform', order: 'descending' })).toEqual(['d', 'c', 'b', 'a']);
    });

    it('includes the lower bound and excludes the upper', async () => {
      await filled(
        subject.store,
        ...[1, 2, 3, 4].map((n) => account(`a${n}`, { followers: n, spent: BigInt(n) ** 30n })),
      );
      const range: [IndexRange, string[]][] = [
        [{ from: 2 }, ['a2', 'a3', 'a4']],
        [{ until: 3 }, ['a1', 'a2']],
        [{ from: 2, until: 4 }, ['a2', 'a3']],
        [{ from: 3, until: 3 }, []],
        [{ from: 4, until: 1 }, []],
        [{}, ['a1', 'a2', 'a3', 'a4']],
      ];
      for (const [bounds, ids] of range) {
        expect(await idsOf(subject.store, { range: bounds })).toEqual(ids);
        expect(await idsOf(subject.store, { range: bounds, order: 'descending' })).toEqual(ids.toReversed());
      }
    });

    it('compares bigint exactly', async () => {
      const odd = 2n ** 53n + 1n;
      await filled(
        subject.store,
        account('d', { spent: 2n ** 63n - 1n }),
        account('b', { spent: odd }),
        account('a', { spent: odd - 1n }),
        account('c', { spent: odd + 1n }),
        account('e', { spent: -(2n ** 63n) }),
      );
      expect(await idsOf(subject.store, { index: 'bySpent' })).toEqual(['e', 'a', 'b', 'c', 'd']);
      expect(await idsOf(subject.store, { index: 'bySpent', range: { from: odd, until: odd + 1n } })).toEqual(['b']);
      expect(await idsOf(subject.store, { index: 'bySpent', range: { from: 2n ** 63n - 1n } })).toEqual(['d']);
    });

    it('orders texts by UTF-16 code unit, in the order field and in ties', async () => {
      const texts = ['', 'A', 'Z', 'a', 'a\u0000', 'ab', 'z', 'Ñ', 'ñ', '\ud7ff', '\ud800', '😀', '😀a', '\udfff'];
      const all = [...texts, '\ue000', '\uffff', '\uffffa', '\ufffd', '𐀀', '퟿😀'];
      const inOrder = all.toSorted();
      expect(inOrder.indexOf('😀')).toBeLessThan(inOrder.indexOf('\uffff'));
      await filled(subject.store, ...all.map((city) => account(`id ${city}`, { city, followers: 1 })));
      expect(await idsOf(subject.store, { index: 'byCity' })).toEqual(inOrder.map((city) => `id ${city}`));
      expect(await idsOf(subject.store, {})).toEqual(inOrder.map((city) => `id ${city}`));
      const from = inOrder.indexOf('😀');
      expect(await idsOf(subject.store, { index: 'byCity', range: { from: '😀', until: '\ufffd' } })).toEqual(
        inOrder.slice(from, inOrder.indexOf('\ufffd')).map((city) => `id ${city}`),
      );
      expect(await idsOf(subject.store, { index: 'inCity', equal: { platform: 'youtube', city: '\ud800' } })).toEqual([
        'id \ud800',
      ]);
    });

    it('asks by several equal fields, of any type', async () => {
      await filled(
        subject.store,
        account('a', { city: 'Cali', followers: 2, spent: 7n }),
        account('b', { city: 'Cali', followers: 1, spent: 7n }),
        account('c', { city: 'Pasto', followers: 2, spent: 7n }),
        account('d', { city: 'Cali', followers: 2, spent: 8n }),
      );
      expect(await idsOf(subject.store, { index: 'inCity', equal: { platform: 'youtube', city: 'Cali' } })).toEqual([
        'b',
        'a',
        'd',
      ]);
      expect(await idsOf(subject.store, { index: 'ofFollowers', equal: { spent: 7n, followers: 2 } })).toEqual([
        'a',
        'c',
      ]);
    });

    it('leaves out documents that lack a field of the index', async () => {
      await filled(subject.store, account('a', { city: 'Cali' }), account('b', { city: null }), account('c'));
      expect(await idsOf(subject.store, { index: 'byCity' })).toEqual(['a']);
      expect(await idsOf(subject.store, { index: 'byCity', order: 'descending' })).toEqual(['a']);
      expect(await idsOf(subject.store, { index: 'inCity', equal: { platform: 'youtube', city: 'Cali' } })).toEqual([]);
    });

    it.each(['ascending', 'descending'] as const)('pages through ties once each, %s', async (order) => {
      const followers = [3, 1, 2, 2, 2, 2, 2, 3, 3, 1, 2];
      const all = followers.map((n, at) => account(`a${String(at).padStart(2, '0')}`, { followers: n }));
      await filled(subject.store, ...all);
      const byHand = ['a01', 'a09', 'a02', 'a03', 'a04', 'a05', 'a06', 'a10', 'a00', 'a07', 'a08'];
      const expected = order === 'ascending' ? byHand : byHand.toReversed();
      for (const limit of [1, 2, 3, 4, 10, 11, 12]) {
        const pages = await pagesOf(subject.store, {
          index: 'byFollowers',
          equal: { platform: 'youtube' },
          order,
          limit,
        });
        expect(pages.flat()).toEqual(expected);
        expect(pages.every((page) => page.length <= limit)).toBe(true);
      }
    });

    it('pages inside a range, and goes on where documents came or changed meanwhile', async () => {
      await filled(subject.store, ...[1, 2, 3, 4, 5, 6].map((n) => account(`a${n}`, { followers: n })));
      const query = { index: 'byFollowers', equal: { platform: 'youtube' }, range: { from: 2, until: 6 }, limit: 2 };
      const first = await subject.store.scan('accounts', query);
      expect(first.documents.map(({ id }) => id)).toEqual(['a2', 'a3']);
      await filled(
        subject.store,
        account('a0', { followers: 2 }),
        account('a35', { followers: 3 }),
        account('a7', { followers: 5 }),
      );
      if (!first.next) throw new Error('there is a second page');
      const second = await subject.store.scan('accounts', { ...query, after: first.next });
      expect(second.documents.map(({ id }) => id)).toEqual(['a35', 'a4']);
    });

    it('obeys a cursor and a range that do not meet', async () => {
      await filled(subject.store, ...[1, 2, 3, 4].map((n) => account(`a${n}`, { followers: n })));
      const past = (value: number) => ({ value, id: `a${value}` });
      expect(await idsOf(subject.store, { range: { from: 3 }, after: past(1) })).toEqual(['a3', 'a4']);
      expect(await idsOf(subject.store, { range: { until: 3 }, after: past(4), order: 'descending' })).toEqual([
        'a2',
        'a1',
      ]);
      expect(await idsOf(subject.store, { range: { until: 3 }, after: past(3) })).toEqual([]);
      expect(await idsOf(subject.store, { range: { from: 3 }, after: past(3), order: 'descending' })).toEqual([]);
      expect(
        await idsOf(subject.store, { range: { until: 3 }, after: { value: 3, id: 'z' }, order: 'descending' }),
      ).toEqual(['a2', 'a1']);
      expect(await idsOf(subject.store, { range: { from: 3 }, after: { value: 3, id: '' } })).toEqual(['a3', 'a4']);
    });

    it('says nothing follows when nothing matches', async () => {
      const page = await subject.store.scan('accounts', { index: 'byPlatform', equal: { platform: 'x' }, limit: 5 });
      expect(page).toEqual({ documents: [] });
    });
  });
}
