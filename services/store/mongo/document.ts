import type { CollectionSpec, FieldType, Scalar, StoreDocument } from '#core/ports/store.ts';
import type { FieldValues } from '../document.ts';
import { fromOrderedText, orderedText } from '../text-order.ts';

/** A document as MongoDB holds it: BSON members under their own names, `_id` for `id`. */
export interface Stored {
  _id: string;
  [member: string]: unknown;
}

/**
 * Each declared number again as its high and low 32 bits: servers add 64-bit integers with overflow or in floating point,
 * but halves add exactly.
 */
export const HALVES = '_halves';

/**
 * BSON cannot hold everything that JSON can: a name that begins with `$` or has a NUL, half of a surrogate pair, a `bigint`
 * past 64 bits. Such a name is written as JSON text behind `~`, such a value as the one member of an object under a name
 * that begins with `~`; a name of the document's own that begins with it gets one more.
 */
const MARK = '~';
const BIGINT = `${MARK}bigint`;
const TEXT = `${MARK}text`;

/** @param fields its declared fields, as `checkDocument` gave them */
export function toStored(spec: CollectionSpec, document: StoreDocument, fields: FieldValues): Stored {
  const members: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(document)) {
    if (name === 'id') continue;
    if (name === 'revision') members.revision = BigInt(document.revision);
    else if (isDeclared(spec, name)) members[name] = value === null ? null : toColumn(fields[name] ?? null);
    else members[topName(name)] = encoded(value);
  }
  const halves = Object.entries(fields).filter(([, value]) => value !== null && typeof value !== 'string');
  if (halves.length > 0) {
    members[HALVES] = Object.fromEntries(halves.map(([name, value]) => [name, halvesOf(BigInt(value ?? 0))]));
  }
  return { _id: orderedText(document.id), ...members };
}

/** The document that {@link toStored} was given; it shares nothing with `stored`. */
export function fromStored(spec: CollectionSpec, stored: Stored): StoreDocument {
  const entries = Object.entries(stored).flatMap(([name, value]): [string, unknown][] => {
    if (name === HALVES) return [];
    if (name === '_id') return [['id', fromOrderedText(stored._id)]];
    if (name === 'revision') return [['revision', Number(value)]];
    const type = isDeclared(spec, name) ? spec.fields[name] : undefined;
    return type ? [[name, fromColumn(type, value)]] : [[readName(name), decoded(value)]];
  });
  return Object.fromEntries(entries) as unknown as StoreDocument;
}

/** A declared value as it is stored and asked for: text in an order that is ours, numbers as 64-bit integers. */
export function toColumn(value: Scalar | null): string | bigint | null {
  if (value === null) return null;
  return typeof value === 'string' ? orderedText(value) : BigInt(value);
}

export function fromColumn(type: FieldType | undefined, value: unknown): Scalar | null {
  if (typeof value === 'string') return fromOrderedText(value);
  if (typeof value !== 'bigint' && typeof value !== 'number') return null;
  return type === 'bigint' ? BigInt(value) : Number(value);
}

/** The name of a member under which a declared field is stored. */
export function storedName(field: string): string {
  return field === 'id' ? '_id' : field;
}

function isDeclared(spec: CollectionSpec, name: string): boolean {
  return Object.hasOwn(spec.fields, name);
}

function halvesOf(value: bigint): { high: bigint; low: bigint } {
  return { high: value >> 32n, low: value & 0xffff_ffffn };
}

/** `_id` and `_halves` are ours at the top of a document. */
function topName(name: string): string {
  return name.startsWith('_') ? MARK + name : writtenName(name);
}

function writtenName(name: string): string {
  const fits = !/^[$~]|\0/.test(name) && name.isWellFormed();
  return fits ? name : MARK + JSON.stringify(name).slice(1, -1);
}

function readName(name: string): string {
  return name.startsWith(MARK) ? String(JSON.parse(`"${name.slice(MARK.length)}"`)) : name;
}

function encoded(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : { [TEXT]: JSON.stringify(value) };
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value ? value : { [BIGINT]: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(encoded);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [writtenName(name), encoded(member)]));
}

function decoded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(decoded);
  const members = Object.entries(value);
  const [only] = members;
  if (members.length === 1 && only?.[0] === BIGINT) return BigInt(String(only[1]));
  if (members.length === 1 && only?.[0] === TEXT) return JSON.parse(String(only[1]));
  return Object.fromEntries(members.map(([name, member]) => [readName(name), decoded(member)]));
}
