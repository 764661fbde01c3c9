import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '#core/ports/store.ts';
import type { CollectionSpecs } from '#services/store/collections.ts';
import { createSqliteStore } from '#services/store/sqlite.ts';
import type { LastingSubject } from './subject.ts';

/** A folder of its own for one test's file. */
export function temporaryFile(): { path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'rendir-store-'));
  return {
    path: join(folder, 'data', 'rendir.sqlite'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A SQLite store over a new file, that can be opened more than once and leaves nothing behind. */
export async function openSqlite(collections: CollectionSpecs): Promise<LastingSubject> {
  const { path, remove } = temporaryFile();
  const stores: Store[] = [];
  async function again(): Promise<Store> {
    const store = createSqliteStore({ path, collections });
    stores.push(store);
    return store;
  }
  async function dispose(): Promise<void> {
    for (const store of stores) await store.close();
    remove();
  }
  async function empty(): Promise<void> {
    const db = new DatabaseSync(path);
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    db.exec(tables.map(({ name }) => `DELETE FROM "${name}";`).join(''));
    db.close();
  }
  return { store: await again(), again, empty, dispose };
}
