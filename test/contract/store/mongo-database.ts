import { MongoClient } from 'mongodb';
import type { Store } from '#core/ports/store.ts';
import type { CollectionSpecs } from '#services/store/collections.ts';
import { createMongoStore } from '#services/store/mongo.ts';
import { temporaryDatabase } from '#test/support/temporary-database.ts';
import type { LastingSubject } from './subject.ts';

/** A store over a new database, that can be opened more than once and leaves nothing behind. */
export async function openMongo(server: string, collections: CollectionSpecs): Promise<LastingSubject> {
  const { uri, drop } = temporaryDatabase(server);
  const stores: Store[] = [];
  async function again(): Promise<Store> {
    const store = await createMongoStore({ uri, collections });
    stores.push(store);
    return store;
  }
  async function dispose(): Promise<void> {
    for (const store of stores) await store.close();
    await drop();
  }
  async function empty(): Promise<void> {
    await using client = new MongoClient(uri);
    const held = await client.db().collections();
    // What begins with a line tells of the layout, which stays.
    const ofDocuments = held.filter(({ collectionName }) => !collectionName.startsWith('_'));
    await Promise.all(ofDocuments.map((collection) => collection.deleteMany({})));
  }
  return { store: await again(), again, empty, dispose };
}
