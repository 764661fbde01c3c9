import type { CollectionName, Collections, Store } from '#core/ports/store.ts';
import { scanAll } from '#services/usecases/scan-all.ts';
import { newStore } from './engine-pair.ts';

/** Everything that a store holds of one account. */
export interface Holdings {
  posts: Collections['posts'][];
  pulls: Collections['pulls'][];
  months: Collections['months'][];
  captures: Collections['captures'][];
}

export async function holdingsOf(store: Store, account: string): Promise<Holdings> {
  const equal = { account };
  const pulls = await scanAll(store, 'pulls', { index: 'byAccount', equal });
  const open = await Promise.all(
    pulls.map(({ id }) => scanAll(store, 'captures', { index: 'byPull', equal: { pull: id } })),
  );
  return {
    posts: await scanAll(store, 'posts', { index: 'byAccount', equal }),
    pulls,
    months: await scanAll(store, 'months', { index: 'byAccount', equal }),
    captures: open.flat(),
  };
}

/** A new store that holds the same; files are left out. */
export async function storeHolding({ posts, pulls, months, captures }: Holdings): Promise<Store> {
  const store = await newStore();
  await store.insertMany('posts', posts);
  await store.insertMany('pulls', pulls);
  await store.insertMany('months', months);
  await store.insertMany('captures', captures);
  return store;
}

/** A write that a process can die at. */
export type Write = 'insert' | 'insertMany' | 'replace' | 'remove' | 'putFile' | 'putChunks' | 'removeFile';

/** The store, with `onWrite` called around each write: what it throws is the death of the process. */
export function watchedStore(
  store: Store,
  onWrite: (when: 'before' | 'after', write: Write, on: string) => void,
): Store {
  const around = async <T>(write: Write, on: string, work: () => Promise<T>): Promise<T> => {
    onWrite('before', write, on);
    const result = await work();
    onWrite('after', write, on);
    return result;
  };
  return {
    ...store,
    insert: <C extends CollectionName>(collection: C, document: Collections[C]) =>
      around('insert', collection, () => store.insert(collection, document)),
    insertMany: <C extends CollectionName>(collection: C, documents: readonly Collections[C][]) =>
      around('insertMany', collection, () => store.insertMany(collection, documents)),
    replace: <C extends CollectionName>(collection: C, document: Collections[C]) =>
      around('replace', collection, () => store.replace(collection, document)),
    remove: (collection, ids) => around('remove', collection, () => store.remove(collection, ids)),
    putChunks: (chunks) => around('putChunks', 'files', () => store.putChunks(chunks)),
    putFile: (bytes) => around('putFile', 'files', () => store.putFile(bytes)),
    removeFile: (digest) => around('removeFile', 'files', () => store.removeFile(digest)),
  };
}

/** A store that says of each file that is let go whether its digest had been left before. */
export function mourning(store: Store): { store: Store; wasTold: boolean[] } {
  const wasTold: boolean[] = [];
  const removeFile: Store['removeFile'] = async (digest) => {
    wasTold.push((await store.get('expired', [digest])).length === 1);
    return store.removeFile(digest);
  };
  return { store: { ...store, removeFile }, wasTold };
}
