import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { UPLOAD } from '#config/texts/api.ts';
import { UNKNOWN_PERSON } from '#config/texts/imports.ts';
import { AppError } from '#core/error.ts';
import type { ImportDocument, ImportWay } from '#core/imports/import-document.ts';
import type { Answers } from '#core/imports/preview.ts';
import type { Store } from '#core/ports/store.ts';
import { importOf } from '#services/usecases/imports/import-parts.ts';
import type { ReceivedAs } from '#services/usecases/imports/receive-import.ts';
import { problemError } from './plugins/problems.ts';
import { answersSchema } from './schemas/import.ts';
import type { Form } from './uploads.ts';

const STATUS: Readonly<Record<string, number>> = {
  'no-such-import': 404,
  'import-not-open': 409,
  'import-needs-reason': 400,
};

/** What a use case refuses, as a problem with its status. */
export async function asProblems<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const status = error instanceof AppError ? STATUS[error.code] : undefined;
    throw status !== undefined && error instanceof AppError ? problemError(status, error.code, error.message) : error;
  }
}

/** @throws ProblemError 404 */
export function openImport(store: Store, id: string): Promise<ImportDocument> {
  return asProblems(importOf(store, id));
}

const LONGEST_NAME = 80;

/** Who asks, as they say: nobody signs in yet. A name in a header is percent-encoded where it has other signs than ASCII. */
export function personOf({ headers }: Pick<FastifyRequest, 'headers'>, written?: string): string {
  const said = written ?? decoded(String(headers['rendir-by'] ?? ''));
  return said.trim().slice(0, LONGEST_NAME) || UNKNOWN_PERSON;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * What the form of an upload says, as an import to be received.
 * @throws ProblemError 400
 */
export function receivedAs(request: FastifyRequest, { name, fields }: Form, way: ImportWay): ReceivedAs {
  const source = fields.get('source')?.trim().slice(0, LONGEST_NAME) ?? '';
  const answers = answersOf(fields.get('answers') ?? '');
  return {
    name,
    way,
    by: personOf(request, fields.get('by')),
    ...(source !== '' && { source }),
    ...(answers && { answers }),
  };
}

function answersOf(text: string): Answers | undefined {
  if (text.trim() === '') return undefined;
  const answers = z.safeParse(answersSchema, parsed(text));
  if (answers.success) return answers.data as Answers;
  throw problemError(400, 'bad-answers', UPLOAD.badAnswers);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
