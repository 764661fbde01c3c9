import { DOCUMENT_FAULTS, wrongDocument } from '#config/texts/store.ts';
import { AppError } from '#core/error.ts';
import type { CollectionSpec, Scalar, StoreDocument } from '#core/ports/store.ts';
import { isScalarOf } from './scalar.ts';

/** The values of a document's declared fields; `null` where it lacks one. */
export type FieldValues = Readonly<Record<string, Scalar | null>>;

/**
 * Refuses what the store could not give back as it was: anything but JSON values and `bigint`, or a declared field of
 * another type.
 * @returns the values of its declared fields
 * @throws AppError `stop`, code `store-document`
 */
export function checkDocument(collection: string, spec: CollectionSpec, document: StoreDocument): FieldValues {
  const { id } = document;
  if (typeof id !== 'string' || id === '') throw documentFault(collection, id, DOCUMENT_FAULTS.id());
  checkRevision(collection, document);
  const strange = Object.entries(document).find(([, value]) => !isStorable(value));
  if (strange) throw documentFault(collection, id, DOCUMENT_FAULTS.notJson(strange[0]));
  return fieldValues(collection, spec, document);
}

/**
 * The document as it stands once it has replaced the stored one: with the next revision.
 * @throws AppError `stop`, code `store-document`, when its revision is not a whole number
 */
export function successorOf(collection: string, document: StoreDocument): StoreDocument {
  checkRevision(collection, document);
  return { ...document, revision: document.revision + 1 };
}

function checkRevision(collection: string, { id, revision }: StoreDocument): void {
  if (!Number.isSafeInteger(revision) || revision < 0) throw documentFault(collection, id, DOCUMENT_FAULTS.revision());
}

function fieldValues(collection: string, spec: CollectionSpec, document: StoreDocument): FieldValues {
  const members: Readonly<Record<string, unknown>> = { ...document };
  const values: Record<string, Scalar | null> = {};
  for (const [field, type] of Object.entries(spec.fields)) {
    const value = members[field] ?? null;
    if (value !== null && !isScalarOf(type, value)) {
      throw documentFault(collection, document.id, DOCUMENT_FAULTS.type(field, type));
    }
    values[field] = value;
  }
  return values;
}

function isStorable(value: unknown): boolean {
  if (isLeaf(value)) return true;
  if (!isContainer(value)) return false;
  const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (const member of members) if (!isStorable(member)) return false;
  return true;
}

function isLeaf(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint';
}

/** Dates, maps and other objects with a life of their own would come back as something else. */
function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function documentFault(collection: string, id: unknown, what: string): AppError {
  return new AppError({
    code: 'store-document',
    recovery: { do: 'stop' },
    message: wrongDocument(collection, String(id), what),
    facts: { collection, id: String(id) },
  });
}
