import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PARAMETERS } from '#config/texts/api.ts';
import { type PAUTA_OPERATIONS, PAUTA_PARAMETERS } from '#config/texts/pauta-api.ts';
import type { FileFormat } from '#core/report/edition.ts';
import { listEditions } from '#services/usecases/editions.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import { askedPeriod } from '../../ledger-requests.ts';
import { operation } from '../../operation.ts';
import type { ApiParts } from '../../parts.ts';
import { pautaFiles } from '../../pauta-files.ts';
import type { RenderedFile } from '../../rendered-files.ts';
import { cursorSchema, instantSchema, limitSchema, notModifiedSchema, PROBLEMS } from '../../schemas/common.ts';
import { pautaReportSchema } from '../../schemas/pauta-report.ts';
import { sendContent } from '../../send-content.ts';

const FORMATS = ['json', 'pdf', 'xlsx', 'csv', 'dictionary'] as const satisfies readonly FileFormat[];

const editionSchema = z.object({
  month: z.string(),
  number: z.int(),
  cutoff: instantSchema,
  issuedAt: instantSchema,
  digest: z.string(),
  previous: z.string().nullable(),
  reason: z.string().nullable(),
  sources: z.array(z.string()),
  files: z.array(
    z.object({ format: z.enum(FORMATS), name: z.string(), url: z.string(), digest: z.string(), bytes: z.int() }),
  ),
});

/** Editions of the report of paid media, and its files. */
export function pautaReportRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    await server.register(editionRoutes(parts));
    await server.register(fileRoutes(parts));
  };
}

const listQuery = z.object({ cursor: cursorSchema, limit: limitSchema(24) });
const placeSchema = z.object({ value: z.string(), id: z.string() });
const list = z.object({ editions: z.array(editionSchema), next: z.string().nullable() });

function editionRoutes({ store }: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    const response = { 200: list, 304: notModifiedSchema, ...PROBLEMS };
    const schema = { ...operation('pautaReports', 'pauta'), querystring: listQuery, response };
    server.get('/reports', { schema }, async ({ query: { cursor, limit } }) => {
      const page = await listEditions(store, limit, readCursor(cursor, placeSchema), 'pauta');
      const editions = page.documents.map(({ period: month, number, manifest, files, ...edition }) => ({
        ...edition,
        month,
        number,
        previous: manifest.previous,
        sources: [...manifest.bundles],
        files: files.map((file) => ({
          ...file,
          url: `/api/v1/pauta/reports/${month}.${file.format}?edition=${number}`,
        })),
      }));
      return { editions, next: page.next ? writeCursor(page.next) : null };
    });
  };
}

const fileParams = z.object({
  period: z.string().max(40).meta({ description: PAUTA_PARAMETERS.period, example: '2026-10' }),
});
const fileQuery = z.object({
  edition: z.coerce.number().int().min(1).optional().meta({ description: PARAMETERS.edition }),
});

const MEDIA_TYPE: Readonly<Record<FileFormat, string>> = {
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  dictionary: 'text/csv; charset=utf-8',
};

const OPERATION: Readonly<Record<FileFormat, keyof typeof PAUTA_OPERATIONS>> = {
  json: 'pautaJson',
  pdf: 'pautaPdf',
  xlsx: 'pautaXlsx',
  csv: 'pautaCsv',
  dictionary: 'pautaDictionary',
};

/** What opens in a browser; the others are saved. */
const SHOWN: readonly FileFormat[] = ['json', 'pdf'];

function fileRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  const fileOf = pautaFiles(parts);
  return async (server) => {
    for (const format of FORMATS) {
      const schema = {
        ...operation(OPERATION[format], 'pauta'),
        params: fileParams,
        querystring: fileQuery,
        response: { 200: answerOf(format), 304: notModifiedSchema, ...PROBLEMS },
      };
      server.get(`/reports/:period.${format}`, { schema }, async ({ params: { period }, query }, reply) =>
        sendFile(reply, await fileOf(askedPeriod(period), format, query.edition)),
      );
    }
  };
}

function answerOf(format: FileFormat) {
  if (format === 'json') return pautaReportSchema;
  const type = MEDIA_TYPE[format].split(';')[0] ?? '';
  return {
    description: format.toUpperCase(),
    content: { [type]: { schema: z.unknown().meta({ type: 'string', format: 'binary' }) } },
  };
}

function sendFile(reply: FastifyReply, file: RenderedFile<FileFormat>): FastifyReply {
  const way = SHOWN.includes(file.format) ? 'inline' : 'attachment';
  reply.type(MEDIA_TYPE[file.format]).header('content-disposition', `${way}; filename="${file.name}"`);
  return sendContent(reply, file);
}
