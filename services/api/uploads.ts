import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UPLOAD } from '#config/texts/api.ts';
import { problemError } from './plugins/problems.ts';

/** A file that was sent in a form, and the form's other fields. */
export interface Upload {
  name: string;
  bytes: Uint8Array;
  fields: ReadonlyMap<string, string>;
}

/** Fields of a form beside its file, and how long one may be: answers are the longest. */
const FIELDS = { fields: 20, fieldSize: 262_144, files: 2, parts: 22 };

/** A form's own words around the file. */
const AROUND_BYTES = 1_048_576;

/** Uploads that a process takes at once: each is held in memory until it is stored. */
const AT_ONCE = 3;

const LONGEST_NAME = 200;

/** Lets the routes of this scope be sent files. */
export async function takeUploads(server: FastifyInstance): Promise<void> {
  await server.register(multipart, { limits: FIELDS });
}

/**
 * Reads uploads, each into one piece of memory of its own.
 * @param limit bytes of a file
 * @throws ProblemError 400, 413, 415, 503
 */
export function uploadReader(limit: number): (request: FastifyRequest) => Promise<Upload> {
  let reading = 0;
  return async (request) => {
    if (!request.isMultipart()) throw problemError(415, 'not-a-form', UPLOAD.notForm);
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > limit + AROUND_BYTES) throw tooLarge(limit);
    if (reading >= AT_ONCE) throw problemError(503, 'busy', UPLOAD.busy);
    reading += 1;
    try {
      return await readParts(request, limit, announced);
    } finally {
      reading -= 1;
    }
  };
}

async function readParts(request: FastifyRequest, limit: number, announced: number): Promise<Upload> {
  const fields = new Map<string, string>();
  const files: { name: string; bytes: Uint8Array }[] = [];
  try {
    for await (const part of request.parts({ limits: { ...FIELDS, fileSize: limit } })) {
      if (part.type === 'field') fields.set(part.fieldname, String(part.value));
      else {
        const bytes = await readFile(part.file, Math.min(announced, limit));
        if (part.file.truncated) throw tooLarge(limit);
        // A form in which no file was chosen sends a nameless one.
        if (part.filename || bytes.length > 0) files.push({ name: nameOf(part.filename), bytes });
      }
    }
  } catch (error) {
    throw 'problem' in Object(error) ? error : asCut(error);
  }
  const [file, ...others] = files;
  if (!file) throw problemError(400, 'no-file', UPLOAD.noFile);
  if (others.length > 0) throw problemError(400, 'several-files', UPLOAD.severalFiles);
  return { ...file, fields };
}

/** @param expected about how many bytes will come; memory that is not written is not taken from the machine */
async function readFile(stream: AsyncIterable<Uint8Array>, expected: number): Promise<Uint8Array> {
  let bytes = Buffer.allocUnsafeSlow(Math.max(expected, 65_536));
  let length = 0;
  for await (const chunk of stream) {
    if (length + chunk.length > bytes.length) bytes = grown(bytes, length + chunk.length);
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes.subarray(0, length);
}

function grown(bytes: Buffer, least: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(Math.max(least, bytes.length * 2));
  larger.set(bytes);
  return larger;
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
