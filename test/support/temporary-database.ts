import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';

/** A new database of a server, and its end. */
export function temporaryDatabase(server: string): { uri: string; drop(): Promise<void> } {
  const name = `rendir-${randomUUID().slice(0, 8)}`;
  const address = new URL(server);
  address.pathname = `/${name}`;
  return {
    uri: address.href,
    async drop() {
      await using client = new MongoClient(server);
      await client.db(name).dropDatabase();
    },
  };
}
