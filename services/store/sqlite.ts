import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Store } from '#core/ports/store.ts';
import { COLLECTIONS, type CollectionSpecs } from './collections.ts';
import { createBulkWriter } from './sqlite/bulk-writer.ts';
import { folderError } from './sqlite/errors.ts';
import { connect, SETTINGS } from './sqlite/open.ts';
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
  return storeOver(connection, collections, createBulkWriter(path, busyMs));
}

/** Captures hold what platforms answered: a folder made here is for its owner only. */
function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw folderError(error, path);
  }
}
