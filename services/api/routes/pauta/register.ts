import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PAUTA_PARAMETERS } from '#config/texts/pauta-api.ts';
import type { RegisterEntry } from '#core/pauta/register/fold-register.ts';
import { PAPER_KINDS } from '#core/pauta/register/paper.ts';
import { createRegister, entryNamed, saysWords } from '#core/pauta/register/register.ts';
import { toInstant } from '#core/time/instant.ts';
import { paperLines } from '#services/usecases/register/paper-lines.ts';
import { readRegister } from '#services/usecases/register/read-register.ts';
import { addPaper, correctPaper, paperOf } from '#services/usecases/register/write-paper.ts';
import { given } from '../../given.ts';
import { personOf } from '../../import-requests.ts';
import { asLedgerProblems } from '../../ledger-requests.ts';
import { operation } from '../../operation.ts';
import type { ApiParts } from '../../parts.ts';
import { paperDetailView, paperView } from '../../register-view.ts';
import { notModifiedSchema, PROBLEMS, WRITE_PROBLEMS } from '../../schemas/common.ts';
import {
  paperCorrectionSchema,
  paperDetailSchema,
  paperRequestSchema,
  registerSchema,
} from '../../schemas/register.ts';

const querystring = z.object({
  kind: z.enum(PAPER_KINDS).optional(),
  words: z.string().trim().min(1).max(200).optional().meta({ description: PAUTA_PARAMETERS.words }),
  knownBy: z.iso.datetime().optional().meta({ description: PAUTA_PARAMETERS.knownBy }),
});
const params = z.object({ id: z.string().max(500) });

/** The register: what the body knows of its contracts, orders and invoices. */
export function registerRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/register',
      {
        schema: {
          ...operation('register', 'pauta'),
          querystring,
          response: { 200: registerSchema, 304: notModifiedSchema, ...PROBLEMS },
        },
      },
      async ({ query: { kind, words, knownBy } }) => {
        const moment = knownBy === undefined ? undefined : toInstant(knownBy);
        const entries = await readRegister(parts.store, moment);
        const wanted = (one: RegisterEntry) => (!kind || one.kind === kind) && (!words || saysWords(one, words));
        return { knownBy: moment ?? null, papers: entries.filter(wanted).map(paperView) };
      },
    );
    await server.register(onePaperRoutes(parts));
  };
}

function onePaperRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/register/:id',
      {
        schema: {
          ...operation('paper', 'pauta'),
          params,
          response: { 200: paperDetailSchema, 304: notModifiedSchema, ...PROBLEMS },
        },
      },
      ({ params: { id } }) => asLedgerProblems(detail(parts, id)),
    );
    server.post(
      '/register',
      {
        schema: {
          ...operation('addPaper', 'pauta'),
          body: paperRequestSchema,
          response: { 201: paperDetailSchema, ...WRITE_PROBLEMS },
        },
      },
      async (request, reply) => {
        const { kind, facts, by } = request.body;
        const added = addPaper(parts, { kind, facts: given(facts), author: personOf(request, by) });
        const { id } = await asLedgerProblems(added);
        reply.code(201).header('location', `/api/v1/pauta/register/${encodeURIComponent(id)}`);
        return detail(parts, id);
      },
    );
    server.post(
      '/register/:id/corrections',
      {
        schema: {
          ...operation('correctPaper', 'pauta'),
          params,
          body: paperCorrectionSchema,
          response: { 200: paperDetailSchema, ...WRITE_PROBLEMS },
        },
      },
      async (request) => {
        const { facts, by, reason, versions } = request.body;
        const { id } = request.params;
        const asked = { facts: given(facts), author: personOf(request, by), reason };
        await asLedgerProblems(correctPaper(parts, id, asked, versions));
        return detail(parts, id);
      },
    );
  };
}

async function detail({ store }: ApiParts, id: string) {
  const register = createRegister(await readRegister(store));
  const entry = entryNamed(register.entries, id) ?? (await paperOf({ store }, id));
  return paperDetailView(entry, (await paperLines(store, register)).get(entry));
}
