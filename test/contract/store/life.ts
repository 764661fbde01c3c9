import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentOf, inChunks } from './files.ts';
import { account } from './specimens.ts';
import { filled, refusal, type Subject, stop } from './subject.ts';

/** What is promised of closing, and of data that outlive a connection. */
export function lifeContract(subject: Subject): void {
  describe('life', () => {
    it('refuses everything once closed, and closes twice', async () => {
      await subject.store.close();
      await subject.store.close();
      const asked = [
        subject.store.insert('accounts', account('a')),
        subject.store.insertMany('accounts', [account('a')]),
        subject.store.get('accounts', ['a']),
        subject.store.replace('accounts', account('a')),
        subject.store.scan('accounts', { index: 'byPlatform', equal: { platform: 'x' }, limit: 1 }),
        subject.store.totals('accounts', { index: 'byPlatform', equal: { platform: 'x' }, by: [], sums: [] }),
        subject.store.remove('captures', ['a']),
        subject.store.putFile(Uint8Array.of(1)),
        subject.store.getFile('0'.repeat(64)),
        subject.store.removeFile('0'.repeat(64)),
        subject.store.putChunks(inChunks(Buffer.alloc(3_000_000))),
        subject.store.getChunks('0'.repeat(64)),
      ];
      for (const work of asked) expect(await refusal(work)).toEqual(stop('store-closed'));
    });

    it('finds everything again after it was closed', async ({ skip }) => {
      const { again } = subject;
      if (!again) return skip('data live in one object');
      await filled(
        subject.store,
        account('a', { city: '😀', followers: 1, spent: 2n ** 62n }),
        account('b', { followers: 2 }),
      );
      await subject.store.replace('accounts', account('b', { followers: 3 }));
      const digest = await subject.store.putFile(Uint8Array.of(7));
      const large = await subject.store.putChunks(inChunks(randomBytes(3_000_000)));
      await subject.store.close();
      const reopened = await again();
      expect(await reopened.get('accounts', ['a', 'b'])).toEqual([
        account('a', { city: '😀', followers: 1, spent: 2n ** 62n }),
        account('b', { followers: 3, revision: 1 }),
      ]);
      const query = { index: 'byFollowers', equal: { platform: 'youtube' }, range: { from: 2 }, limit: 9 };
      expect((await reopened.scan('accounts', query)).documents.map(({ id }) => id)).toEqual(['b']);
      expect(await reopened.getFile(digest)).toEqual(Uint8Array.of(7));
      expect(await contentOf(reopened, large.digest)).toEqual(large);
    });

    it('serves two connections at once, each seeing what the other has written', async ({ skip }) => {
      const { again } = subject;
      if (!again) return skip('data live in one object');
      const other = await again();
      const ids = Array.from({ length: 50 }, (_, at) => `a${at}`);
      const both = (id: string) => [
        subject.store.insert('accounts', account(id)),
        other.insert('accounts', account(id)),
      ];
      const won = await Promise.all(ids.flatMap(both));
      expect(won.filter(Boolean)).toHaveLength(50);
      expect(await other.get('accounts', ids)).toEqual(ids.map((id) => account(id)));
      const replaced = await Promise.all([
        subject.store.replace('accounts', account('a0', { name: 'una' })),
        other.replace('accounts', account('a0', { name: 'otra' })),
      ]);
      expect(replaced.filter(Boolean)).toHaveLength(1);
      const name = replaced[0] ? 'una' : 'otra';
      expect(await subject.store.get('accounts', ['a0'])).toEqual([account('a0', { name, revision: 1 })]);
    });
  });
}
