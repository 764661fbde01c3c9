import { QUERY_FAULTS, wrongQuery } from '#config/texts/store.ts';
import { AppError } from '#core/error.ts';
import type { CollectionSpec, Cursor, IndexSpec, Scalar, ScanQuery, TotalsQuery } from '#core/ports/store.ts';
import { compareScalars, isScalarOf } from './scalar.ts';

const MAX_LIMIT = 10_000;

type AnyQuery = Pick<ScanQuery, 'index' | 'equal' | 'range'>;

/**
 * Refuses a scan that its collection does not declare.
 * @returns the index it names
 * @throws AppError `stop`, code `store-query`
 */
export function checkScan(collection: string, spec: CollectionSpec, query: ScanQuery): IndexSpec {
  const index = checkIndex(collection, spec, query);
  const { limit, after } = query;
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw queryFault(collection, QUERY_FAULTS.limit(MAX_LIMIT));
  }
  if (after) checkCursor(collection, spec, index, after);
  return index;
}

/**
 * Refuses totals that their collection does not declare.
 * @returns the index they name
 * @throws AppError `stop`, code `store-query`
 */
export function checkTotals(collection: string, spec: CollectionSpec, query: TotalsQuery): IndexSpec {
  const index = checkIndex(collection, spec, query);
  for (const field of query.by) typeOf(collection, spec, field);
  for (const field of query.sums) {
    if (typeOf(collection, spec, field) === 'text') throw queryFault(collection, QUERY_FAULTS.textSum(field));
  }
  return index;
}

/** @throws AppError `stop`, code `store-query`, when documents of the collection are kept for ever */
export function checkRemovable(collection: string, spec: CollectionSpec): void {
  if (!spec.removable) throw queryFault(collection, QUERY_FAULTS.kept());
}

/**
 * Of a cursor and a bound on the same side only the narrower is asked, so that the index is entered where the page starts.
 * On one value, the cursor is narrower than an inclusive lower bound, and an exclusive upper one narrower than the cursor.
 * @returns the bound whose place the cursor takes; `undefined` where all of the range lies beyond the cursor, or without one
 */
export function cursorBound({ range, after, order }: Pick<ScanQuery, 'range' | 'after' | 'order'>) {
  if (!after) return undefined;
  const { from, until } = range ?? {};
  if (order === 'descending') {
    return until === undefined || compareScalars(after.value, until) < 0 ? 'until' : undefined;
  }
  return from === undefined || compareScalars(after.value, from) >= 0 ? 'from' : undefined;
}

function checkIndex(collection: string, spec: CollectionSpec, query: AnyQuery): IndexSpec {
  const index = Object.hasOwn(spec.indexes, query.index) ? spec.indexes[query.index] : undefined;
  if (!index) throw queryFault(collection, QUERY_FAULTS.index(query.index));
  checkEqual(collection, spec, index, query);
  for (const bound of [query.range?.from, query.range?.until]) {
    if (bound !== undefined) checkValue(collection, spec, index.order, bound);
  }
  return index;
}

function checkCursor(collection: string, spec: CollectionSpec, index: IndexSpec, { value, id }: Cursor): void {
  checkValue(collection, spec, index.order, value);
  const given = typeof id === 'string' && (index.order !== 'id' || value === id);
  if (!given) throw queryFault(collection, QUERY_FAULTS.cursor());
}

function checkEqual(collection: string, spec: CollectionSpec, index: IndexSpec, query: AnyQuery): void {
  const foreign = Object.keys(query.equal).find((field) => !index.equal.includes(field));
  if (foreign !== undefined) throw queryFault(collection, QUERY_FAULTS.foreignField(foreign, query.index));
  for (const field of index.equal) {
    const value = query.equal[field];
    if (value === undefined) throw queryFault(collection, QUERY_FAULTS.missingField(field, query.index));
    checkValue(collection, spec, field, value);
  }
}

function checkValue(collection: string, spec: CollectionSpec, field: string, value: Scalar): void {
  const type = typeOf(collection, spec, field);
  if (!isScalarOf(type, value)) throw queryFault(collection, QUERY_FAULTS.type(field, type));
}

function typeOf(collection: string, spec: CollectionSpec, field: string) {
  const type = Object.hasOwn(spec.fields, field) ? spec.fields[field] : undefined;
  if (!type) throw queryFault(collection, QUERY_FAULTS.field(field));
  return type;
}

function queryFault(collection: string, what: string): AppError {
  return new AppError({
    code: 'store-query',
    recovery: { do: 'stop' },
    message: wrongQuery(collection, what),
    facts: { collection },
  });
}
