import { createMemoryStore } from '#services/store/memory.ts';
import { openSqlite } from './store/sqlite-file.ts';
import { storeContract } from './store.contract.ts';

storeContract('memory', async (collections) => {
  const store = createMemoryStore(collections);
  return { store, again: undefined, dispose: () => store.close() };
});

storeContract('sqlite', openSqlite);
