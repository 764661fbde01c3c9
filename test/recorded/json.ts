/** A JSON value as far as nobody has looked into it. */
export type Json = { readonly [name: string]: Json } | readonly Json[] | string | number | boolean | null | undefined;

/** The JSON of a text, or `undefined` when it is none. */
export function jsonOf(text: string): Json {
  try {
    const parsed: Json = JSON.parse(text);
    return parsed;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of names; `undefined` where the path leaves the value. */
export function at(value: Json, ...path: string[]): Json {
  return path.reduce<Json>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}

export function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: Json): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(value: Json): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
