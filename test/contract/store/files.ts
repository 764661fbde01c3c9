import { createHash, randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Store, StoredFile } from '#core/ports/store.ts';
import { refusal, type Subject } from './subject.ts';

const MIB = 2 ** 20;
const LIVE_MIB = 32;
const LARGE_MIB = 64;

/** What is promised of files. */
export function filesContract(subject: Subject): void {
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

    it.each([0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB, 5 * MIB + 7])(
      'keeps %i bytes as they come, in pieces of any size',
      async (length) => {
        const bytes = randomBytes(length);
        const file = await subject.store.putChunks(inChunks(bytes));
        expect(file).toEqual({ digest: createHash('sha256').update(bytes).digest('hex'), bytes: length });
        expect(await contentOf(subject.store, file.digest)).toEqual(file);
        const whole = await subject.store.getFile(file.digest);
        expect(whole && Buffer.from(whole).equals(bytes)).toBe(true);
        expect(await subject.store.putFile(bytes)).toBe(file.digest);
      },
    );

    it('knows a published digest', async () => {
      // FIPS 180-2, appendix B.1.
      const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
      expect(await subject.store.putFile(new TextEncoder().encode('abc'))).toBe(abc);
    });

    it.each([3, 3_000_000])('gives copies of %i bytes', async (length) => {
      const bytes = new Uint8Array(length).fill(7);
      const digest = await subject.store.putFile(bytes);
      bytes.fill(9);
      const read = await subject.store.getFile(digest);
      expect(read?.every((byte) => byte === 7)).toBe(true);
      read?.fill(0);
      for await (const chunk of chunksOf(subject.store, digest)) chunk.fill(1);
      const again = await subject.store.getFile(digest);
      expect(again?.every((byte) => byte === 7)).toBe(true);
    });

    it('has nothing under an unknown digest', async () => {
      expect(await subject.store.getFile('0'.repeat(64))).toBeUndefined();
      expect(await subject.store.getChunks('0'.repeat(64))).toBeUndefined();
    });

    it.each([0, 10, 3 * MIB])('has nothing of a file that broke off after %i bytes, and says why', async (length) => {
      const bytes = randomBytes(length);
      const cause = new Error('the line was cut');
      async function* broken() {
        yield* inChunks(bytes);
        throw cause;
      }
      expect(await refusal(subject.store.putChunks(broken()))).toBe(cause);
      const digest = createHash('sha256').update(bytes).digest('hex');
      expect(await subject.store.getChunks(digest)).toBeUndefined();
      expect((await subject.store.putChunks(inChunks(bytes))).digest).toBe(digest);
      expect(await contentOf(subject.store, digest)).toEqual({ digest, bytes: length });
    });

    it('lets several write the same bytes at once, and others', async () => {
      const other = (await subject.again?.()) ?? subject.store;
      const [same, another] = [randomBytes(3 * MIB), randomBytes(2 * MIB)];
      const [first, ...others] = await Promise.all([
        subject.store.putChunks(inChunks(same)),
        other.putChunks(inChunks(same)),
        subject.store.putFile(same).then((digest) => ({ digest, bytes: same.length })),
        subject.store.putChunks(inChunks(same)),
      ]);
      const { digest } = await other.putChunks(inChunks(another));
      for (const one of others) expect(one).toEqual(first);
      expect(await contentOf(subject.store, first.digest)).toEqual(first);
      expect(await contentOf(subject.store, digest)).toEqual({ digest, bytes: another.length });
    });

    it('gives a file while others write', async () => {
      const [kept, written] = [randomBytes(3 * MIB), randomBytes(4 * MIB)];
      const { digest } = await subject.store.putChunks(inChunks(kept));
      const hash = createHash('sha256');
      const reading = chunksOf(subject.store, digest);
      async function* whileReading() {
        for await (const chunk of inChunks(written)) {
          const read = await reading.next();
          if (!read.done) hash.update(read.value);
          yield chunk;
        }
      }
      const file = await subject.store.putChunks(whileReading());
      for (let read = await reading.next(); !read.done; read = await reading.next()) hash.update(read.value);
      expect(hash.digest('hex')).toBe(digest);
      expect(await contentOf(subject.store, file.digest)).toEqual(file);
    });

    it(`holds less than ${LIVE_MIB} MiB of a file of ${LARGE_MIB} MiB`, { timeout: 60_000 }, async ({ skip }) => {
      if (!subject.again) return skip('data live in one object');
      const live = liveMemory();
      const before = live();
      let most = 0;
      const look = (at: number) => {
        if (at % (8 * MIB) === 0) most = Math.max(most, live() - before);
      };
      async function* large() {
        for (let at = 0; at < LARGE_MIB * MIB; at += 65_536) {
          look(at);
          yield Buffer.alloc(65_536, at / 65_536);
        }
      }
      const { digest, bytes } = await subject.store.putChunks(large());
      expect(bytes).toBe(LARGE_MIB * MIB);
      let read = 0;
      for await (const chunk of chunksOf(subject.store, digest)) {
        read += chunk.length;
        look(read);
      }
      expect(read).toBe(bytes);
      expect(most).toBeLessThan(LIVE_MIB * MIB);
    });
  });
}

/** Bytes in pieces of sizes that fit nothing. */
export async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const sizes = [65_536, 1, 700_001, 1_100_000];
  for (let [at, turn] = [0, 0]; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function* chunksOf(store: Store, digest: string): AsyncGenerator<Uint8Array> {
  yield* (await store.getChunks(digest))?.chunks ?? [];
}

/** A file as its chunks tell it, which must be as many bytes as the store says. */
export async function contentOf(store: Store, digest: string): Promise<StoredFile | undefined> {
  const file = await store.getChunks(digest);
  if (!file) return undefined;
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of file.chunks) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  expect(bytes).toBe(file.bytes);
  return { digest: hash.digest('hex'), bytes };
}

/** Bytes of all that is still held, as it is after the collector ran. */
function liveMemory(): () => number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return () => {
    collect();
    // Buffers that the first run found dead are freed beside it, and counted until the next one begins.
    collect();
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    return arrayBuffers + heapUsed;
  };
}
