import { describe, expect, it } from 'vitest';
import { account } from './specimens.ts';
import { filled, refusal, type Subject, stop } from './subject.ts';

/** What is promised of what a document may hold and of reading it back. */
export function documentsContract(subject: Subject): void {
  describe('documents', () => {
    it.each([
      ['nothing', null],
      ['texts', ['', 'ñandú', '\u0000', '\u2028', '"\\', '😀', '\ud83d', '\udc00x', '__proto__']],
      ['numbers', [0, -1, 0.1, 1e300, 5e-324, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]],
      ['bigint at any depth', { a: [1n, { b: -(2n ** 200n) }], c: 2n ** 53n + 1n }],
      ['members that look like a tag', { $bigint: '12', $$bigint: { $bigint: 12n }, x: [{ $bigint: 'no' }, 7n] }],
      ['a tag alone', { $bigint: '12' }],
      ['a tag of a bigint', { $bigint: 12n, $$$bigint: null }],
      ['texts that look like a tag', ['{"$bigint":"12"}', '$bigint":', '12n']],
      ['empty containers', [{}, [], [[]], { '': {} }]],
      ['names of all kinds', JSON.parse('{"__proto__":{"x":1},"constructor":2,"ñ":3,"1":4}')],
    ])('gives back %s as written', async (_, note) => {
      await subject.store.insert('accounts', account('a', { note }));
      const [read] = await subject.store.get('accounts', ['a']);
      expect(read).toStrictEqual(account('a', { note }));
    });

    it('gives deep copies, on the way in and out', async () => {
      const note = { list: [1, { deep: 'before' }] };
      const written = account('a', { note });
      await subject.store.insert('accounts', written);
      note.list.push(2);
      written.name = 'otra';
      const expected = account('a', { note: { list: [1, { deep: 'before' }] } });
      const [first] = await subject.store.get('accounts', ['a']);
      expect(first).toEqual(expected);
      if (first) first.name = 'cambiada al leer';
      const { documents } = await subject.store.scan('accounts', {
        index: 'byPlatform',
        equal: { platform: 'youtube' },
        limit: 1,
      });
      expect(documents).toEqual([expected]);
    });

    it.each([
      ['undefined', undefined],
      ['a hole', [1, undefined]],
      ['NaN', Number.NaN],
      ['infinity', { deep: [Number.POSITIVE_INFINITY] }],
      ['a date', new Date(0)],
      ['a map', new Map([[1, 2]])],
      ['bytes', new Uint8Array(2)],
      ['a function', () => 1],
      ['a symbol', Symbol('s')],
    ])('refuses %s', async (_, note) => {
      expect(await refusal(subject.store.insert('accounts', account('a', { note })))).toEqual(stop('store-document'));
      expect(await subject.store.get('accounts', ['a'])).toEqual([]);
    });

    it.each([
      ['a text where an integer is declared', { followers: '5' as unknown as number }],
      ['a fraction where an integer is declared', { followers: 1.5 }],
      ['an unsafe integer', { followers: 2 ** 53 }],
      ['a number where a bigint is declared', { spent: 5 as unknown as bigint }],
      ['a bigint beyond 64 bits in a declared field', { spent: 2n ** 63n }],
      ['an empty id', { id: '' }],
      ['a revision that is not whole', { revision: 0.5 }],
      ['a negative revision', { revision: -1 }],
    ])('refuses %s', async (_, members) => {
      const document = account('a', members);
      expect(await refusal(subject.store.insert('accounts', document))).toEqual(stop('store-document'));
      expect(await refusal(subject.store.replace('accounts', document))).toEqual(stop('store-document'));
    });
  });

  describe('get', () => {
    it('keeps the order asked and leaves unknown ids out', async () => {
      await filled(subject.store, account('a'), account('b'), account('c'));
      const got = await subject.store.get('accounts', ['c', 'x', 'a', 'c', '']);
      expect(got.map(({ id }) => id)).toEqual(['c', 'a', 'c']);
      expect(await subject.store.get('accounts', [])).toEqual([]);
    });
  });
}
