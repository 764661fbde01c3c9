import type {
  CollectionSpec,
  Cursor,
  FieldType,
  IndexSpec,
  Scalar,
  ScanQuery,
  TotalsQuery,
} from '#core/ports/store.ts';
import { cursorBound } from '../query.ts';
import { fromOrderedText, orderedText } from '../text-order.ts';
import type { Column } from './connection.ts';

/** A statement and the values of its marks. */
export interface Sql {
  text: string;
  values: Column[];
}

/** The column of the whole document; the name cannot be that of a declared field. */
export const DOCUMENT = '_document';
const OWN_COLUMNS = ['id', 'revision'];
const NAMES = new WeakMap<CollectionSpec, readonly string[]>();

/** Declared fields that need a column: a document's id and revision have theirs in every table. */
export function declaredColumns(spec: CollectionSpec): { name: string; type: FieldType }[] {
  const columns = Object.entries(spec.fields).map(([name, type]) => ({ name, type }));
  return columns.filter(({ name }) => !OWN_COLUMNS.includes(name));
}

/** Names of {@link declaredColumns}, made once: they are asked for each row. */
export function declaredNames(spec: CollectionSpec): readonly string[] {
  const known = NAMES.get(spec);
  if (known) return known;
  const names = declaredColumns(spec).map(({ name }) => name);
  NAMES.set(spec, names);
  return names;
}

export function quoted(name: string): string {
  return `"${name}"`;
}

export function indexName(collection: string, index: string): string {
  return quoted(`${collection}_${index}`);
}

/** Columns by which an index orders what its equality leaves. */
export function orderColumns(index: IndexSpec): string[] {
  return index.order === 'id' ? ['id'] : [index.order, 'id'];
}

export function toColumn(value: Scalar | null): Column {
  return typeof value === 'string' ? orderedText(value) : value;
}

export function fromColumn(type: FieldType | undefined, column: Column | undefined): Scalar | null {
  if (typeof column === 'string') return fromOrderedText(column);
  if (typeof column === 'bigint') return type === 'integer' ? Number(column) : column;
  return null;
}

export function insertSql(collection: string, spec: CollectionSpec): string {
  const columns = [...OWN_COLUMNS, ...declaredColumns(spec).map(({ name }) => name), DOCUMENT];
  const marks = columns.map(() => '?').join(', ');
  return `INSERT INTO ${quoted(collection)} (${columns.map(quoted).join(', ')}) VALUES (${marks}) ON CONFLICT ("id") DO NOTHING`;
}

export function replaceSql(collection: string, spec: CollectionSpec): string {
  const columns = ['revision', ...declaredColumns(spec).map(({ name }) => name), DOCUMENT];
  const changes = columns.map((name) => `${quoted(name)} = ?`).join(', ');
  return `UPDATE ${quoted(collection)} SET ${changes} WHERE "id" = ? AND "revision" = ?`;
}

/** Document, order and id of each row, and one row more than asked: it says whether more follow. */
export function scanSql(collection: string, index: IndexSpec, query: ScanQuery): Sql {
  const { text, values } = where(index, query);
  const direction = query.order === 'descending' ? 'DESC' : 'ASC';
  const order = orderColumns(index).map((name) => `${quoted(name)} ${direction}`);
  const columns = [DOCUMENT, index.order, 'id'].map(quoted).join(', ');
  return {
    text: `SELECT ${columns} ${fromIndex(collection, query.index)} ${text} ORDER BY ${order.join(', ')} LIMIT ?`,
    values: [...values, query.limit + 1],
  };
}

/**
 * Groups first, then the count, then two columns for each sum: its high and low 32 bits are added apart, because SQLite's
 * own sum fails past 64 bits.
 */
export function totalsSql(collection: string, index: IndexSpec, query: TotalsQuery): Sql {
  const { text, values } = where(index, query);
  const by = query.by.map(quoted);
  const sums = query.sums.flatMap((name) => [`sum(${quoted(name)} >> 32)`, `sum(${quoted(name)} & 4294967295)`]);
  const groups = by.length > 0 ? `GROUP BY ${by.join(', ')} ORDER BY ${by.join(', ')}` : 'HAVING count(*) > 0';
  return {
    text: `SELECT ${[...by, 'count(*)', ...sums].join(', ')} ${fromIndex(collection, query.index)} ${text} ${groups}`,
    values,
  };
}

/** Names the index, so that a query which could not use it fails instead of reading the whole table. */
function fromIndex(collection: string, index: string): string {
  return `FROM ${quoted(collection)} INDEXED BY ${indexName(collection, index)}`;
}

type Conditions = Pick<ScanQuery, 'equal' | 'range' | 'after' | 'order'>;

function where(index: IndexSpec, query: Conditions): Sql {
  const conditions = index.equal.map((name) => ({ text: `${quoted(name)} = ?`, values: [query.equal[name] ?? null] }));
  conditions.push({ text: `${quoted(index.order)} IS NOT NULL`, values: [] }, ...bounds(index, query));
  return {
    text: `WHERE ${conditions.map(({ text }) => text).join(' AND ')}`,
    values: conditions.flatMap(({ values }) => values).map(toColumn),
  };
}

function bounds(index: IndexSpec, query: Conditions): { text: string; values: Scalar[] }[] {
  const { from, until } = query.range ?? {};
  const replaced = cursorBound(query);
  const name = quoted(index.order);
  const found: { text: string; values: Scalar[] }[] = [];
  if (from !== undefined && replaced !== 'from') found.push({ text: `${name} >= ?`, values: [from] });
  if (until !== undefined && replaced !== 'until') found.push({ text: `${name} < ?`, values: [until] });
  if (query.after && replaced) found.push(past(index, query.after, replaced === 'from' ? '>' : '<'));
  return found;
}

function past(index: IndexSpec, after: Cursor, sign: '>' | '<') {
  const columns = orderColumns(index);
  const values = columns.length === 1 ? [after.id] : [after.value, after.id];
  return { text: `(${columns.map(quoted).join(', ')}) ${sign} (${columns.map(() => '?').join(', ')})`, values };
}
