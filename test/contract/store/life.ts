import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { account } from './specimens.ts';
import { filled, refusal, type Subject, stop } from './subject.ts';

/** What is promised of files, of closing, and of data that outlive a connection. */
export function lifeContract(subject: Subject): void {
  describe('files', () => {
    it.each([
      ['no bytes', new Uint8Array()],
      ['all bytes', Uint8Array.from({ length: 256 }, (_, at) => at)],
      ['a view into a larger buffer', Buffer.from('xxevidenciaxx').subarray(2, 11)],
      ['two megabytes', Uint8Array.from({ length: 2_000_000 }, (_, at) => (at * 31) % 251)],
    ])('keeps %s under their digest', async (_, bytes) => {
      const digest = await subject.store.putFile(bytes);
      expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'));
      const read = await subject.store.getFile(digest);
      expect(read && Buffer.from(read).equals(bytes)).toBe(true);
      expect(await subject.store.putFile(Uint8Array.from(bytes))).toBe(digest);
    });

    it('knows a published digest', async () => {
      // FIPS 180-2, appendix B.1.
      const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
      expect(await subject.store.putFile(new TextEncoder().encode('abc'))).toBe(abc);
    });

    it('gives copies, and nothing for an unknown digest', async () => {
      const bytes = Uint8Array.of(1, 2, 3);
      const digest = await subject.store.putFile(bytes);
      bytes[0] = 9;
      const read = await subject.store.getFile(digest);
      expect(read && [...read]).toEqual([1, 2, 3]);
      read?.fill(0);
      const again = await subject.store.getFile(digest);
      expect(again && [...again]).toEqual([1, 2, 3]);
      expect(await subject.store.getFile('0'.repeat(64))).toBeUndefined();
    });

    it.each([
      ['a small one', Uint8Array.of(4, 5)],
      ['a large one', Uint8Array.from({ length: 2_000_000 }, (_, at) => (at * 17) % 251)],
    ])('lets go %s, tells whether it was there, and takes it again', async (_, bytes) => {
      const other = await subject.store.putFile(Uint8Array.of(6));
      const digest = await subject.store.putFile(bytes);
      expect(await subject.store.removeFile(digest)).toBe(true);
      expect(await subject.store.getFile(digest)).toBeUndefined();
      expect(await subject.store.removeFile(digest)).toBe(false);
      expect(await subject.store.getFile(other)).toEqual(Uint8Array.of(6));
      expect(await subject.store.putFile(bytes)).toBe(digest);
      expect(Buffer.from((await subject.store.getFile(digest)) ?? []).equals(bytes)).toBe(true);
    });
  });

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
      await subject.store.close();
      const reopened = await again();
      expect(await reopened.get('accounts', ['a', 'b'])).toEqual([
        account('a', { city: '😀', followers: 1, spent: 2n ** 62n }),
        account('b', { followers: 3, revision: 1 }),
      ]);
      const query = { index: 'byFollowers', equal: { platform: 'youtube' }, range: { from: 2 }, limit: 9 };
      expect((await reopened.scan('accounts', query)).documents.map(({ id }) => id)).toEqual(['b']);
      expect(await reopened.getFile(digest)).toEqual(Uint8Array.of(7));
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
