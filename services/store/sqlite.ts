import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Store } from '#core/ports/store.ts';
import { COLLECTIONS, type CollectionSpecs } from './collections.ts';
import { closedFault } from './fault.ts';
import type { Connection } from './sqlite/connection.ts';
import { folderError, storeError } from './sqlite/errors.ts';
import { storeOver } from './sqlite/operations.ts';
import { checkFile, prepareFile } from './sqlite/schema.ts';

export interface SqliteStoreOptions {
  /** The file; it and its folder are made when they are not there. */
  path: string;
  /** The product's own when absent. */
  collections?: CollectionSpecs;
  /** How long an operation waits for another process that is writing before it rejects with `retry`; 5,000 ms when absent. */
  busyMs?: number;
}

/**
 * WAL lets readers and one writer work at once. `synchronous = NORMAL` loses no acknowledged write when the process ends;
 * a power cut takes the log back to an earlier commit, never to a mixture. Collections declared `synced` are written with
 * `FULL`, which syncs the log with all that went before (0.2 to 1 ms a commit). A checkpoint each 500 pages (2 MB) keeps
 * the event loop from being held by a long one. A cache of 32 MB at most, taken as it is needed: lines that are inserted
 * by the thousand touch pages all over their indexes, and the usual 2 MB would write and read each of them many times.
 */
const SETTINGS =
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 500; PRAGMA cache_size = -32000';

/**
 * The store in one file: one entity, one machine, any number of processes.
 * @throws AppError `fix-setup` when the file cannot be opened, or is of a newer version or another program
 */
export function createSqliteStore({ path, collections = COLLECTIONS, busyMs = 5_000 }: SqliteStoreOptions): Store {
  makeFolder(path);
  const connection = connect(path, busyMs);
  try {
    // Before the first setting: a file that is refused must not even change its journal mode.
    checkFile(connection, path);
    connection.exec(SETTINGS);
    prepareFile(connection, path, collections);
  } catch (error) {
    connection.close();
    throw error;
  }
  return storeOver(connection, collections);
}

function connect(path: string, busyMs: number): Connection {
  const db = opened(path, busyMs);
  const statements = new Map<string, StatementSync>();

  function guarded<T>(work: () => T): T {
    if (!db.isOpen) throw closedFault();
    try {
      return work();
    } catch (error) {
      throw storeError(error, path);
    }
  }

  function prepared(sql: string): StatementSync {
    const known = statements.get(sql);
    if (known) return known;
    const statement = db.prepare(sql);
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    statements.set(sql, statement);
    return statement;
  }

  function transaction<T>(begin: string, work: () => T): T {
    return guarded(() => {
      db.exec(begin);
      try {
        const result = work();
        db.exec('COMMIT');
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    });
  }

  return {
    exec: (sql) => guarded(() => db.exec(sql)),
    run: (sql, values) => guarded(() => Number(prepared(sql).run(...values).changes)),
    rows: (sql, values) =>
      guarded(() =>
        prepared(sql)
          .all(...values)
          .map((row) => Object.values(row)),
      ),
    // IMMEDIATE takes the write lock at the start: a transaction that read first could find it stale and fail.
    write: (work) => transaction('BEGIN IMMEDIATE', work),
    synced: (work) =>
      guarded(() => {
        db.exec('PRAGMA synchronous = FULL');
        try {
          return work();
        } finally {
          db.exec('PRAGMA synchronous = NORMAL');
        }
      }),
    read: (work) => transaction('BEGIN', work),
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}

function opened(path: string, busyMs: number): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout: busyMs });
  } catch (error) {
    throw storeError(error, path);
  }
}

/** Captures hold what platforms answered: a folder made here is for its owner only. */
function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw folderError(error, path);
  }
}
