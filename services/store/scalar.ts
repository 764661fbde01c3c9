import type { FieldType, Scalar } from '#core/ports/store.ts';

/** Whether a value can be held by a declared field: a safe integer, a `bigint` of 64 bits with sign, or a text. */
export function isScalarOf(type: FieldType, value: unknown): value is Scalar {
  if (type === 'text') return typeof value === 'string';
  if (type === 'integer') return Number.isSafeInteger(value);
  return typeof value === 'bigint' && BigInt.asIntN(64, value) === value;
}

/** Order of two values of one field: numbers by size, texts by UTF-16 code unit, and `null` before any of them. */
export function compareScalars(a: Scalar | null, b: Scalar | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
