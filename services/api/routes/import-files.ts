import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { noPreviewYet, nothingRejected } from '#config/texts/api.ts';
import { rejectedFileName } from '#config/texts/imports.ts';
import { listFindings } from '#services/usecases/imports/list-findings.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { openImport } from '../import-requests.ts';
import { operation } from '../operation.ts';
import type { ApiParts } from '../parts.ts';
import { problemError } from '../plugins/problems.ts';
import { cursorSchema, limitSchema, notModifiedSchema, PROBLEMS } from '../schemas/common.ts';
import { findingSchema } from '../schemas/import.ts';
import { previewSchema } from '../schemas/preview.ts';
import { sendContent } from '../send-content.ts';

const params = z.object({ id: z.string().max(100) });
const bytesAnswer = (type: string) => ({
  description: type,
  content: { [type]: { schema: z.unknown().meta({ type: 'string', format: 'binary' }) } },
});
const tags = { 304: notModifiedSchema, ...PROBLEMS };

/** What belongs to an import: its preview, its bytes, its rejected rows, its findings. */
export function importFileRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    await server.register(byteRoutes(parts));
    await server.register(findingRoutes(parts));
  };
}

function byteRoutes({ store }: ApiParts): FastifyPluginAsyncZod {
  const send = async (reply: FastifyReply, digest: string, type: string, name: string | null) => {
    const file = await store.getChunks(digest);
    // What a document names is stored before it.
    if (!file) throw new Error(`the store lacks file ${digest}`);
    if (name !== null) reply.header('content-disposition', attachment(name));
    return sendContent(reply.type(type), { ...file, digest });
  };
  return async (server) => {
    server.get(
      '/imports/:id/preview',
      { schema: { ...operation('importPreview', 'imports'), params, response: { 200: previewSchema, ...tags } } },
      async ({ params: { id } }, reply) => {
        const { name, preview } = await openImport(store, id);
        if (preview === null) throw problemError(404, 'no-preview', noPreviewYet(name));
        return send(reply, preview, 'application/json; charset=utf-8', null);
      },
    );
    server.get(
      '/imports/:id/file',
      {
        schema: {
          ...operation('importFile', 'imports'),
          params,
          response: { 200: bytesAnswer('application/octet-stream'), ...tags },
        },
      },
      async ({ params: { id } }, reply) => {
        const { name, digest } = await openImport(store, id);
        return send(reply, digest, 'application/octet-stream', name);
      },
    );
    server.get(
      '/imports/:id/rejected',
      {
        schema: {
          ...operation('importRejected', 'imports'),
          params,
          response: { 200: bytesAnswer('text/csv'), ...tags },
        },
      },
      async ({ params: { id } }, reply) => {
        const { name, rejectedFile } = await openImport(store, id);
        if (rejectedFile === null) throw problemError(404, 'nothing-rejected', nothingRejected(name));
        return send(reply, rejectedFile, 'text/csv; charset=utf-8', rejectedFileName(name));
      },
    );
  };
}

/** Saved, never shown in place: a name in ASCII for old clients, and the name as it is (RFC 6266). */
function attachment(name: string): string {
  const plain =
    name
      .normalize('NFD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\%/]/g, '_') || 'archivo';
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

const findingsQuery = z.object({ cursor: cursorSchema, limit: limitSchema(100) });
const placeSchema = z.object({ value: z.int(), id: z.string() });
const findingsPage = z.object({ findings: z.array(findingSchema), next: z.string().nullable() });

function findingRoutes({ store }: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/imports/:id/findings',
      {
        schema: {
          ...operation('importFindings', 'imports'),
          params,
          querystring: findingsQuery,
          response: { 200: findingsPage, ...tags },
        },
      },
      async ({ params: { id }, query: { cursor, limit } }) => {
        const document = await openImport(store, id);
        const { findings, next } = await listFindings(store, document, limit, readCursor(cursor, placeSchema));
        return { findings: [...findings], next: next ? writeCursor(next) : null };
      },
    );
  };
}
