import type { Scalar, Total, TotalsQuery } from '#core/ports/store.ts';
import type { FieldValues } from './document.ts';
import { compareScalars } from './scalar.ts';

/** Groups and adds the declared fields of documents in memory, as the port says of `totals`. */
export function totalsOf(rows: readonly FieldValues[], query: Pick<TotalsQuery, 'by' | 'sums'>): Total[] {
  const groups = Map.groupBy(rows, (row) => groupKey(query.by.map((field) => row[field] ?? null)));
  const totals = [...groups.values()].map((members) => totalOf(members, query));
  return totals.sort((a, b) => compareGroups(a, b, query.by));
}

function totalOf(rows: readonly FieldValues[], { by, sums }: Pick<TotalsQuery, 'by' | 'sums'>): Total {
  return {
    group: Object.fromEntries(by.map((field) => [field, rows[0]?.[field] ?? null])),
    count: rows.length,
    sums: Object.fromEntries(sums.map((field) => [field, sumOf(rows.map((row) => row[field] ?? null))])),
  };
}

function sumOf(values: readonly (Scalar | null)[]): bigint {
  return values.reduce<bigint>((total, value) => (value === null ? total : total + BigInt(value)), 0n);
}

/** Values of one field have one type, so their JSON tells them apart. */
function groupKey(values: readonly (Scalar | null)[]): string {
  return JSON.stringify(values.map((value) => (typeof value === 'bigint' ? value.toString() : value)));
}

/** Order of two groups of a totals query: by their values, `null` first. */
export function compareGroups(a: Total, b: Total, by: readonly string[]): number {
  for (const field of by) {
    const order = compareScalars(a.group[field] ?? null, b.group[field] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}
