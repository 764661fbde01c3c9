import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { closedFault } from '../fault.ts';
import type { Connection } from './connection.ts';
import { storeError } from './errors.ts';

/**
 * WAL lets readers and one writer work at once. `synchronous = NORMAL` loses no acknowledged write when the process ends;
 * a power cut takes the log back to an earlier commit, never to a mixture. Collections declared `synced` are written with
 * `FULL`, which syncs the log with all that went before (0.2 to 1 ms a commit). A checkpoint each 500 pages (2 MB) keeps
 * the event loop from being held by a long one. A cache of 32 MB at most, taken as it is needed: lines that are inserted
 * by the thousand touch pages all over their indexes, and the usual 2 MB would write and read each of them many times.
 */
export const SETTINGS =
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 500; PRAGMA cache_size = -32000';

/**
 * Opens a file as it is: nothing is set or made in it yet.
 * @param busyMs how long a statement waits for another writer
 * @throws AppError `fix-setup` when the file cannot be opened
 */
export function connect(path: string, busyMs: number): Connection {
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
