import type {
  CollectionSpec,
  Cursor,
  FieldType,
  IndexRange,
  IndexSpec,
  Scalar,
  ScanQuery,
  TotalsQuery,
} from '#core/ports/store.ts';
import { compareScalars } from '../scalar.ts';
import { HALVES, storedName, toColumn } from './document.ts';

type Conditions = Pick<ScanQuery, 'equal' | 'range' | 'after' | 'order'>;
type Filter = Record<string, unknown>;

/** The least value of a type: a bound of one type leaves out documents that lack the field or have `null` there. */
const LEAST: Readonly<Record<FieldType, Scalar>> = {
  text: '',
  integer: Number.MIN_SAFE_INTEGER,
  bigint: -(2n ** 63n),
};

/** Name of an index in the database: that of its declaration. */
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
  return { ...Object.fromEntries(equal), ...order, ...(query.after && past(index, query.after, query.order)) };
}

/** The narrower of range and cursor on each side, so that the index is entered where the page starts. */
function boundsOf(type: FieldType, { range = {}, after, order }: Conditions): Filter {
  const { from, until } = narrowed(range, after, order);
  const lower = { $gte: toColumn(from ?? LEAST[type]) };
  const bounds: Filter = until === undefined ? lower : { ...lower, $lt: toColumn(until) };
  const isBelow = after && order === 'descending' && (until === undefined || compareScalars(after.value, until) < 0);
  return isBelow ? { ...lower, $lte: toColumn(after.value) } : bounds;
}

function narrowed(range: IndexRange, after: Cursor | undefined, order: ScanQuery['order']): IndexRange {
  if (!after || order === 'descending') return range;
  const { from } = range;
  return from === undefined || compareScalars(after.value, from) > 0 ? { ...range, from: after.value } : range;
}

/** Beyond the cursor: past its value, or past its id on its value. The bounds have cut off all before its value. */
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
