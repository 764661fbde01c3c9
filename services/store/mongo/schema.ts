import type { Collection, Db } from 'mongodb';
import type { CollectionSpec, FieldType } from '#core/ports/store.ts';
import type { CollectionSpecs } from '../collections.ts';
import { checkDocument } from '../document.ts';
import type { Connection } from './connection.ts';
import { fromStored, type Stored, toStored } from './document.ts';
import { COMMAND_NOT_FOUND, foreignDatabase, newerDatabase } from './errors.ts';
import { withLock } from './lock.ts';
import { keyOf } from './query.ts';

/** Changes of layout that declarations do not express are counted here; a database of a higher number is a newer one's. */
const LAYOUT = 1;
const LAYOUT_COLLECTION = '_layout';

type Declared = Record<string, { fields: Record<string, FieldType>; indexes: Record<string, Record<string, number>> }>;

/** What a database was last brought up to. */
interface Layout {
  _id: 'rendir';
  layout: number;
  /** JSON of {@link Declared}: names of indexes and fields may hold what names in BSON may not. */
  declared: string;
}

/**
 * Brings a database up to this version, one process at a time: collections with validators, indexes, and documents whose
 * fields were not declared before. Nothing is done, and no lock taken, where it is up to date.
 * @throws AppError `fix-setup`, code `store-version`, for a database of a newer version or another program, left untouched
 */
export async function prepareDatabase(connection: Connection, collections: CollectionSpecs): Promise<void> {
  const { db } = connection;
  const wanted = declarationsOf(collections);
  const declared = JSON.stringify(wanted);
  if ((await checkedLayout(connection, wanted))?.declared === declared) return;
  await withLock(db, 'layout', async () => {
    // Once more under the lock: another process may have done it meanwhile.
    const layout = await checkedLayout(connection, wanted);
    if (layout?.declared === declared) return;
    const before: Declared = layout ? JSON.parse(layout.declared) : {};
    const present = await collectionNames(db);
    for (const [name, spec] of Object.entries(collections)) {
      if (!present.includes(name)) await db.createCollection(name, { validator: validatorOf(spec) });
      else await changeValidator(db, name, validatorOf(spec));
      await declare(db.collection(name), name, spec, before[name]);
    }
    const next: Layout = { _id: 'rendir', layout: LAYOUT, declared };
    await db.collection<Layout>(LAYOUT_COLLECTION).replaceOne({ _id: 'rendir' }, next, { upsert: true });
  });
}

/** Only reads: what the database was last brought up to, or nothing of one that is new. @throws AppError as above */
async function checkedLayout({ db, place }: Connection, wanted: Declared): Promise<Layout | null> {
  const layout = await db.collection<Layout>(LAYOUT_COLLECTION).findOne({ _id: 'rendir' });
  if (!layout && (await isForeign(db))) throw foreignDatabase(place);
  const isAhead = layout && (layout.layout > LAYOUT || isNewer(JSON.parse(layout.declared), wanted));
  if (isAhead) throw newerDatabase(place);
  return layout;
}

function declarationsOf(collections: CollectionSpecs): Declared {
  return Object.fromEntries(
    Object.entries(collections).map(([name, { fields, indexes }]) => {
      const keys = Object.entries(indexes).map(([index, spec]) => [index, keyOf(spec)]);
      return [name, { fields: { ...fields }, indexes: Object.fromEntries(keys) }];
    }),
  );
}

/** A field that we do not declare, or with another type, was declared by a newer version: our documents would lack it. */
function isNewer(stored: Declared, wanted: Declared): boolean {
  return Object.entries(stored).some(([name, { fields }]) =>
    Object.entries(fields).some(([field, type]) => wanted[name] && wanted[name].fields[field] !== type),
  );
}

/** Collections of somebody else's, and none of ours. */
async function isForeign(db: Db): Promise<boolean> {
  const names = await collectionNames(db);
  return names.some((name) => !name.startsWith('_') && !name.startsWith('system.')) && !names.includes('_locks');
}

/** All of them: a server may pay no heed to a filter. */
export async function collectionNames(db: Db): Promise<string[]> {
  return (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
}

async function declare(
  collection: Collection<Stored>,
  name: string,
  spec: CollectionSpec,
  before: Declared[string] | undefined,
): Promise<void> {
  const isOld = before && Object.keys(spec.fields).some((field) => !(field in before.fields));
  if (isOld) await writeAgain(collection, name, { ...spec, fields: before.fields }, spec);
  await declareIndexes(collection, spec);
}

/** Declared fields have their type or are `null`; everything else of a document is its own affair. */
function validatorOf({ fields }: CollectionSpec) {
  const types = Object.entries(fields).filter(([field]) => field !== 'id' && field !== 'revision');
  const declared = types.map(([field, type]) => [field, { bsonType: [type === 'text' ? 'string' : 'long', 'null'] }]);
  return {
    $jsonSchema: {
      bsonType: 'object',
      required: ['_id', 'revision'],
      properties: {
        _id: { bsonType: 'string', minLength: 1 },
        revision: { bsonType: 'long', minimum: 0 },
        ...Object.fromEntries(declared),
      },
    },
  };
}

async function changeValidator(db: Db, name: string, validator: object): Promise<void> {
  try {
    await db.command({ collMod: name, validator });
  } catch (error) {
    // An engine that cannot change a validator does not enforce one either; the health page says so.
    if ((error as { code?: unknown }).code !== COMMAND_NOT_FOUND) throw error;
  }
}

/** Documents that were stored before a field was declared get it as declared fields are stored. */
async function writeAgain(collection: Collection<Stored>, name: string, old: CollectionSpec, spec: CollectionSpec) {
  for await (const stored of collection.find({})) {
    const { _id, revision } = stored;
    const document = fromStored(old, stored);
    const { _id: __, ...next } = toStored(spec, document, checkDocument(name, spec, document));
    await collection.replaceOne({ _id, revision }, next);
  }
}

async function declareIndexes(collection: Collection<Stored>, spec: CollectionSpec): Promise<void> {
  const present = new Map((await collection.indexes()).map(({ name, key }) => [name ?? '', JSON.stringify(key)]));
  present.delete('_id_');
  const wanted = new Map(Object.entries(spec.indexes).map(([name, index]) => [name, keyOf(index)]));
  for (const [name, key] of present) {
    if (JSON.stringify(wanted.get(name)) === key) wanted.delete(name);
    else await collection.dropIndex(name);
  }
  for (const [name, key] of wanted) await collection.createIndex(key, { name });
}
