import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient, type MongoClientOptions } from 'mongodb';
import { mongoAddress } from '#config/texts/store.ts';
import { AppError } from '#core/error.ts';
import type { Store } from '#core/ports/store.ts';
import { COLLECTIONS, type CollectionSpecs } from './collections.ts';
import { closedFault } from './fault.ts';
import { filesOn } from './files.ts';
import type { Connection } from './mongo/connection.ts';
import { aboutEngine } from './mongo/engine.ts';
import { atStart, missingAtStart, mongoError } from './mongo/errors.ts';
import { shelfOver } from './mongo/files.ts';
import { operationsOver } from './mongo/operations.ts';
import { prepareDatabase } from './mongo/schema.ts';

export interface MongoStoreOptions {
  /** With credentials, TLS and the name of the database, as the driver reads it; `rendir` when it names none. */
  uri: string;
  /** The product's own when absent. */
  collections?: CollectionSpecs;
  /** How long the server may take to answer for the first time; 10,000 ms when absent. */
  startMs?: number;
}

const DATABASE = 'rendir';

/**
 * What was acknowledged is on the disks of a majority and cannot be rolled back; what is read was acknowledged so too.
 * Reads and, where the server can tell a repetition, writes are repeated once by the driver. An operation waits half a
 * minute for a server that is away: a restart or a change of primary is not noticed.
 */
const OPTIONS: MongoClientOptions = {
  appName: 'rendir',
  writeConcern: { w: 'majority', journal: true },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  retryReads: true,
  retryWrites: true,
  useBigInt64: true,
  serverSelectionTimeoutMS: 30_000,
  connectTimeoutMS: 10_000,
  socketTimeoutMS: 60_000,
  maxPoolSize: 20,
};

/**
 * The store on a MongoDB server: any number of processes and machines.
 * @throws AppError `fix-setup` when the server cannot be reached or refuses us, or the database is of a newer version or
 * another program
 */
export async function createMongoStore(options: MongoStoreOptions): Promise<Store> {
  const { uri, collections = COLLECTIONS, startMs = 10_000 } = options;
  const connection = connectionOf(uri);
  try {
    await firstAnswer(connection, startMs);
    // First, because a database that is refused must be left as it is.
    await connection.guarded(() => prepareDatabase(connection, collections));
    const about = await connection.guarded(() => aboutEngine(connection.db));
    const { close } = connection;
    return { ...operationsOver(connection, collections), ...filesOn(shelfOver(connection)), about: () => about, close };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function connectionOf(uri: string): Connection {
  const client = clientOf(uri);
  const { hosts, srvHost } = client.options;
  const db = client.db(databaseOf(uri));
  const place = `${db.databaseName} (${hosts.join(', ') || srvHost})`;
  let closed = false;
  return {
    db,
    place,
    async guarded(work) {
      // The driver would connect again.
      if (closed) throw closedFault();
      try {
        return await work();
      } catch (error) {
        throw closed ? closedFault() : mongoError(error, place);
      }
    },
    async close() {
      closed = true;
      await client.close();
    },
  };
}

function clientOf(uri: string): MongoClient {
  try {
    return new MongoClient(uri, OPTIONS);
  } catch {
    // The driver's error may repeat the address with its password.
    throw new AppError({ code: 'store-address', recovery: { do: 'fix-setup' }, message: mongoAddress() });
  }
}

/** The driver would take `test` where the address names no database. */
function databaseOf(uri: string): string {
  const [, named = ''] = /^[^/]+\/\/[^/]+\/([^?]+)/.exec(uri) ?? [];
  return decodeURIComponent(named) || DATABASE;
}

async function firstAnswer({ db, place }: Connection, startMs: number): Promise<void> {
  const answered = new AbortController();
  const { signal } = answered;
  const tooLate = pause(startMs, 'late', { signal }).catch(() => 'answered');
  try {
    const first = await Promise.race([db.command({ ping: 1 }), tooLate]);
    if (first === 'late') throw missingAtStart(place);
  } catch (error) {
    throw atStart(error, place);
  } finally {
    answered.abort();
  }
}
