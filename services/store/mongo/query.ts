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
import { HALVES, storedName, toColumn } from './document.ts';

type Conditions = Pick<ScanQuery, 'equal' | 'range' | 'after' | 'order'>;
type Filter = Record<string, unknown>;

/** The least value of a type: a bound of one type leaves out documents that lack the field or have `null` there. */
const LEAST: Readonly<Record<FieldType, Scalar>> = {
  text: '',
  integer: Number.MIN_SAFE_INTEGER,
  bigint: -(2n ** 63n),
};

/** The members of an index in the database, ids last. */
export function keyOf(index: IndexSpec): Record<string, 1> {
  const names = [...index.equal, index.order, 'id'].map(storedName);
  return Object.fromEntries(names.map((name) => [name, 1 as const]));
}

/** The order of an index, then of ids. */
export function sortOf(index: IndexSpec, order: ScanQuery['order']): Record<string, 1 | -1> {
  const direction = order === 'descending' ? -1 : 1;
  return Object.fromEntries([index.order, 'id'].map((name) => [storedName(name), direction]));
}

export function filterOf(spec: CollectionSpec, index: IndexSpec, query: Conditions): Filter {
  const equal = index.equal.map((name) => [storedName(name), toColumn(query.equal[name] ?? null)]);
  const order = { [storedName(index.order)]: boundsOf(spec.fields[index.order] ?? 'text', query) };
  const cursor = cursorBound(query) && query.after;
  return { ...Object.fromEntries(equal), ...order, ...(cursor && past(index, cursor, query.order)) };
}

/** The cursor's own value stands among its bounds; {@link past} leaves out what was read of it. */
function boundsOf(type: FieldType, query: Conditions): Filter {
  const { range: { from, until } = {}, after } = query;
  const replaced = cursorBound(query);
  const lower = replaced === 'from' ? after?.value : from;
  const least = { $gte: toColumn(lower ?? LEAST[type]) };
  if (replaced === 'until' && after) return { ...least, $lte: toColumn(after.value) };
  return until === undefined ? least : { ...least, $lt: toColumn(until) };
}

/** Beyond the cursor: past its value, or past its id on its value. */
function past(index: IndexSpec, { value, id }: Cursor, order: ScanQuery['order']): Filter {
  const beyond = order === 'descending' ? '$lt' : '$gt';
  if (index.order === 'id') return { $and: [{ _id: { [beyond]: toColumn(id) } }] };
  return { $or: [{ [index.order]: { [beyond]: toColumn(value) } }, { _id: { [beyond]: toColumn(id) } }] };
}

/** One document a group: `_id` with the value of each field of `by`, the count, and the sums by halves. */
export function totalsPipeline(spec: CollectionSpec, index: IndexSpec, query: TotalsQuery): Filter[] {
  const groups = query.by.map((name, at) => [`by${at}`, { $ifNull: [`$${storedName(name)}`, null] }]);
  const sums = query.sums.flatMap((name, at) => [
    [`high${at}`, { $sum: `$${HALVES}.${name}.high` }],
    [`low${at}`, { $sum: `$${HALVES}.${name}.low` }],
  ]);
  const group = { _id: Object.fromEntries(groups), count: { $sum: 1 }, ...Object.fromEntries(sums) };
  return [{ $match: filterOf(spec, index, query) }, { $group: group }];
}
