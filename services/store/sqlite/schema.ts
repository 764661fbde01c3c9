import type { CollectionSpec, StoreDocument } from '#core/ports/store.ts';
import { decodeDocument } from '../codec.ts';
import type { CollectionSpecs } from '../collections.ts';
import { checkDocument } from '../document.ts';
import { PIECE_BYTES } from '../files.ts';
import type { Connection } from './connection.ts';
import { foreignFile, newerFile } from './errors.ts';
import { DOCUMENT, declaredColumns, indexName, orderColumns, quoted, toColumn } from './sql.ts';

/** `Rend` in ASCII: tells our files from other programs' databases. */
const APPLICATION_ID = 0x52656e64;

/**
 * Changes of layout that declarations do not express, oldest first; `user_version` counts those that a file has had.
 * One that was released is never edited.
 */
const MIGRATIONS: readonly ((connection: Connection) => void)[] = [
  ({ exec }) => exec('CREATE TABLE files (digest TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT'),
  intoPieces,
];

const COLUMN_TYPES = { text: 'TEXT', integer: 'INTEGER', bigint: 'INTEGER' } as const;

/**
 * Only reads.
 * @returns how many of the migrations the file has had
 * @throws AppError `fix-setup`, code `store-version`, for a file of a newer layout or of another program
 */
export function checkFile(connection: Connection, path: string): number {
  const version = pragma(connection, 'user_version');
  const ours = pragma(connection, 'application_id') === APPLICATION_ID;
  const fresh = version === 0 && connection.rows('SELECT 1 FROM sqlite_schema LIMIT 1', []).length === 0;
  if (!ours && !fresh) throw foreignFile(path);
  if (version > MIGRATIONS.length) throw newerFile(path);
  return version;
}

/**
 * Brings a file up to this version, in one transaction: layout first, then declared collections, fields and indexes.
 * @throws AppError `fix-setup`, code `store-version`, for a file of a newer version or of another program, left untouched
 */
export function prepareFile(connection: Connection, path: string, collections: CollectionSpecs): void {
  connection.write(() => {
    // Once more inside the transaction: another process may have written meanwhile.
    const layout = checkFile(connection, path);
    if (layout < MIGRATIONS.length) migrate(connection, layout);
    for (const [name, spec] of Object.entries(collections)) declare(connection, path, name, spec);
  });
}

function migrate(connection: Connection, layout: number): void {
  for (const step of MIGRATIONS.slice(layout)) step(connection);
  connection.exec(`PRAGMA user_version = ${MIGRATIONS.length}; PRAGMA application_id = ${APPLICATION_ID}`);
}

/** Files of more than 1 MiB go into pieces of their own. */
function intoPieces(connection: Connection): void {
  // Ids of uploads are never given again: AUTOINCREMENT remembers the highest.
  connection.exec(`
    ALTER TABLE files ADD COLUMN upload INTEGER;
    CREATE TABLE uploads (id INTEGER PRIMARY KEY AUTOINCREMENT, touched INTEGER NOT NULL) STRICT;
    CREATE TABLE file_pieces (
      upload INTEGER NOT NULL, place INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (upload, place)
    ) STRICT;
    INSERT INTO uploads (id, touched) SELECT rowid, 0 FROM files WHERE length(bytes) > ${PIECE_BYTES};
    UPDATE files SET upload = rowid WHERE length(bytes) > ${PIECE_BYTES}`);
  for (const [id = null] of connection.rows('SELECT id FROM uploads', [])) {
    const [[bytes] = []] = connection.rows('SELECT bytes FROM files WHERE rowid = ?', [id]);
    if (!(bytes instanceof Uint8Array)) continue;
    // By SQLite itself each piece would be another walk through the whole.
    for (let place = 0; place * PIECE_BYTES < bytes.length; place += 1) {
      const piece = bytes.subarray(place * PIECE_BYTES, (place + 1) * PIECE_BYTES);
      connection.run('INSERT INTO file_pieces (upload, place, bytes) VALUES (?, ?, ?)', [id, place, piece]);
    }
  }
  connection.exec("UPDATE files SET bytes = x'' WHERE upload IS NOT NULL; DELETE FROM uploads");
}

interface ColumnSql {
  name: string;
  sql: string;
}

function declare(connection: Connection, path: string, collection: string, spec: CollectionSpec): void {
  const wanted = declaredColumns(spec).map(({ name, type }) => columnSql(name, COLUMN_TYPES[type]));
  const present = presentColumns(connection, collection);
  if (present) {
    const among = (columns: readonly ColumnSql[], { sql }: ColumnSql) => columns.some((column) => column.sql === sql);
    // A field that we do not declare was declared by a newer version, and our inserts would leave it empty.
    if (present.some((column) => !among(wanted, column))) throw newerFile(path);
    const missing = wanted.filter((column) => !among(present, column));
    if (missing.length > 0) addColumns(connection, collection, spec, missing);
  } else {
    connection.exec(tableSql(collection, wanted));
  }
  declareIndexes(connection, collection, spec);
}

function columnSql(name: string, type: string): ColumnSql {
  return { name, sql: `${quoted(name)} ${type}` };
}

/** The document comes last, so that reading a declared field never walks a large document's overflow pages. */
function tableSql(collection: string, columns: readonly ColumnSql[]): string {
  const declared = columns.map(({ sql }) => sql);
  const all = ['"id" TEXT PRIMARY KEY', '"revision" INTEGER NOT NULL', ...declared, `"${DOCUMENT}" TEXT NOT NULL`];
  return `CREATE TABLE ${quoted(collection)} (${all.join(', ')}) STRICT`;
}

/** The declared columns that a table has; undefined when there is no such table. */
function presentColumns(connection: Connection, collection: string): ColumnSql[] | undefined {
  const rows = connection.rows('SELECT name, type FROM pragma_table_info(?)', [collection]);
  if (rows.length === 0) return undefined;
  const columns = rows.map(([name, type]) => columnSql(String(name), String(type)));
  return columns.filter(({ name }) => !['id', 'revision', DOCUMENT].includes(name));
}

function addColumns(
  connection: Connection,
  collection: string,
  spec: CollectionSpec,
  columns: readonly ColumnSql[],
): void {
  for (const { sql } of columns) connection.exec(`ALTER TABLE ${quoted(collection)} ADD COLUMN ${sql}`);
  const changes = columns.map(({ name }) => `${quoted(name)} = ?`).join(', ');
  for (const [id = null] of connection.rows(`SELECT "id" FROM ${quoted(collection)}`, [])) {
    const [row] = connection.rows(`SELECT "${DOCUMENT}" FROM ${quoted(collection)} WHERE "id" = ?`, [id]);
    const document = decodeDocument<StoreDocument>(String(row?.[0]));
    const fields = checkDocument(collection, spec, document);
    const values = columns.map(({ name }) => toColumn(fields[name] ?? null));
    connection.run(`UPDATE ${quoted(collection)} SET ${changes} WHERE "id" = ?`, [...values, id]);
  }
}

function declareIndexes(connection: Connection, collection: string, spec: CollectionSpec): void {
  const wanted = new Map(
    Object.entries(spec.indexes).map(([name, { equal, order }]) => {
      const columns = [...equal, ...orderColumns({ equal, order })].map(quoted).join(', ');
      const index = indexName(collection, name);
      return [index, `CREATE INDEX ${index} ON ${quoted(collection)} (${columns})`];
    }),
  );
  const query = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL";
  for (const [name, sql] of connection.rows(query, [collection])) {
    const index = quoted(String(name));
    if (wanted.get(index) === sql) wanted.delete(index);
    else connection.exec(`DROP INDEX ${index}`);
  }
  for (const sql of wanted.values()) connection.exec(sql);
}

function pragma(connection: Connection, name: string): number {
  return Number(connection.rows(`PRAGMA ${name}`, [])[0]?.[0]);
}
