import type {
  CollectionName,
  CollectionSpec,
  Collections,
  FieldType,
  Page,
  ScanQuery,
  Store,
  StoreDocument,
  Total,
  TotalsQuery,
} from '#core/ports/store.ts';
import { decodeDocument, encodeDocument } from '../codec.ts';
import type { CollectionSpecs } from '../collections.ts';
import { checkDocument, successorOf } from '../document.ts';
import { filesOn } from '../files.ts';
import { checkRemovable, checkScan, checkTotals } from '../query.ts';
import { orderedText } from '../text-order.ts';
import type { BulkWriter } from './bulk-writer.ts';
import { changesOf } from './changes.ts';
import type { Column, Connection } from './connection.ts';
import { shelfOver } from './files.ts';
import {
  DOCUMENT,
  declaredNames,
  fromColumn,
  insertSql,
  quoted,
  replaceSql,
  scanSql,
  toColumn,
  totalsSql,
} from './sql.ts';

/** Documents from which on an insert is left to the thread: fewer are stored sooner than they are sent there. */
const BULK = 1_000;

/** The store port over one connection; statements that change only with the collection are written once. */
export function storeOver(connection: Connection, collections: CollectionSpecs, bulk: BulkWriter): Store {
  const tables = new Map(Object.entries(collections).map(([name, spec]) => [name, statements(name, spec)]));
  const [[version] = []] = connection.rows('SELECT sqlite_version()', []);

  function table(collection: CollectionName): Statements {
    const found = tables.get(collection);
    if (!found) throw new RangeError(`no collection ${collection}`);
    return found;
  }

  function written<T>(collection: CollectionName, work: () => T): T {
    return collections[collection].synced ? connection.synced(work) : work();
  }

  return {
    async insert(collection, document) {
      const row = insertRow(collection, collections[collection], document);
      return written(collection, () => connection.run(table(collection).insert, row)) === 1;
    },
    async insertMany(collection, documents) {
      const rows = documents.map((document) => insertRow(collection, collections[collection], document));
      const { insert } = table(collection);
      if (rows.length >= BULK) return bulk.run(insert, rows, collections[collection].synced);
      return written(collection, () => changesOf(connection, insert, rows));
    },
    async get<C extends CollectionName>(collection: C, ids: readonly string[]) {
      const { get } = table(collection);
      const find = () => ids.flatMap((id) => connection.rows(get, [orderedText(id)]));
      const rows = ids.length > 1 ? connection.read(find) : find();
      return rows.map((row) => documentOf<Collections[C]>(row));
    },
    async replace(collection, document) {
      const row = replaceRow(collection, collections[collection], document);
      return written(collection, () => connection.run(table(collection).replace, row)) === 1;
    },
    async scan<C extends CollectionName>(collection: C, query: ScanQuery) {
      const spec = collections[collection];
      const index = checkScan(collection, spec, query);
      const { text, values } = scanSql(collection, index, query);
      return pageOf<Collections[C]>(connection.rows(text, values), spec.fields[index.order], query.limit);
    },
    async totals(collection, query) {
      const spec = collections[collection];
      const { text, values } = totalsSql(collection, checkTotals(collection, spec, query), query);
      return connection.rows(text, values).map((row) => totalOf(row, spec, query));
    },
    async remove(collection, ids) {
      checkRemovable(collection, collections[collection]);
      return changesOf(
        connection,
        table(collection).remove,
        ids.map((id) => [orderedText(id)]),
      );
    },
    ...filesOn(shelfOver(connection)),
    about: () => ({ engine: `SQLite ${version}`, lacks: [] }),
    async close() {
      await bulk.close();
      connection.close();
    },
  };
}

type Statements = ReturnType<typeof statements>;

function statements(collection: string, spec: CollectionSpec) {
  return {
    insert: insertSql(collection, spec),
    replace: replaceSql(collection, spec),
    get: `SELECT ${quoted(DOCUMENT)} FROM ${quoted(collection)} WHERE "id" = ?`,
    remove: `DELETE FROM ${quoted(collection)} WHERE "id" = ?`,
  };
}

function insertRow(collection: string, spec: CollectionSpec, document: StoreDocument): Column[] {
  const fields = checkDocument(collection, spec, document);
  const declared = declaredNames(spec).map((name) => toColumn(fields[name] ?? null));
  return [orderedText(document.id), document.revision, ...declared, encodeDocument(document)];
}

/** In the order of {@link replaceSql}: the next state, then the id and revision that it must find. */
function replaceRow(collection: string, spec: CollectionSpec, document: StoreDocument): Column[] {
  const [id = null, revision = null, ...next] = insertRow(collection, spec, successorOf(collection, document));
  return [revision, ...next, id, document.revision];
}

function documentOf<D>([text]: readonly Column[]): D {
  return decodeDocument<D>(String(text));
}

function pageOf<D>(rows: readonly Column[][], orderType: FieldType | undefined, limit: number): Page<D> {
  const held = rows.slice(0, limit);
  const page: Page<D> = { documents: held.map((row) => documentOf<D>(row)) };
  const [, value, id] = held.at(-1) ?? [];
  const place = { value: fromColumn(orderType, value), id: fromColumn('text', id) };
  if (rows.length > limit && place.value !== null && typeof place.id === 'string') {
    page.next = { value: place.value, id: place.id };
  }
  return page;
}

function totalOf(row: readonly Column[], spec: CollectionSpec, { by, sums }: TotalsQuery): Total {
  const numbers = row.slice(by.length).map((column) => (typeof column === 'bigint' ? column : 0n));
  const [count = 0n, ...halves] = numbers;
  return {
    group: Object.fromEntries(by.map((field, at) => [field, fromColumn(spec.fields[field], row[at])])),
    count: Number(count),
    sums: Object.fromEntries(sums.map((field, at) => [field, joined(halves[2 * at], halves[2 * at + 1])])),
  };
}

function joined(high = 0n, low = 0n): bigint {
  return (high << 32n) + low;
}
