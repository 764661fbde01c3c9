import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UPLOAD } from '#config/texts/api.ts';
import type { Store, StoredFile } from '#core/ports/store.ts';
import { problemError } from './plugins/problems.ts';

/** What a form said, once all of it was read. */
export interface Form {
  /** Of its file. */
  name: string;
  fields: ReadonlyMap<string, string>;
  /** Its file's first bytes: {@link HEAD_BYTES}, or all where it has fewer. */
  head: Uint8Array;
}

/** Enough to tell what a file is. */
const HEAD_BYTES = 4_096;

/** Fields of a form beside its file, and how long one may be: answers are the longest. */
const FIELDS = { fields: 20, fieldSize: 262_144, files: 2, parts: 22 };

/** A form's own words around the file. */
const AROUND_BYTES = 1_048_576;

/** Uploads that a process takes at once: the store writes them between everything else. */
const AT_ONCE = 3;

const LONGEST_NAME = 200;

/** Lets the routes of this scope be sent files. */
export async function takeUploads(server: FastifyInstance): Promise<void> {
  await server.register(multipart, { limits: FIELDS });
}

/** A file that is in the store, and what was made of the rest of its form. */
export interface Upload<T> {
  file: StoredFile;
  said: T;
}

/**
 * Stores uploads as they come. A form may say what it has to say after its file: `accept` is asked once all of it is read,
 * and what it throws, like everything else that is wrong with a form, leaves nothing in the store.
 * @param limit bytes of a file
 * @throws ProblemError 400, 413, 415, 503; what `accept` throws
 */
export function uploadReader({ store }: { store: Pick<Store, 'putChunks'> }, limit: number) {
  let reading = 0;
  return async <T>(request: FastifyRequest, accept: (form: Form) => T): Promise<Upload<T>> => {
    if (!request.isMultipart()) throw problemError(415, 'not-a-form', UPLOAD.notForm);
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > limit + AROUND_BYTES) throw tooLarge(limit);
    if (reading >= AT_ONCE) throw problemError(503, 'busy', UPLOAD.busy);
    reading += 1;
    try {
      return await storeFile(store, formReader(request, limit), accept);
    } catch (error) {
      // Else the answer would wait behind what nobody reads.
      request.raw.unpipe().resume();
      throw error;
    } finally {
      reading -= 1;
    }
  };
}

async function storeFile<T>(
  store: Pick<Store, 'putChunks'>,
  form: FormReader,
  accept: (form: Form) => T,
): Promise<Upload<T>> {
  const sent = await form.nextFile();
  if (!sent) throw problemError(400, 'no-file', UPLOAD.noFile);
  const { name, chunks } = sent;
  const said = Promise.withResolvers<T>();
  async function* whole() {
    let head = new Uint8Array();
    for await (const chunk of chunks) {
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
      yield chunk;
    }
    if (await form.nextFile()) throw problemError(400, 'several-files', UPLOAD.severalFiles);
    said.resolve(accept({ name, head, fields: form.fields }));
  }
  const file = await store.putChunks(whole());
  return { file, said: await said.promise };
}

interface FormReader {
  /** Those read so far. */
  fields: ReadonlyMap<string, string>;
  /** The next file, once the one before it was read. @throws ProblemError where the form, or the file, is not whole */
  nextFile(): Promise<{ name: string; chunks: AsyncIterable<Uint8Array> } | undefined>;
}

function formReader(request: FastifyRequest, limit: number): FormReader {
  const parts = ofForm(request.parts({ limits: { ...FIELDS, fileSize: limit } }));
  const fields = new Map<string, string>();
  return {
    fields,
    async nextFile() {
      for (let next = await parts.next(); !next.done; next = await parts.next()) {
        const part = next.value;
        if (part.type === 'field') fields.set(part.fieldname, String(part.value));
        else {
          const chunks = fileChunks(part.file, limit);
          const first = await chunks.next();
          // A form in which no file was chosen sends a nameless one.
          if (part.filename || !first.done) return { name: nameOf(part.filename), chunks: after(first, chunks) };
        }
      }
      return undefined;
    },
  };
}

async function* fileChunks(
  file: AsyncIterable<Uint8Array> & { truncated: boolean },
  limit: number,
): AsyncGenerator<Uint8Array> {
  yield* ofForm(file);
  if (file.truncated) throw tooLarge(limit);
}

async function* after<T>(first: IteratorResult<T>, others: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    if (!first.done) yield first.value;
    yield* others;
  } finally {
    await others.return(undefined);
  }
}

async function* ofForm<T>(parts: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* parts;
  } catch (error) {
    throw asCut(error);
  }
}

/** Without folders and signs that no name has; browsers write a quotation mark as `%22`. */
function nameOf(written: string): string {
  const name = written.replaceAll('%22', '"').split(/[/\\]/).at(-1) ?? '';
  return [...name.replace(/\p{C}/gu, '')].slice(-LONGEST_NAME).join('').trim() || 'archivo';
}

function tooLarge(limit: number) {
  return problemError(413, 'file-too-large', UPLOAD.tooLarge(Math.floor(limit / 1_048_576)));
}

/** What a form does wrong otherwise: it ends early, has too many parts, or names that are none. */
function asCut(error: unknown) {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 400;
  return status === 413 ? problemError(413, 'form-too-large', UPLOAD.cut) : problemError(400, 'cut', UPLOAD.cut);
}
