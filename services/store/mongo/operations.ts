import { type Collection, MongoBulkWriteError } from 'mongodb';
import type {
  CollectionName,
  CollectionSpec,
  Collections,
  IndexSpec,
  Page,
  ScanQuery,
  Store,
  StoreDocument,
  Total,
  TotalsQuery,
} from '#core/ports/store.ts';
import type { CollectionSpecs } from '../collections.ts';
import { checkDocument, successorOf } from '../document.ts';
import type { Files } from '../files.ts';
import { checkRemovable, checkScan, checkTotals } from '../query.ts';
import { orderedText } from '../text-order.ts';
import { compareGroups } from '../totals.ts';
import type { Connection } from './connection.ts';
import { fromColumn, fromStored, type Stored, storedName, toStored } from './document.ts';
import { DUPLICATE_KEY, isDuplicate } from './errors.ts';
import { filterOf, sortOf, totalsPipeline } from './query.ts';

/** Ids of one command: far below the 48 MB that a message may have. */
const IDS_A_COMMAND = 10_000;

type Operations = Omit<Store, keyof Files | 'about' | 'close'>;

/** The documents of the store port over one database. */
export function operationsOver({ db, guarded }: Connection, collections: CollectionSpecs): Operations {
  const open = (name: CollectionName): Collection<Stored> => db.collection<Stored>(name);
  const read = <C extends CollectionName>(name: C, stored: Stored): Collections[C] =>
    fromStored(collections[name], stored) as Collections[C];
  const stored = (name: CollectionName, document: StoreDocument): Stored => {
    const spec = collections[name];
    return toStored(spec, document, checkDocument(name, spec, document));
  };

  return {
    async insert(collection, document) {
      const written = stored(collection, document);
      return guarded(() => insertOne(open(collection), written));
    },
    async insertMany(collection, documents) {
      const written = documents.map((document) => stored(collection, document));
      return written.length === 0 ? guarded(async () => 0) : guarded(() => insertAll(open(collection), written));
    },
    async get<C extends CollectionName>(collection: C, ids: readonly string[]) {
      const found = await guarded(() => findAll(open(collection), ids.map(orderedText)));
      // Read anew for each time it was asked for, so that no two of them share anything.
      return ids.flatMap((id) => found.get(orderedText(id)) ?? []).map((one) => read(collection, one));
    },
    async replace(collection, document) {
      const { _id, ...next } = stored(collection, successorOf(collection, document));
      const before = { _id, revision: BigInt(document.revision) };
      return guarded(async () => (await open(collection).replaceOne(before, next)).matchedCount === 1);
    },
    async scan<C extends CollectionName>(collection: C, query: ScanQuery) {
      const spec = collections[collection];
      const index = checkScan(collection, spec, query);
      const options = { hint: query.index, sort: sortOf(index, query.order), limit: query.limit + 1 };
      const found = await guarded(() =>
        open(collection)
          .find(filterOf(spec, index, query), options)
          .toArray(),
      );
      return pageOf(found, spec, index, query.limit, (one) => read(collection, one));
    },
    async totals(collection, query) {
      const spec = collections[collection];
      const pipeline = totalsPipeline(spec, checkTotals(collection, spec, query), query);
      const groups = await guarded(() => open(collection).aggregate(pipeline, { hint: query.index }).toArray());
      return groups.map((group) => totalOf(group, spec, query)).sort((a, b) => compareGroups(a, b, query.by));
    },
    async remove(collection, ids) {
      checkRemovable(collection, collections[collection]);
      return guarded(() => removeAll(open(collection), ids.map(orderedText)));
    },
  };
}

async function insertOne(collection: Collection<Stored>, document: Stored): Promise<boolean> {
  try {
    await collection.insertOne(document);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Unordered, so that one whose id is taken does not stop the others. */
async function insertAll(collection: Collection<Stored>, documents: Stored[]): Promise<number> {
  try {
    await collection.insertMany(documents, { ordered: false });
    return documents.length;
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const refused = [error.writeErrors].flat();
    if (refused.length === 0 || refused.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    return documents.length - refused.length;
  }
}

async function findAll(collection: Collection<Stored>, ids: readonly string[]): Promise<Map<string, Stored>> {
  const found = new Map<string, Stored>();
  for (const some of chunksOf(ids)) {
    for (const one of await collection.find({ _id: { $in: some } }).toArray()) found.set(one._id, one);
  }
  return found;
}

async function removeAll(collection: Collection<Stored>, ids: readonly string[]): Promise<number> {
  let removed = 0;
  for (const some of chunksOf(ids)) removed += (await collection.deleteMany({ _id: { $in: some } })).deletedCount;
  return removed;
}

function chunksOf(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / IDS_A_COMMAND);
  return Array.from({ length: count }, (_, at) => ids.slice(at * IDS_A_COMMAND, (at + 1) * IDS_A_COMMAND));
}

/** One more than asked was read: it says whether more follow. */
function pageOf<D>(
  found: readonly Stored[],
  spec: CollectionSpec,
  index: IndexSpec,
  limit: number,
  read: (stored: Stored) => D,
): Page<D> {
  const held = found.slice(0, limit);
  const last = held.at(-1);
  const value = last && fromColumn(spec.fields[index.order], last[storedName(index.order)]);
  const id = last && fromColumn('text', last._id);
  const page: Page<D> = { documents: held.map(read) };
  if (found.length > limit && value != null && typeof id === 'string') page.next = { value, id };
  return page;
}

function totalOf(group: Record<string, unknown>, spec: CollectionSpec, { by, sums }: TotalsQuery): Total {
  const values = group._id as Readonly<Record<string, unknown>>;
  const half = (name: string) => BigInt(group[name] as bigint | number);
  return {
    group: Object.fromEntries(by.map((name, at) => [name, fromColumn(spec.fields[name], values[`by${at}`])])),
    count: Number(group.count),
    sums: Object.fromEntries(sums.map((name, at) => [name, (half(`high${at}`) << 32n) + half(`low${at}`)])),
  };
}
