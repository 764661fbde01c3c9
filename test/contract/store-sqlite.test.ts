import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COLLECTIONS, type CollectionSpecs } from '#services/store/collections.ts';
import { scanSql, totalsSql } from '#services/store/sqlite/sql.ts';
import { createSqliteStore } from '#services/store/sqlite.ts';
import { contentOf, inChunks } from './store/files.ts';
import { account, capture, WIDE_COLLECTIONS, workItem } from './store/specimens.ts';
import { temporaryFile } from './store/sqlite-file.ts';
import { linesToTheEnd, linesUntilKilled, startWriter, wordsAfter } from './store/writers.ts';

describe('sqlite store', () => {
  let path: string;
  let remove: () => void;
  beforeEach(() => {
    ({ path, remove } = temporaryFile());
  });
  afterEach(() => remove());

  function change(sql: string): void {
    using db = new DatabaseSync(path);
    db.exec(sql);
  }

  describe('processes', () => {
    it.each([1, 40, 333])('loses nothing acknowledged before SIGKILL after %i lines', async (lines) => {
      const child = startWriter(path, 'uno', 'endless');
      const said = await linesUntilKilled(child, lines);
      expect(said.length).toBeGreaterThanOrEqual(lines);
      const store = createSqliteStore({ path });
      const captures = wordsAfter(said, 'new');
      expect((await store.get('captures', captures)).map(({ id }) => id)).toEqual(captures);
      for (const digest of wordsAfter(said, 'file')) {
        const bytes = await store.getFile(digest);
        expect(bytes && createHash('sha256').update(bytes).digest('hex')).toBe(digest);
      }
      const attempts = Number(wordsAfter(said, 'attempts').at(-1) ?? 0);
      const [item] = await store.get('work', ['pull|shared']);
      expect(item?.attempts ?? 0).toBeGreaterThanOrEqual(attempts);
      expect(await store.insert('captures', capture('after', 0))).toBe(true);
      await store.close();
    });

    it('lets several processes make and write one file at once, each document once', async () => {
      const children = ['uno', 'dos', 'tres'].map((label) => startWriter(path, label, 120));
      const said = await Promise.all(children.map((child) => linesToTheEnd(child)));
      const fresh = said.flatMap((lines) => wordsAfter(lines, 'new'));
      const ids = Array.from({ length: 120 }, (_, at) => `shared#${at}`);
      expect(fresh.toSorted()).toEqual(ids.toSorted());
      const attempts = said.flatMap((lines) => wordsAfter(lines, 'attempts')).map(Number);
      expect(attempts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 36 }, (_, at) => at + 1));
    });
  });

  describe('file', () => {
    it('has a log beside it while it is open, and is whole by itself once closed', async () => {
      const store = createSqliteStore({ path });
      await store.insert('accounts', account('a'));
      expect(existsSync(`${path}-wal`)).toBe(true);
      await store.close();
      expect(existsSync(`${path}-wal`)).toBe(false);
    });

    it('holds declared fields in columns that other programs can read', async () => {
      const store = createSqliteStore({ path, collections: WIDE_COLLECTIONS });
      await store.insert('accounts', account('ñ', { city: 'Bogotá', spent: 2n ** 62n + 1n }));
      await store.close();
      using db = new DatabaseSync(path);
      const statement = db.prepare('SELECT id, revision, city, spent, followers FROM accounts');
      statement.setReadBigInts(true);
      expect({ ...statement.get() }).toEqual({
        id: 'ñ',
        revision: 0n,
        city: 'Bogotá',
        spent: 4_611_686_018_427_387_905n,
        followers: null,
      });
    });

    it.each([
      ['a newer layout', 'PRAGMA user_version = 3'],
      ['a field declared later', 'ALTER TABLE posts ADD COLUMN format TEXT'],
      [
        'a field of another type',
        'ALTER TABLE posts DROP COLUMN published; ALTER TABLE posts ADD COLUMN published INTEGER',
      ],
    ])('of %s is refused, and left as it is', async (_, sql) => {
      const store = createSqliteStore({ path });
      await store.insert('accounts', account('a'));
      await store.close();
      if (sql.includes('DROP')) change('DROP INDEX posts_byAccount');
      change(sql);
      const before = readFileSync(path);
      expect(() => createSqliteStore({ path })).toThrow(
        expect.objectContaining({
          code: 'store-version',
          recovery: { do: 'fix-setup' },
          message: expect.stringMatching(/lo escribió una versión más nueva de Rendir.*Actualice/),
        }),
      );
      expect(readFileSync(path).equals(before)).toBe(true);
    });

    it('of another program is refused', () => {
      mkdirSync(dirname(path), { recursive: true });
      change('CREATE TABLE recipes (name TEXT)');
      const before = readFileSync(path);
      expect(() => createSqliteStore({ path })).toThrow(
        expect.objectContaining({ code: 'store-version', message: expect.stringContaining('otro programa') }),
      );
      expect(readFileSync(path).equals(before)).toBe(true);
    });

    it('that is no database is refused', () => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, 'Este archivo es un texto, no una base de datos. '.repeat(100));
      expect(() => createSqliteStore({ path })).toThrow(
        expect.objectContaining({ code: 'store-file', recovery: { do: 'fix-setup' } }),
      );
    });

    it('whose folder cannot be made is refused', () => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, '');
      expect(() => createSqliteStore({ path: `${path}/below/rendir.sqlite` })).toThrow(
        expect.objectContaining({ code: 'store-file', recovery: { do: 'fix-setup' } }),
      );
    });

    it('held by another writer for too long asks to try again', async () => {
      const store = createSqliteStore({ path, busyMs: 50 });
      using other = new DatabaseSync(path);
      other.exec('BEGIN IMMEDIATE');
      await expect(store.insert('accounts', account('a'))).rejects.toMatchObject({
        code: 'store-busy',
        recovery: { do: 'retry' },
      });
      other.exec('ROLLBACK');
      expect(await store.insert('accounts', account('a'))).toBe(true);
      await store.close();
    });
  });

  describe('many documents at once', () => {
    const many = Array.from({ length: 3_000 }, (_, at) => account(`a${at}`));

    it('are stored beside the process, which goes on', async () => {
      const store = createSqliteStore({ path });
      let turns = 0;
      const turning = setInterval(() => {
        turns += 1;
      }, 1);
      const stored = store.insertMany('accounts', many);
      // Not there before it is said, and nothing of it half.
      expect(await store.get('accounts', ['a0', 'a2999'])).toEqual([]);
      expect(await stored).toBe(3_000);
      clearInterval(turning);
      expect(turns).toBeGreaterThan(0);
      expect(await store.get('accounts', ['a0', 'a2999'])).toEqual([many[0], many[2_999]]);
      await store.close();
    });

    it('are counted where they are new, one call after the other', async () => {
      const store = createSqliteStore({ path });
      const counts = await Promise.all([
        store.insertMany('accounts', many.slice(0, 1_500)),
        store.insertMany('accounts', many),
        store.insertMany('accounts', many.slice(0, 1_000)),
      ]);
      expect(counts).toEqual([1_500, 1_500, 0]);
      await store.close();
    });

    it('are whole in the file when the store was closed meanwhile', async () => {
      const store = createSqliteStore({ path, collections: WIDE_COLLECTIONS });
      const stored = store.insertMany('accounts', many);
      await store.close();
      expect(await stored).toBe(3_000);
      expect(existsSync(`${path}-wal`)).toBe(false);
      await expect(store.insertMany('accounts', many)).rejects.toMatchObject({ code: 'store-closed' });
      using db = new DatabaseSync(path);
      expect(db.prepare('SELECT count(*) AS count FROM accounts').get()).toEqual({ count: 3_000 });
    });

    it('ask to try again where another writer holds the file, and none of them is there', async () => {
      const store = createSqliteStore({ path, busyMs: 50 });
      using other = new DatabaseSync(path);
      other.exec('BEGIN IMMEDIATE');
      await expect(store.insertMany('accounts', many)).rejects.toMatchObject({
        name: 'AppError',
        code: 'store-busy',
        recovery: { do: 'retry' },
        message: expect.stringContaining(path),
      });
      other.exec('ROLLBACK');
      expect(await store.get('accounts', ['a0'])).toEqual([]);
      expect(await store.insertMany('accounts', many)).toBe(3_000);
      await store.close();
    });

    it('keep no process that has nothing more to do', async () => {
      const folder = dirname(path);
      const script = join(folder, 'many.ts');
      mkdirSync(folder, { recursive: true });
      const specimens = new URL('store/specimens.ts', import.meta.url).href;
      writeFileSync(
        script,
        `const { createSqliteStore } = await import('${import.meta.resolve('#services/store/sqlite.ts')}');
         const { account } = await import('${specimens}');
         const store = createSqliteStore({ path: ${JSON.stringify(path)} });
         const many = Array.from({ length: 3_000 }, (_, at) => account('a' + at));
         console.log(await store.insertMany('accounts', many));`,
      );
      expect(execFileSync(process.execPath, [script], { encoding: 'utf8', timeout: 60_000 })).toBe('3000\n');
    });
  });

  describe('large files', () => {
    const count = (sql: string) => {
      using db = new DatabaseSync(path, { readOnly: true });
      return Number(Object.values(db.prepare(sql).get() ?? {})[0]);
    };
    const PIECES = 'SELECT count(*) FROM file_pieces';

    it('of which a process died are not there, and go when another is stored an hour later', async () => {
      await linesUntilKilled(startWriter(path, 'uno', 'large file'), 7);
      expect(count('SELECT count(*) FROM files')).toBe(0);
      expect(count(PIECES)).toBeGreaterThanOrEqual(5);
      const store = createSqliteStore({ path });
      const soon = await store.putFile(Buffer.alloc(2_000_000, 'a'));
      expect(count(PIECES)).toBeGreaterThanOrEqual(7);
      change('UPDATE uploads SET touched = touched - 3700');
      const later = await store.putFile(Buffer.alloc(3_000_000, 'b'));
      expect(count(PIECES)).toBe(2 + 3);
      expect(count('SELECT count(*) FROM uploads')).toBe(0);
      expect(await contentOf(store, soon)).toEqual({ digest: soon, bytes: 2_000_000 });
      expect(await contentOf(store, later)).toEqual({ digest: later, bytes: 3_000_000 });
      await store.close();
    });

    it('leave no piece behind when they break off, or are there already', async () => {
      const store = createSqliteStore({ path });
      async function* broken() {
        yield Buffer.alloc(3_000_000, 'a');
        throw new RangeError('cut');
      }
      await expect(store.putChunks(broken())).rejects.toThrow(RangeError);
      expect(count(PIECES)).toBe(0);
      await store.putFile(Buffer.alloc(3_000_000, 'a'));
      await store.putChunks(inChunks(Buffer.alloc(3_000_000, 'a')));
      expect([count(PIECES), count('SELECT count(*) FROM uploads')]).toEqual([3, 0]);
      await store.close();
    });

    it('that lost a piece are not given for shorter ones', async () => {
      const store = createSqliteStore({ path });
      const digest = await store.putFile(Buffer.alloc(3_000_000, 'a'));
      change('DELETE FROM file_pieces WHERE place = 1');
      await expect(store.getFile(digest)).rejects.toThrow(`file ${digest} has 1048576 of its 1951424 bytes`);
      await store.close();
    });

    it('that somebody took for dead are refused, and leave nothing', async () => {
      const store = createSqliteStore({ path });
      const other = createSqliteStore({ path });
      async function* still() {
        yield Buffer.alloc(3_000_000, 'a');
        change('UPDATE uploads SET touched = touched - 3700');
        await other.putFile(Buffer.alloc(2_000_000, 'b'));
        yield Buffer.alloc(3_000_000, 'c');
      }
      await expect(store.putChunks(still())).rejects.toMatchObject({
        code: 'store-upload',
        recovery: { do: 'retry' },
      });
      expect(count(PIECES)).toBe(2);
      await store.close();
      await other.close();
    });

    it('of the layout before are read from their pieces', async () => {
      mkdirSync(dirname(path), { recursive: true });
      const files = [3_500_000, 10, 1_048_577, 1_048_576].map((length) => randomBytes(length));
      const digests = files.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
      change('CREATE TABLE files (digest TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
      change('PRAGMA user_version = 1; PRAGMA application_id = 0x52656e64');
      {
        using db = new DatabaseSync(path);
        const insert = db.prepare('INSERT INTO files (digest, bytes) VALUES (?, ?)');
        for (const [at, bytes] of files.entries()) insert.run(digests[at] ?? '', bytes);
      }
      const store = createSqliteStore({ path });
      for (const [at, digest] of digests.entries())
        expect(await contentOf(store, digest)).toEqual({ digest, bytes: files[at]?.length });
      expect(count(PIECES)).toBe(4 + 2);
      expect(count('SELECT max(length(bytes)) FROM files')).toBe(1_048_576);
      const fresh = await store.putFile(randomBytes(2_000_000));
      expect(await contentOf(store, fresh)).toEqual({ digest: fresh, bytes: 2_000_000 });
      await store.close();
    });
  });

  describe('declarations', () => {
    it('of new fields and indexes reach what was stored before', async () => {
      const old = createSqliteStore({ path });
      const accounts = [account('a', { followers: 2, city: '😀' }), account('b', { followers: 1 }), account('c')];
      await old.insertMany('accounts', accounts);
      await old.close();
      const store = createSqliteStore({ path, collections: WIDE_COLLECTIONS });
      const equal = { platform: 'youtube' };
      const found = await store.scan('accounts', { index: 'byFollowers', equal, limit: 9 });
      expect(found.documents).toEqual([account('b', { followers: 1 }), account('a', { followers: 2, city: '😀' })]);
      const city = await store.scan('accounts', { index: 'inCity', equal: { ...equal, city: '😀' }, limit: 9 });
      expect(city.documents.map(({ id }) => id)).toEqual(['a']);
      await store.close();
    });

    it('may be none at all', async () => {
      const collections = { ...COLLECTIONS, accounts: { fields: {}, indexes: {}, removable: false, synced: false } };
      const first = createSqliteStore({ path, collections });
      await first.insert('accounts', account('a'));
      await first.close();
      const store = createSqliteStore({ path, collections });
      expect(await store.get('accounts', ['a'])).toEqual([account('a')]);
      await store.close();
    });

    it('of another order replace the index', async () => {
      const latestFirst: CollectionSpecs = {
        ...COLLECTIONS,
        work: { ...COLLECTIONS.work, indexes: { byState: { equal: ['state'], order: 'queue' } } },
      };
      const old = createSqliteStore({ path });
      await old.insert('work', workItem('a', { queue: 'z', notBefore: '2026-01-01T00:00:00.000Z' }));
      await old.insert('work', workItem('b', { queue: 'a', notBefore: '2026-02-01T00:00:00.000Z' }));
      await old.close();
      const store = createSqliteStore({ path, collections: latestFirst });
      const found = await store.scan('work', { index: 'byState', equal: { state: 'due' }, limit: 9 });
      expect(found.documents.map(({ key }) => key)).toEqual(['b', 'a']);
      await store.close();
      using db = new DatabaseSync(path);
      const names = db.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = 'work'",
      );
      expect(names.all().map((row) => row.name)).toEqual(['work_byState']);
    });

    it.each(plans())('enter the index and need no sort: %s', async (_, { text, values }) => {
      await createSqliteStore({ path, collections: WIDE_COLLECTIONS }).close();
      using db = new DatabaseSync(path);
      const steps = db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values);
      const plan = steps.map((step) => String(step.detail));
      expect(plan).toEqual([
        expect.stringMatching(/^SEARCH accounts USING INDEX "?accounts_byFollowers"? \(platform=\?/),
      ]);
      expect(plan[0]).toMatch(text.includes('(?, ?)') ? /\(followers,id\)[<>]/ : /followers[<>]\?/);
    });
  });
});

function plans() {
  const index = { equal: ['platform'], order: 'followers' };
  const query = { index: 'byFollowers', equal: { platform: 'youtube' }, limit: 10 };
  const after = { value: 5, id: 'a' };
  const scan = (more: object) => scanSql('accounts', index, { ...query, ...more });
  return [
    ['a range', scan({ range: { from: 1, until: 9 } })],
    ['a page', scan({ after })],
    ['a page of a range', scan({ after, range: { from: 1, until: 9 } })],
    ['a page of a range, descending', scan({ after, range: { from: 1, until: 9 }, order: 'descending' })],
    ['totals', totalsSql('accounts', index, { ...query, range: { from: 1 }, by: [], sums: ['spent'] })],
  ] as const;
}
