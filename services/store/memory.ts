import type {
  CollectionName,
  Collections,
  IndexSpec,
  Page,
  ScanQuery,
  Store,
  StoreDocument,
} from '#core/ports/store.ts';
import { COLLECTIONS, type CollectionSpecs } from './collections.ts';
import { checkDocument, type FieldValues, successorOf } from './document.ts';
import { closedFault } from './fault.ts';
import { filesOn, type Shelf } from './files.ts';
import { checkRemovable, checkScan, checkTotals } from './query.ts';
import { compareScalars } from './scalar.ts';
import { totalsOf } from './totals.ts';

interface Row {
  fields: FieldValues;
  document: StoreDocument;
}

/** Rows of a collection by id; throws once the store is closed. */
type Tables = (collection: CollectionName) => Map<string, Row>;

/**
 * The store's reference model: the plainest code that keeps every promise of the port, without an index or a disk.
 * For tests; its data end with the process.
 */
export function createMemoryStore(collections: CollectionSpecs = COLLECTIONS): Store {
  const tables = new Map(Object.keys(collections).map((name) => [name, new Map<string, Row>()]));
  let closed = false;

  function open(): void {
    if (closed) throw closedFault();
  }

  function table(collection: CollectionName): Map<string, Row> {
    open();
    const found = tables.get(collection);
    if (!found) throw new RangeError(`no collection ${collection}`);
    return found;
  }

  return {
    ...writes(collections, table),
    ...reads(collections, table),
    ...filesOn(shelf(open)),
    about: () => ({ engine: 'memory', lacks: [] }),
    async close() {
      closed = true;
    },
  };
}

function writes(
  collections: CollectionSpecs,
  table: Tables,
): Pick<Store, 'insert' | 'insertMany' | 'replace' | 'remove'> {
  function rowOf(collection: CollectionName, document: StoreDocument): Row {
    const fields = checkDocument(collection, collections[collection], document);
    return { fields, document: structuredClone(document) };
  }

  function insertRows(collection: CollectionName, rows: readonly Row[]): number {
    const stored = table(collection);
    const before = stored.size;
    for (const row of rows) if (!stored.has(row.document.id)) stored.set(row.document.id, row);
    return stored.size - before;
  }

  return {
    async insert(collection, document) {
      return insertRows(collection, [rowOf(collection, document)]) === 1;
    },
    async insertMany(collection, documents) {
      const rows = documents.map((document) => rowOf(collection, document));
      return insertRows(collection, rows);
    },
    async replace(collection, document) {
      const stored = table(collection);
      const row = rowOf(collection, successorOf(collection, document));
      if (stored.get(document.id)?.document.revision !== document.revision) return false;
      stored.set(document.id, row);
      return true;
    },
    async remove(collection, ids) {
      checkRemovable(collection, collections[collection]);
      const stored = table(collection);
      return ids.filter((id) => stored.delete(id)).length;
    },
  };
}

function reads(collections: CollectionSpecs, table: Tables): Pick<Store, 'get' | 'scan' | 'totals'> {
  return {
    async get(collection, ids) {
      const stored = table(collection);
      return ids.flatMap((id) => stored.get(id) ?? []).map((row) => copyOf(collection, row));
    },
    async scan(collection, query) {
      const index = checkScan(collection, collections[collection], query);
      return pageOf(collection, matching(table(collection), index, query), index, query);
    },
    async totals(collection, query) {
      const index = checkTotals(collection, collections[collection], query);
      const rows = matching(table(collection), index, query).map((row) => row.fields);
      return totalsOf(rows, query);
    },
  };
}

function shelf(open: () => void): Shelf {
  const stored = new Map<string, Uint8Array[]>();
  return {
    async has(digest) {
      open();
      return stored.has(digest);
    },
    async putSmall(digest, bytes) {
      open();
      stored.set(digest, [Uint8Array.from(bytes)]);
    },
    async begin() {
      const pieces: Uint8Array[] = [];
      return {
        async write(piece) {
          open();
          pieces.push(Uint8Array.from(piece));
        },
        async finish(digest) {
          open();
          stored.set(digest, pieces);
        },
        abandon: async () => {},
      };
    },
    async getChunks(digest) {
      open();
      const pieces = stored.get(digest);
      return pieces && { bytes: pieces.reduce((sum, { length }) => sum + length, 0), chunks: copies(pieces, open) };
    },
    async remove(digest) {
      open();
      return stored.delete(digest);
    },
  };
}

function* copies(pieces: readonly Uint8Array[], open: () => void): Generator<Uint8Array> {
  for (const piece of pieces) {
    open();
    yield Uint8Array.from(piece);
  }
}

// A row was put into the table of the collection that names its type.
function copyOf<C extends CollectionName>(_: C, row: Row): Collections[C] {
  return structuredClone(row.document) as Collections[C];
}

function matching(stored: Map<string, Row>, index: IndexSpec, query: Pick<ScanQuery, 'equal' | 'range'>): Row[] {
  const { from, until } = query.range ?? {};
  return [...stored.values()].filter(({ fields }) => {
    const value = fields[index.order] ?? null;
    if (value === null || index.equal.some((field) => fields[field] !== query.equal[field])) return false;
    if (from !== undefined && compareScalars(value, from) < 0) return false;
    return until === undefined || compareScalars(value, until) < 0;
  });
}

function pageOf<C extends CollectionName>(collection: C, rows: Row[], index: IndexSpec, query: ScanQuery) {
  const { order = 'ascending', limit, after } = query;
  const sign = order === 'ascending' ? 1 : -1;
  const place = (row: Row) => ({ value: row.fields[index.order] ?? null, id: row.document.id });
  const sorted = rows.sort((a, b) => sign * comparePlaces(place(a), place(b)));
  const rest = after ? sorted.filter((row) => sign * comparePlaces(place(row), after) > 0) : sorted;
  const page: Page<Collections[C]> = { documents: rest.slice(0, limit).map((row) => copyOf(collection, row)) };
  const last = rest[limit - 1];
  const value = last?.fields[index.order];
  if (last && value != null && rest.length > limit) page.next = { value, id: last.document.id };
  return page;
}

type Place = { value: Parameters<typeof compareScalars>[0]; id: string };

function comparePlaces(a: Place, b: Place): number {
  return compareScalars(a.value, b.value) || compareScalars(a.id, b.id);
}
