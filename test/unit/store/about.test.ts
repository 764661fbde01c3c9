import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { createMemoryStore } from '#services/store/memory.ts';
import { createSqliteStore } from '#services/store/sqlite.ts';
import { temporaryFile } from '#test/contract/store/sqlite-file.ts';

it('a store in memory names itself, and lacks nothing', () => {
  expect(createMemoryStore().about()).toEqual({ engine: 'memory', lacks: [] });
});

it('a store in a file names SQLite with its version, and lacks nothing, also when it is closed', async () => {
  const { path, remove } = temporaryFile();
  using db = new DatabaseSync(':memory:');
  const version = db.prepare('SELECT sqlite_version() AS version').get()?.version;
  const store = createSqliteStore({ path });
  expect(store.about()).toEqual({ engine: `SQLite ${version}`, lacks: [] });
  await store.close();
  expect(store.about().engine).toBe(`SQLite ${version}`);
  remove();
});
