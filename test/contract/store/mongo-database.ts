import type { Store } from '#core/ports/store.ts';
import type { CollectionSpecs } from '#services/store/collections.ts';
import { createMongoStore } from '#services/store/mongo.ts';
import { temporaryDatabase } from '#test/support/temporary-database.ts';
import type { Subject } from './subject.ts';

/** A store over a new database, that can be opened more than once and leaves nothing behind. */
export async function openMongo(server: string, collections: CollectionSpecs): Promise<Subject> {
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
  return { store: await again(), again, dispose };
}
