import { describe, expect, it } from 'vitest';
import { account, capture, type WideAccount, workItem } from './specimens.ts';
import { filled, idsOf, refusal, type Subject, stop } from './subject.ts';

/** What is promised of insert, insertMany, replace and remove. */
export function writesContract(subject: Subject): void {
  describe('insert', () => {
    it('stores a new document', async () => {
      expect(await subject.store.insert('accounts', account('a'))).toBe(true);
      expect(await subject.store.get('accounts', ['a'])).toEqual([account('a')]);
    });

    it('changes nothing when the id is taken', async () => {
      await subject.store.insert('accounts', account('a', { name: 'primera', followers: 1 }));
      expect(await subject.store.insert('accounts', account('a', { name: 'segunda', followers: 2 }))).toBe(false);
      expect(await subject.store.get('accounts', ['a'])).toEqual([account('a', { name: 'primera', followers: 1 })]);
      expect(await idsOf(subject.store, { range: { from: 2 } })).toEqual([]);
    });

    it('keeps the same id apart in two collections', async () => {
      await subject.store.insert('accounts', account('pull|k'));
      expect(await subject.store.insert('work', workItem('k'))).toBe(true);
      expect(await subject.store.get('accounts', ['pull|k'])).toEqual([account('pull|k')]);
    });

    it('lets one of many writers at once win', async () => {
      const tries = Array.from({ length: 20 }, (_, at) =>
        subject.store.insert('accounts', account('a', { followers: at })),
      );
      const won = await Promise.all(tries);
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await subject.store.get('accounts', ['a'])).toEqual([account('a', { followers: won.indexOf(true) })]);
    });

    it('tells ids apart that differ only in strange characters', async () => {
      const ids = ['a', 'a\u0000', 'a\u0000b', '\ud800', '\udfff', '\ufffd', 'á', 'a\u0301', 'A', ' a', 'a ', '😀'];
      await filled(subject.store, ...ids.map((id) => account(id)));
      expect((await subject.store.get('accounts', ids)).map(({ id }) => id)).toEqual(ids);
    });
  });

  describe('insertMany', () => {
    it('counts only the new ones and leaves the others as they are', async () => {
      await filled(subject.store, account('a', { name: 'primera' }));
      const more = [account('a', { name: 'segunda' }), account('b'), account('c'), account('b', { name: 'tercera' })];
      expect(await subject.store.insertMany('accounts', more)).toBe(2);
      expect(await subject.store.get('accounts', ['a', 'b', 'c'])).toEqual([
        account('a', { name: 'primera' }),
        account('b'),
        account('c'),
      ]);
    });

    it('takes none and many', async () => {
      expect(await subject.store.insertMany('accounts', [])).toBe(0);
      const many = Array.from({ length: 2_500 }, (_, at) => account(`a${at}`, { followers: at }));
      expect(await subject.store.insertMany('accounts', many)).toBe(2_500);
      expect(await idsOf(subject.store, {})).toEqual(many.map(({ id }) => id));
    });

    it('stores none when one cannot be stored', async () => {
      const bad = account('b', { note: Number.NaN });
      expect(await refusal(subject.store.insertMany('accounts', [account('a'), bad]))).toEqual(stop('store-document'));
      expect(await subject.store.get('accounts', ['a'])).toEqual([]);
    });
  });

  describe('replace', () => {
    it('raises the revision and replaces everything else', async () => {
      await subject.store.insert('accounts', account('a', { followers: 1, city: 'Bogotá' }));
      expect(await subject.store.replace('accounts', account('a', { followers: 2 }))).toBe(true);
      expect(await subject.store.get('accounts', ['a'])).toEqual([account('a', { followers: 2, revision: 1 })]);
      expect(await idsOf(subject.store, { range: { until: 2 } })).toEqual([]);
      expect(await idsOf(subject.store, { range: { from: 2 } })).toEqual(['a']);
      expect(await idsOf(subject.store, { index: 'byCity' })).toEqual([]);
      expect(await idsOf(subject.store, { index: 'byRevision', range: { from: 1 } })).toEqual(['a']);
    });

    it('does nothing on another revision or an unknown id', async () => {
      await subject.store.insert('accounts', account('a'));
      await subject.store.replace('accounts', account('a', { name: 'nueva' }));
      expect(await subject.store.replace('accounts', account('a', { name: 'tarde' }))).toBe(false);
      expect(await subject.store.replace('accounts', account('a', { name: 'pronto', revision: 2 }))).toBe(false);
      expect(await subject.store.replace('accounts', account('b'))).toBe(false);
      expect(await subject.store.get('accounts', ['a', 'b'])).toEqual([account('a', { name: 'nueva', revision: 1 })]);
    });

    it('loses no update among writers that read again', async () => {
      await subject.store.insert('accounts', account('a', { followers: 0 }));
      async function addOne(): Promise<void> {
        for (;;) {
          const [read] = (await subject.store.get('accounts', ['a'])) as WideAccount[];
          if (read && (await subject.store.replace('accounts', { ...read, ...plusOne(read) }))) return;
        }
      }
      const plusOne = (read: WideAccount) => ({ followers: (read.followers ?? 0) + 1 });
      await Promise.all(Array.from({ length: 10 }, addOne));
      expect(await subject.store.get('accounts', ['a'])).toEqual([account('a', { followers: 10, revision: 10 })]);
    });
  });

  describe('remove', () => {
    it('removes by id and counts what was there', async () => {
      await subject.store.insertMany(
        'captures',
        [0, 1, 2].map((n) => capture('p', n)),
      );
      expect(await subject.store.remove('captures', ['p#0', 'p#2', 'p#9', 'p#0'])).toBe(2);
      expect(await subject.store.get('captures', ['p#0', 'p#1', 'p#2'])).toEqual([capture('p', 1)]);
      const left = await subject.store.scan('captures', { index: 'byPull', equal: { pull: 'p' }, limit: 10 });
      expect(left.documents).toEqual([capture('p', 1)]);
      expect(await subject.store.remove('captures', [])).toBe(0);
      expect(await subject.store.insert('captures', capture('p', 0))).toBe(true);
    });

    it('refuses collections that are kept', async () => {
      await filled(subject.store, account('a'));
      expect(await refusal(subject.store.remove('accounts', ['a']))).toEqual(stop('store-query'));
      expect(await subject.store.get('accounts', ['a'])).toEqual([account('a')]);
    });
  });
}
