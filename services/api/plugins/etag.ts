import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Gives every answer of 200 that may be kept a strong ETag, and answers 304 where the client has that one. A route that
 * knows the digest of what it sends sets the header itself.
 */
export function tagAnswers(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload: unknown) => {
    if (reply.statusCode !== 200 || !['GET', 'HEAD'].includes(request.method)) return payload;
    const tag = tagOf(reply, payload);
    if (tag === undefined) return payload;
    reply.header('etag', tag);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache');
    if (!isCurrent(request, tag)) return payload;
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    return null;
  });
}

function tagOf(reply: FastifyReply, payload: unknown): string | undefined {
  if (reply.getHeader('cache-control') === 'no-store') return undefined;
  const own = reply.getHeader('etag');
  if (typeof own === 'string') return own;
  if (typeof payload !== 'string' && !(payload instanceof Uint8Array)) return undefined;
  return `"${createHash('sha256').update(payload).digest('base64url')}"`;
}

function isCurrent(request: FastifyRequest, tag: string): boolean {
  const asked = request.headers['if-none-match'];
  if (asked === undefined) return false;
  return asked.trim() === '*' || asked.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
