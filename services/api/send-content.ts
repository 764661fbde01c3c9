import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FileContent } from '#core/ports/store.ts';

/** Sends a file as its bytes are read, under the digest that names them. */
export function sendContent(
  reply: FastifyReply,
  { digest, bytes, chunks }: FileContent & { digest: string },
): FastifyReply {
  return reply
    .header('etag', `"${digest}"`)
    .header('content-length', bytes)
    .send(Readable.from(chunks, { objectMode: false }));
}
