/** A member name that could be mistaken for the tag of a `bigint`; one more `$` tells it apart. */
const TAG_LIKE = /^\$+bigint$/;
/** Found in every text that holds a tag or a name like it, and in few others. */
const TAG_IN_TEXT = '$bigint":';

/**
 * Writes JSON values and `bigint` as JSON text. A `bigint` becomes `{"$bigint":"123"}`; a document's own member of that
 * name becomes `$$bigint`, so that nothing a document holds can be taken for a tag.
 */
export function encodeDocument(document: object): string {
  const plain = plainText(document);
  if (plain !== undefined) return plain;
  return JSON.stringify(document, (_, value: unknown) => tagged(value));
}

/** Reads what {@link encodeDocument} wrote; the caller names the type under which it was written. */
export function decodeDocument<D>(text: string): D {
  if (!text.includes(TAG_IN_TEXT)) return JSON.parse(text) as D;
  return JSON.parse(text, (_, value: unknown) => untagged(value)) as D;
}

/** The text of a document that needs no tag: nearly all, and several times faster than with a replacer. */
function plainText(document: object): string | undefined {
  try {
    const text = JSON.stringify(document);
    return text.includes(TAG_IN_TEXT) ? undefined : text;
  } catch (error) {
    // JSON.stringify refuses a bigint, and only that, with a TypeError; a cycle is refused again by the second pass.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function tagged(value: unknown): unknown {
  if (typeof value === 'bigint') return { $bigint: value.toString() };
  return renamed(value, (name) => (TAG_LIKE.test(name) ? `$${name}` : name));
}

function untagged(value: unknown): unknown {
  const digits = tagDigits(value);
  if (digits !== undefined) return BigInt(digits);
  return renamed(value, (name) => (TAG_LIKE.test(name) ? name.slice(1) : name));
}

function tagDigits(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('$bigint' in value)) return undefined;
  return typeof value.$bigint === 'string' ? value.$bigint : undefined;
}

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const names = Object.keys(value);
  if (!names.some((name) => TAG_LIKE.test(name))) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [rename(name), member]));
}
