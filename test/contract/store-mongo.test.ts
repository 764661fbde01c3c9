import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Binary, type Db, MongoClient, ObjectId } from 'mongodb';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Store } from '#core/ports/store.ts';
import { COLLECTIONS, type CollectionSpecs } from '#services/store/collections.ts';
import { createMongoStore } from '#services/store/mongo.ts';
import { freePort } from '#test/servers/free-port.ts';
import { startMongo } from '#test/servers/mongo.ts';
import { temporaryDatabase } from '#test/support/temporary-database.ts';
import { withEngine } from '#test/support/with-engine.ts';
import { account, capture, WIDE_COLLECTIONS, workItem } from './store/specimens.ts';
import { linesToTheEnd, linesUntilKilled, startWriter, wordsAfter } from './store/writers.ts';

withEngine('mongo store', inject('mongo'), (server) => {
  describe('mongo store', () => {
    let uri: string;
    let client: MongoClient;
    let db: Db;
    let drop: () => Promise<void>;
    const stores: Store[] = [];
    const open = async (collections?: CollectionSpecs) => {
      const store = await createMongoStore({ uri, ...(collections && { collections }) });
      stores.push(store);
      return store;
    };
    beforeEach(async () => {
      ({ uri, drop } = temporaryDatabase(server));
      client = new MongoClient(server, { useBigInt64: true });
      db = client.db(new URL(uri).pathname.slice(1));
    });
    afterEach(async () => {
      for (const store of stores.splice(0)) await store.close();
      await drop();
      await client.close();
    });

    describe('processes', () => {
      it.each([1, 40, 333])('loses nothing acknowledged before a writer is killed after %i lines', async (lines) => {
        const said = await linesUntilKilled(startWriter(uri, 'uno', 'endless'), lines);
        const store = await open();
        const captures = wordsAfter(said, 'new');
        expect((await store.get('captures', captures)).map(({ id }) => id)).toEqual(captures);
        for (const digest of wordsAfter(said, 'file')) expect(await digestOf(store, digest)).toBe(digest);
        const [item] = await store.get('work', ['pull|shared']);
        expect(item?.attempts ?? 0).toBeGreaterThanOrEqual(Number(wordsAfter(said, 'attempts').at(-1) ?? 0));
      });

      it('lets several processes make and write one database at once, each document once', async () => {
        const children = ['uno', 'dos', 'tres'].map((label) => startWriter(uri, label, 120));
        const said = await Promise.all(children.map((child) => linesToTheEnd(child)));
        const fresh = said.flatMap((lines) => wordsAfter(lines, 'new'));
        expect(fresh.toSorted()).toEqual(Array.from({ length: 120 }, (_, at) => `shared#${at}`).toSorted());
        const attempts = said.flatMap((lines) => wordsAfter(lines, 'attempts')).map(Number);
        expect(attempts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 36 }, (_, at) => at + 1));
      });
    });

    describe('database', () => {
      it('holds documents that a person can read, with exact numbers', async () => {
        const store = await open(WIDE_COLLECTIONS);
        const note = { text: 'año 😀', 'youtube.views@2': [1, 2.5], price: 2n ** 62n + 1n };
        await store.insert('accounts', account('ñ', { city: 'Bogotá', spent: 2n ** 62n + 1n, followers: 7, note }));
        expect(await db.collection('accounts').findOne({}, { projection: { _halves: 0 } })).toEqual({
          _id: 'ñ',
          revision: 0n,
          platform: 'youtube',
          native: 'native of ñ',
          name: 'Cuenta ñ',
          url: 'https://ejemplo.gov.co/',
          city: 'Bogotá',
          spent: 4_611_686_018_427_387_905n,
          followers: 7n,
          note,
        });
      });

      it('keeps a file over 1 MiB in GridFS, and a smaller one in its document', async () => {
        const store = await open();
        const [small, large] = [Buffer.alloc(1024 * 1024, 'a'), Buffer.alloc(1024 * 1024 + 1, 'b')];
        const digests = [await store.putFile(small), await store.putFile(large)];
        const named = await db.collection('large_files.files').find({}).toArray();
        expect(named.map(({ filename }) => filename)).toEqual([digests[1]]);
        expect(await digestOf(store, digests[0] ?? '')).toBe(digests[0]);
        expect(await digestOf(store, digests[1] ?? '')).toBe(digests[1]);
      });

      it('keeps one upload of a large file that two put at once', async () => {
        const [one, other] = [await open(), await open()];
        const bytes = Buffer.alloc(3_000_000, 'c');
        const digests = await Promise.all([one.putFile(bytes), other.putFile(bytes), one.putFile(bytes)]);
        expect(new Set(digests).size).toBe(1);
        expect(await db.collection('large_files.files').countDocuments()).toBe(1);
        expect(await digestOf(other, digests[0] ?? '')).toBe(digests[0]);
      });

      it('has nothing of a large file of which a process died, and removes it a day later', async () => {
        const store = await open();
        await linesUntilKilled(startWriter(uri, 'uno', 'large file'), 7);
        const [chunks, uploads] = [db.collection('large_files.chunks'), db.collection('large_files.files')];
        const [torn] = await chunks.distinct('files_id');
        expect(await db.collection('files').countDocuments()).toBe(0);
        const soon = await store.putFile(Buffer.alloc(2_000_000, 'a'));
        expect(await chunks.countDocuments({ files_id: torn })).toBeGreaterThan(0);

        const day = Date.now() / 1000 - 25 * 60 * 60;
        const old = (at: number) => ObjectId.createFromTime(Math.floor(day) + at);
        const [dead, nameless, named] = [old(0), old(1), old(2)];
        for (const files_id of [dead, nameless, named])
          await chunks.insertOne({ files_id, n: 0, data: new Binary(Buffer.alloc(9, 'x')) });
        const about = { length: 9, chunkSize: 261_120, uploadDate: new Date(day) };
        await uploads.insertOne({ _id: nameless, ...about, filename: soon });
        await uploads.insertOne({ _id: named, ...about, filename: 'known' });
        const known = { _id: 'known', length: 9, upload: named };
        await db.collection<{ _id: string }>('files').insertOne(known);
        await store.putFile(Buffer.alloc(3_000_000, 'b'));
        const left = (await chunks.distinct('files_id')).map(String);
        expect(left).toEqual(expect.arrayContaining([String(named), String(torn)]));
        expect(left).toHaveLength(4);
        expect(await uploads.countDocuments({ _id: { $in: [dead, nameless] } })).toBe(0);
        expect(Buffer.from((await store.getFile('known')) ?? []).toString()).toBe('xxxxxxxxx');
        expect(await digestOf(store, soon)).toBe(soon);
      });

      it('does not give a large file that lost a chunk for a shorter one', async () => {
        const store = await open();
        const digest = await store.putFile(Buffer.alloc(3_000_000, 'a'));
        await db.collection('large_files.chunks').deleteOne({ n: 4 });
        await expect(store.getFile(digest)).rejects.toThrow(`file ${digest} has 2738880 of its 3000000 bytes`);
      });

      it('leaves no chunk of a large file that breaks off', async () => {
        const store = await open();
        async function* broken() {
          yield Buffer.alloc(3_000_000, 'a');
          throw new RangeError('cut');
        }
        await expect(store.putChunks(broken())).rejects.toThrow(RangeError);
        expect(await db.collection('large_files.chunks').countDocuments()).toBe(0);
      });

      it('declares the indexes by their names, and nothing else', async () => {
        await open();
        const indexes = await db.collection('work').indexes();
        expect(indexes.map(({ name, key }) => [name, Object.keys(key as object)])).toEqual(
          expect.arrayContaining([
            ['_id_', ['_id']],
            ['byState', ['state', 'notBefore', '_id']],
            ['byKind', ['kind', 'notBefore', '_id']],
          ]),
        );
        expect(indexes).toHaveLength(3);
      });

      it('says what its engine is and lacks', async () => {
        const store = await open();
        const { engine, lacks } = store.about();
        expect(engine).toMatch(/^MongoDB \d+\.\d+\.\d+$/);
        const refused = await db
          .collection<{ _id: string }>('work')
          .insertOne({ _id: 'no revision' })
          .then(
            () => false,
            () => true,
          );
        expect(lacks.includes('validators')).toBe(!refused);
      });
    });

    describe('refuses', () => {
      it.each([
        ['a newer layout', { $set: { layout: 99 } }],
        ['fields declared later', { $set: { declared: '{"posts":{"fields":{"format":"text"},"indexes":{}}}' } }],
        [
          'a field of another type',
          { $set: { declared: '{"posts":{"fields":{"published":"integer"},"indexes":{}}}' } },
        ],
      ])('%s, and leaves the database as it is', async (_, change) => {
        const store = await open();
        await store.close();
        await db.collection<{ _id: string }>('_layout').updateOne({ _id: 'rendir' }, change);
        const before = await db.collection('_layout').find({}).toArray();
        await expect(open()).rejects.toMatchObject({
          code: 'store-version',
          recovery: { do: 'fix-setup' },
          message: expect.stringMatching(/versión más nueva de Rendir.*Actualice/),
        });
        expect(await db.collection('_layout').find({}).toArray()).toEqual(before);
      });

      it('the database of another program', async () => {
        await db.collection('recipes').insertOne({ name: 'ajiaco' });
        await expect(open()).rejects.toMatchObject({
          code: 'store-version',
          message: expect.stringContaining('otro programa'),
        });
        expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(['recipes']);
      });

      it('an address that is none, without repeating it', async () => {
        const wrong = createMongoStore({ uri: 'mongodb://ana:secreta@/?x' });
        await expect(wrong).rejects.toMatchObject({ code: 'store-address', recovery: { do: 'fix-setup' } });
        await expect(wrong).rejects.not.toThrow(/secreta/);
      });

      it('a server that is not there, naming it without its password', async () => {
        const uri = `mongodb://ana:secreta@127.0.0.1:${await freePort()}/datos`;
        const missing = createMongoStore({ uri, startMs: 300 });
        await expect(missing).rejects.toMatchObject({
          code: 'store-unreachable',
          recovery: { do: 'fix-setup' },
          message: expect.stringMatching(/^La base de datos datos \(127\.0\.0\.1:\d+\) no responde/),
        });
      });
    });

    describe('declarations', () => {
      it('of new fields and indexes reach what was stored before', async () => {
        const old = await open();
        const accounts = [account('a', { followers: 2, city: '\ud800', spent: 7n }), account('b', { followers: 1 })];
        await old.insertMany('accounts', [...accounts, account('c')]);
        const store = await open(WIDE_COLLECTIONS);
        const equal = { platform: 'youtube' };
        const found = await store.scan('accounts', { index: 'byFollowers', equal, limit: 9 });
        expect(found.documents).toEqual(accounts.toReversed());
        const [total] = await store.totals('accounts', { index: 'byCity', equal, by: [], sums: ['spent'] });
        expect(total).toEqual({ group: {}, count: 1, sums: { spent: 7n } });
      });

      it('that were changed or dropped change the indexes', async () => {
        await open();
        const { byKind: _, ...indexes } = COLLECTIONS.work.indexes;
        const work = { ...COLLECTIONS.work, indexes: { ...indexes, byState: { equal: ['state'], order: 'queue' } } };
        const store = await open({ ...COLLECTIONS, work });
        await store.insert('work', workItem('a', { queue: 'z', notBefore: '2026-01-01T00:00:00.000Z' }));
        await store.insert('work', workItem('b', { queue: 'a', notBefore: '2026-02-01T00:00:00.000Z' }));
        const found = await store.scan('work', { index: 'byState', equal: { state: 'due' }, limit: 9 });
        expect(found.documents.map(({ key }) => key)).toEqual(['b', 'a']);
        const names = (await db.collection('work').indexes()).map(({ name }) => name);
        expect(names.toSorted()).toEqual(['_id_', 'byState']);
      });

      it('wait for a process that is at it, and go on when it dies', { timeout: 60_000 }, async () => {
        const locks = db.collection<{ _id: string; holder: string; beat: number }>('_locks');
        await locks.insertOne({ _id: 'layout', holder: 'dead', beat: 4 });
        const beats = setInterval(() => void locks.updateOne({ holder: 'dead' }, { $inc: { beat: 1 } }), 500);
        let opened = false;
        const opening = open().then(() => {
          opened = true;
        });
        await pause(3_000);
        expect(opened).toBe(false);
        clearInterval(beats);
        await opening;
        expect(await locks.countDocuments()).toBe(0);
      });
    });
  });

  describe('mongo store before a server that dies', () => {
    it('goes on when it is back, without a restart, and has all that was acknowledged', {
      timeout: 60_000,
    }, async () => {
      const own = await startMongo('on disk');
      if ('reason' in own) throw new Error(own.reason);
      const store = await createMongoStore({ uri: own.server.url });
      const kept: string[] = [];
      let ended = false;
      const writing = (async () => {
        for (let n = 0; !ended; n += 1) {
          const held = capture('p', n);
          const answer = await store.insert('captures', held).catch((error: unknown) => error);
          if (answer === true) kept.push(held.id);
          else if (answer !== false) expect(answer).toMatchObject({ name: 'AppError', recovery: { do: 'retry' } });
        }
      })();
      for (let death = 0; death < 3; death += 1) {
        await pause(300);
        await own.server.kill();
        await pause(death * 500);
        await own.server.start();
      }
      const before = kept.length;
      await pause(500);
      ended = true;
      await writing;
      expect(kept.length).toBeGreaterThan(before);
      expect((await store.get('captures', kept)).map(({ id }) => id)).toEqual(kept);
      await store.close();
      await own.server.stop();
    });
  });
});

async function digestOf(store: Store, digest: string): Promise<string | undefined> {
  const bytes = await store.getFile(digest);
  return bytes && createHash('sha256').update(bytes).digest('hex');
}
