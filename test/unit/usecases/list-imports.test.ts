import { expect, it } from 'vitest';
import { type ImportDocument, UNREAD_IMPORT } from '#core/imports/import-document.ts';
import type { Store } from '#core/ports/store.ts';
import { createMemoryStore } from '#services/store/memory.ts';
import { listImports } from '#services/usecases/imports/list-imports.ts';

const RECEIVED = '2026-10-01T15:00:00.000Z';

const sent = (id: string, state: ImportDocument['state']): ImportDocument => ({
  ...UNREAD_IMPORT,
  id,
  digest: 'd',
  name: 'pauta.csv',
  bytes: 1,
  way: 'page',
  state,
  received: { at: RECEIVED, by: 'Ana' },
  receivedAt: RECEIVED,
  source: null,
  runs: 1,
});

it.each([
  ['reading', 'ready'],
  ['committing', 'committed'],
  ['ready', 'reading'],
] as const)('an import that goes from %s to %s while it is listed stands there once', async (before, after) => {
  const store = createMemoryStore();
  await store.insert('imports', sent('a', before));
  await store.insert('imports', sent('b', 'discarded'));
  let moved = false;
  const raced: Store = {
    ...store,
    async scan(collection, query) {
      const page = await store.scan(collection, query);
      // Just after the state to which it goes was asked, or its own, whichever is asked first.
      if (!moved && [before, after].some((state) => state === query.equal.state)) {
        moved = true;
        await store.replace('imports', sent('a', after));
      }
      return page;
    },
  };
  const { documents } = await listImports(raced, { limit: 10 });
  expect(documents.map(({ id, state }) => [id, state])).toEqual([
    ['b', 'discarded'],
    ['a', after],
  ]);
});
