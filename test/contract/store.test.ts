import { inject } from 'vitest';
import { createMemoryStore } from '#services/store/memory.ts';
import { withEngine } from '#test/support/with-engine.ts';
import { openMongo } from './store/mongo-database.ts';
import { openSqlite } from './store/sqlite-file.ts';
import { storeContract } from './store.contract.ts';

storeContract('memory', async (collections) => {
  const store = createMemoryStore(collections);
  return { store, again: undefined, dispose: () => store.close() };
});

storeContract('sqlite', openSqlite);

withEngine('store contract: mongo', inject('mongo'), (url, engine) => {
  storeContract(`mongo (${engine})`, (collections) => openMongo(url, collections));
});
