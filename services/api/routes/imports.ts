import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PARAMETERS } from '#config/texts/api.ts';
import { listImports } from '#services/usecases/imports/list-imports.ts';
import { receiveStored } from '#services/usecases/imports/receive-import.ts';
import { UPLOAD_TIMEOUT_MS } from '../base-server.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { openImport, receivedAs } from '../import-requests.ts';
import { importView } from '../import-view.ts';
import { operation } from '../operation.ts';
import type { ApiParts } from '../parts.ts';
import { cursorSchema, limitSchema, notModifiedSchema, PROBLEMS, WRITE_PROBLEMS } from '../schemas/common.ts';
import { importSchema, importStateSchema } from '../schemas/import.ts';
import { takeUploads, uploadReader } from '../uploads.ts';
import { importActionRoutes } from './import-actions.ts';
import { importFileRoutes } from './import-files.ts';

export function importRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    for (const routes of [uploadRoutes, listRoutes, importActionRoutes, importFileRoutes])
      await server.register(routes(parts));
  };
}

/** Described only: the form is read as it comes. */
const formSchema = z.object({
  file: z.unknown().meta({ type: 'string', format: 'binary' }),
  source: z.string().optional(),
  answers: z.string().optional(),
  by: z.string().optional(),
});

function uploadRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  const readUpload = uploadReader(parts, parts.importBytes);
  const receipt = z.object({ import: importSchema, again: z.boolean() });
  return async (server) => {
    await takeUploads(server);
    server.post(
      '/imports',
      {
        schema: {
          ...operation('sendImport', 'imports'),
          consumes: ['multipart/form-data'],
          body: formSchema,
          response: { 200: receipt, 201: receipt, ...WRITE_PROBLEMS },
        },
        validatorCompiler: () => () => true,
        config: { slowBody: true },
        handlerTimeout: UPLOAD_TIMEOUT_MS,
      },
      async (request, reply) => {
        const { file, said } = await readUpload(request, (form) => receivedAs(request, form, 'api'));
        const received = await receiveStored(parts, said, file);
        const { id } = received.import;
        reply.code(received.again ? 200 : 201).header('location', `/api/v1/imports/${id}`);
        return { import: importView(received.import), again: received.again };
      },
    );
  };
}

const listQuery = z.object({
  state: importStateSchema.optional().meta({ description: PARAMETERS.state }),
  cursor: cursorSchema,
  limit: limitSchema(50),
});
const placeSchema = z.object({ value: z.string(), id: z.string() });
const list = z.object({ imports: z.array(importSchema), next: z.string().nullable() });
const idParams = z.object({ id: z.string().max(100) });

function listRoutes({ store }: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/imports',
      {
        schema: {
          ...operation('imports', 'imports'),
          querystring: listQuery,
          response: { 200: list, 304: notModifiedSchema, ...PROBLEMS },
        },
      },
      async ({ query: { state, cursor, limit } }) => {
        const { documents, next } = await listImports(store, { state, limit, after: readCursor(cursor, placeSchema) });
        return { imports: documents.map(importView), next: next ? writeCursor(next) : null };
      },
    );
    server.get(
      '/imports/:id',
      {
        schema: {
          ...operation('import', 'imports'),
          params: idParams,
          response: { 200: importSchema, 304: notModifiedSchema, ...PROBLEMS },
        },
      },
      async ({ params: { id } }) => importView(await openImport(store, id)),
    );
  };
}
