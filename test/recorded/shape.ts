import { isObject, type Json } from './json.ts';

/** Paths of a JSON value, with the types seen at each: `items[].id` → `string`. */
export type Shape = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The shape of several values together. Indexes of lists are written `[]`; names that are data and not form, such as ids,
 * the kinds of a figure counted by kind and refused parameters, are written `*`.
 */
export function shapeOf(values: readonly Json[]): Shape {
  const shape = new Map<string, Set<string>>();
  const add = (path: string, value: Json): void => {
    const types = shape.get(path) ?? new Set<string>();
    // A figure counted by kind is a figure: its kinds stand below.
    shape.set(path, isFigure(path) && isObject(value) ? types : types.add(typeOf(value)));
    if (Array.isArray(value)) for (const each of value) add(`${path}[]`, each);
    if (isObject(value)) for (const [name, each] of Object.entries(value)) add(joined(path, name), each);
  };
  for (const value of values) add('', value);
  return shape;
}

function isFigure(path: string): boolean {
  return /(^|\.)value$/.test(path);
}

function joined(path: string, name: string): string {
  const isData = /^\d+$/.test(name) || isFigure(path) || /(^|\.)parameters$/.test(path);
  const step = isData ? '*' : name;
  return path === '' ? step : `${path}.${step}`;
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The path that holds a path; `undefined` at the top. */
export function parentOf(path: string): string | undefined {
  if (path === '') return undefined;
  if (path.endsWith('[]')) return path.slice(0, -2);
  const dot = path.lastIndexOf('.');
  return dot < 0 ? '' : path.slice(0, dot);
}
