import type { z } from 'zod';
import { PROBLEM_DETAIL } from '#config/texts/api.ts';
import { problemError } from './plugins/problems.ts';

/** A place in a list as an opaque word for an address. */
export function writeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * The place that a cursor of ours names; `undefined` without one.
 * @throws ProblemError 400 on anything else
 */
export function readCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const place = schema.safeParse(parsed(cursor));
  if (place.success) return place.data;
  throw problemError(400, 'bad-cursor', PROBLEM_DETAIL.cursor);
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
