import type { Capture } from '#core/ports/connector.ts';
import { type Json, jsonOf } from './json.ts';
import { parentOf, type Shape, shapeOf } from './shape.ts';

/** Which side has what the other lacks; `types`: both have the field, with other types. */
export type Direction = 'recorded-only' | 'sandbox-only' | 'types';

export interface Difference {
  /** A field by its path, or a header: `header x-li-uuid`. */
  path: string;
  direction: Direction;
  /** The types seen, for the reader. */
  types: string;
}

/** The answers that two sides gave to one request, or with one kind of error. */
export interface Sides {
  recorded: readonly Capture[];
  /** Recorded answers to requests of the same shape, with other fields asked: they prove that a field exists. */
  alike: readonly Capture[];
  /** Recorded answers whose headers prove that a header exists. */
  headed: readonly Capture[];
  sandbox: readonly Capture[];
}

/** Fields, types and kept headers in which the sandbox differs from what was recorded; nothing where a side is empty. */
export function differencesOf({ recorded, alike, headed, sandbox }: Sides): Difference[] {
  if (recorded.length + alike.length === 0 || sandbox.length === 0) return [];
  const [exact, known, own] = [shapeOfAll(recorded), shapeOfAll([...recorded, ...alike]), shapeOfAll(sandbox)];
  return [
    ...missingFrom(own, exact).map((path) => ({
      path,
      direction: 'recorded-only' as const,
      types: typesAt(exact, path),
    })),
    ...missingFrom(known, own).map((path) => ({ path, direction: 'sandbox-only' as const, types: typesAt(own, path) })),
    ...typeDifferences(known, own),
    ...headerDifferences({ recorded, headed, sandbox }),
  ];
}

/** Every path that answers show, headers among them. */
export function pathsOf(captures: readonly Capture[]): Set<string> {
  const headers = [...headersOf(captures)].map((name) => `header ${name}`);
  return new Set([...shapeOfAll(captures).keys(), ...headers]);
}

function shapeOfAll(captures: readonly Capture[]): Shape {
  const bodies = captures.map(({ answer }) => jsonOf(answer.body)).filter((body: Json) => body !== undefined);
  return shapeOf(bodies);
}

/** Paths of `full` that `other` lacks, without those inside a path that it lacks too, or inside a list it shows empty. */
function missingFrom(other: Shape, full: Shape): string[] {
  if (other.size === 0) return [];
  return [...full.keys()].filter((path) => {
    const parent = parentOf(path);
    if (other.has(path) || parent === undefined || !other.has(parent)) return false;
    return !path.endsWith('[]');
  });
}

function typeDifferences(known: Shape, own: Shape): Difference[] {
  return [...own].flatMap(([path, types]) => {
    const seen = known.get(path);
    if (!seen || (types.isSubsetOf(seen) && seen.isSubsetOf(types))) return [];
    return [
      { path, direction: 'types' as const, types: `recorded ${typesAt(known, path)}, sandbox ${typesAt(own, path)}` },
    ];
  });
}

function typesAt(shape: Shape, path: string): string {
  return [...(shape.get(path) ?? [])].sort().join('|');
}

function headerDifferences({ recorded, headed, sandbox }: Omit<Sides, 'alike'>): Difference[] {
  const [exact, known, own] = [headersOf(recorded), headersOf(headed), headersOf(sandbox)];
  const isTold = known.size > 0;
  return [
    ...[...exact.difference(own)].map((name) => ({
      path: `header ${name}`,
      direction: 'recorded-only' as const,
      types: '',
    })),
    ...(isTold ? [...own.difference(known)] : []).map((name) => ({
      path: `header ${name}`,
      direction: 'sandbox-only' as const,
      types: '',
    })),
  ];
}

function headersOf(captures: readonly Capture[]): Set<string> {
  return new Set(captures.flatMap(({ answer }) => Object.keys(answer.headers)));
}
