import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PARAMETERS } from '#config/texts/api.ts';
import type { SocialFormat } from '#core/report/edition.ts';
import { listEditions } from '#services/usecases/editions.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { operation } from '../operation.ts';
import type { ApiParts } from '../parts.ts';
import { type ReportFile, reportFiles } from '../report-files.ts';
import {
  cursorSchema,
  instantSchema,
  limitSchema,
  monthSchema,
  notModifiedSchema,
  PROBLEMS,
} from '../schemas/common.ts';
import { reportSchema } from '../schemas/report.ts';
import { sendContent } from '../send-content.ts';

const editionSchema = z.object({
  month: z.string(),
  number: z.int(),
  cutoff: instantSchema,
  issuedAt: instantSchema,
  digest: z.string(),
  previous: z.string().nullable(),
  reason: z.string().nullable(),
  files: z.array(
    z.object({
      format: z.enum(['json', 'pdf', 'xlsx', 'csv', 'dictionary']),
      name: z.string(),
      url: z.string(),
      digest: z.string(),
      bytes: z.int(),
    }),
  ),
});

export function reportRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    await server.register(listRoutes(parts));
    await server.register(fileRoutes(parts));
  };
}

const listQuery = z.object({ cursor: cursorSchema, limit: limitSchema(24) });
const placeSchema = z.object({ value: z.string(), id: z.string() });

function listRoutes({ store }: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    const response = {
      200: z.object({ editions: z.array(editionSchema), next: z.string().nullable() }),
      304: notModifiedSchema,
      ...PROBLEMS,
    };
    const schema = { ...operation('reports', 'reports'), querystring: listQuery, response };
    server.get('/reports', { schema }, async ({ query: { cursor, limit } }) => {
      const page = await listEditions(store, limit, readCursor(cursor, placeSchema));
      const editions = page.documents.map(({ period: month, number, manifest, files, ...edition }) => ({
        ...edition,
        month,
        number,
        previous: manifest.previous,
        files: files.map((file) => ({ ...file, url: `/api/v1/reports/${month}.${file.format}?edition=${number}` })),
      }));
      return { editions, next: page.next ? writeCursor(page.next) : null };
    });
  };
}

const fileParams = z.object({ month: monthSchema });
const fileQuery = z.object({
  edition: z.coerce.number().int().min(1).optional().meta({ description: PARAMETERS.edition }),
});
const pdfAnswer = {
  description: 'PDF',
  content: { 'application/pdf': { schema: z.unknown().meta({ type: 'string', format: 'binary' }) } },
};

function fileRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  const fileOf = reportFiles(parts);
  return async (server) => {
    const common = { params: fileParams, querystring: fileQuery };
    server.get(
      '/reports/:month.json',
      {
        schema: {
          ...operation('reportJson', 'reports'),
          ...common,
          response: { 200: reportSchema, 304: notModifiedSchema, ...PROBLEMS },
        },
      },
      async ({ params: { month }, query }, reply) => sendFile(reply, await fileOf(month, 'json', query.edition)),
    );
    server.get(
      '/reports/:month.pdf',
      {
        schema: {
          ...operation('reportPdf', 'reports'),
          ...common,
          response: { 200: pdfAnswer, 304: notModifiedSchema, ...PROBLEMS },
        },
      },
      async ({ params: { month }, query }, reply) => sendFile(reply, await fileOf(month, 'pdf', query.edition)),
    );
  };
}

const MEDIA_TYPE: Readonly<Record<SocialFormat, string>> = {
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
};

function sendFile(reply: FastifyReply, file: ReportFile): FastifyReply {
  reply.type(MEDIA_TYPE[file.format]).header('content-disposition', `inline; filename="${file.name}"`);
  return sendContent(reply, file);
}
