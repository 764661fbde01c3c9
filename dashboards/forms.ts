import type { FastifyInstance } from 'fastify';

/** A form of a page with many fields. */
export const FORM_BYTES = 262_144;

/** Lets the pages of this scope be sent forms; their bodies are read as `URLSearchParams`. */
export function takeForms(pages: FastifyInstance, bodyLimit = FORM_BYTES): void {
  pages.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit }, (_, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
}

export function formOf(body: unknown): URLSearchParams {
  return body instanceof URLSearchParams ? body : new URLSearchParams();
}
