import type { Db } from 'mongodb';

/** One database of a server. Its driver reconnects by itself; every operation passes through `guarded`. */
export interface Connection {
  db: Db;
  /** Rejects with AppError, whatever the driver or the server says; also once the connection is closed. */
  guarded<T>(work: () => Promise<T>): Promise<T>;
  /** Server and database as a sentence may name them: never with credentials. */
  place: string;
  close(): Promise<void>;
}
