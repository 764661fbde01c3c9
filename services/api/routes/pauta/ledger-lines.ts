import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PAUTA_PARAMETERS } from '#config/texts/pauta-api.ts';
import type { LedgerFilter } from '#core/pauta/ledger-filter.ts';
import { countingImports } from '#services/usecases/imports/committed-lines.ts';
import { listBuys, scanBuys } from '#services/usecases/ledger/read-ledger.ts';
import { readLine } from '#services/usecases/ledger/read-line.ts';
import { UPLOAD_TIMEOUT_MS } from '../../base-server.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import { askedLines, asLedgerProblems } from '../../ledger-requests.ts';
import { lineDetailView, lineView } from '../../ledger-view.ts';
import { operation } from '../../operation.ts';
import type { ApiParts } from '../../parts.ts';
import { cursorSchema, limitSchema, monthSchema, notModifiedSchema, PROBLEMS } from '../../schemas/common.ts';
import { ledgerFilterSchema, lineDetailSchema, lineSchema } from '../../schemas/ledger.ts';

const querystring = ledgerFilterSchema.extend({
  cursor: cursorSchema,
  limit: limitSchema(100),
  format: z.enum(['json', 'csv']).optional().meta({ description: PAUTA_PARAMETERS.format }),
});
const placeSchema = z.object({ month: monthSchema, after: z.object({ value: z.string(), id: z.string() }) });
const page = z.object({
  from: z.string(),
  until: z.string(),
  lines: z.array(lineSchema),
  next: z.string().nullable(),
});

/** The ledger as a list, and one line of it. */
export function ledgerLineRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/lines',
      {
        schema: {
          ...operation('pautaLines', 'pauta'),
          querystring,
          response: { 200: page, 304: notModifiedSchema, ...PROBLEMS },
        },
        // A file of the whole ledger takes its time.
        handlerTimeout: UPLOAD_TIMEOUT_MS,
      },
      async (request, reply) => {
        const { cursor, limit, format, ...asked } = request.query;
        const filter = await askedLines(parts, asked);
        reply.header('vary', 'accept');
        if (format === 'csv' || (format === undefined && wantsCsv(request))) return sendCsv(parts, reply, filter);
        const { buys, next } = await listBuys(parts.store, filter, limit, readCursor(cursor, placeSchema));
        const { from, until } = filter;
        return { from, until, lines: buys.map(lineView), next: next ? writeCursor(next) : null };
      },
    );
    server.get(
      '/lines/:id',
      {
        schema: {
          ...operation('pautaLine', 'pauta'),
          params: z.object({ id: z.string().max(500) }),
          response: { 200: lineDetailSchema, 304: notModifiedSchema, ...PROBLEMS },
        },
      },
      async ({ params: { id } }) => lineDetailView(await asLedgerProblems(readLine(parts.store, id))),
    );
  };
}

/** The first of the two formats that is named wins. */
function wantsCsv({ headers }: FastifyRequest): boolean {
  const accepted = headers.accept ?? '';
  const [csv, json] = [accepted.indexOf('text/csv'), accepted.indexOf('application/json')];
  return csv >= 0 && (json < 0 || csv < json);
}

/** All lines of a filter as they are read, so that a large ledger is never held whole. */
async function sendCsv(parts: ApiParts, reply: FastifyReply, filter: LedgerFilter): Promise<FastifyReply> {
  const { store, ledgerCsv, placeName } = parts;
  const files = new Map((await countingImports(store)).map(({ id, name }) => [id, name]));
  const { from, until } = filter;
  const name = `${from === until ? from : `${from}_${until}`}_libro-pauta.csv`;
  return reply
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Readable.from(ledgerCsv(scanBuys(store, filter), { fileName: (id) => files.get(id), placeName })));
}
