import { afterEach, beforeEach, describe } from 'vitest';
import type { CollectionSpecs } from '#services/store/collections.ts';
import { documentsContract } from './store/documents.ts';
import { filesContract } from './store/files.ts';
import { lifeContract } from './store/life.ts';
import { refusalsContract } from './store/refusals.ts';
import { scanContract } from './store/scan.ts';
import { WIDE_COLLECTIONS } from './store/specimens.ts';
import type { Subject } from './store/subject.ts';
import { totalsContract } from './store/totals.ts';
import { writesContract } from './store/writes.ts';

/** What every adapter of the store port must keep. `open` gives an empty store of the collections named. */
export function storeContract(name: string, open: (collections: CollectionSpecs) => Promise<Subject>): void {
  describe(`store contract: ${name}`, () => {
    let opened: Subject;
    const subject: Subject = {
      get store() {
        return opened.store;
      },
      get again() {
        return opened.again;
      },
      dispose: () => opened.dispose(),
    };

    beforeEach(async () => {
      opened = await open(WIDE_COLLECTIONS);
    });
    afterEach(() => subject.dispose());

    writesContract(subject);
    documentsContract(subject);
    scanContract(subject);
    totalsContract(subject);
    refusalsContract(subject);
    filesContract(subject);
    lifeContract(subject);
  });
}
