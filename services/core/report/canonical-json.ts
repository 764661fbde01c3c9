/** A JSON value without floats: numbers are safe integers. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue };

/**
 * JSON Canonicalization Scheme (RFC 8785) of a value without floats: members ordered by UTF-16 code units, no white space.
 * @throws TypeError on a float, an unsafe integer, `undefined`, or anything that JSON cannot hold
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return integerText(value);
  // `Array.from` reads a hole as `undefined`, which is refused.
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (isPlainObject(value)) return objectText(value);
  throw new TypeError(`canonical JSON cannot hold a value of type ${typeof value}`);
}

function integerText(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`canonical JSON holds integers only, not ${value}`);
  return String(value === 0 ? 0 : value);
}

// A date or a map would silently become `{}`.
function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Object]';
}

function objectText(value: object): string {
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}
