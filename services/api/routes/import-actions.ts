import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { PARAMETERS } from '#config/texts/api.ts';
import type { Answers } from '#core/imports/preview.ts';
import { answerImport, confirmImport, discardImport, revertImport } from '#services/usecases/imports/decide-import.ts';
import { asProblems, personOf } from '../import-requests.ts';
import { importView } from '../import-view.ts';
import { operation } from '../operation.ts';
import type { ApiParts } from '../parts.ts';
import { WRITE_PROBLEMS } from '../schemas/common.ts';
import { answersSchema, importSchema } from '../schemas/import.ts';

/** Answers to some hundred words of a file, and more. */
const ANSWERS_BYTES = 1_048_576;

const params = z.object({ id: z.string().max(100) });
const by = z.string().max(80).optional().meta({ description: PARAMETERS.by });
const response = { 200: importSchema, ...WRITE_PROBLEMS };

const answering = z.object({ answers: answersSchema.default({}), withdraw: z.array(z.string()).default([]), by });
const confirming = z.object({
  saveAs: z.string().trim().min(1).max(80).optional().meta({ description: PARAMETERS.saveAs }),
  by,
});
const reverting = z.object({ reason: z.string().max(2_000).meta({ description: PARAMETERS.reason }), by });

/** What a person decides of an import. Bodies may be left out where nothing in them is needed. */
export function importActionRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    server.post(
      '/imports/:id/answers',
      {
        schema: { ...operation('answerImport', 'imports'), params, body: answering, response },
        bodyLimit: ANSWERS_BYTES,
      },
      async ({ params: { id }, body }) =>
        importView(await asProblems(answerImport(parts, id, body.answers as Answers, body.withdraw))),
    );
    server.post(
      '/imports/:id/confirm',
      { schema: { ...operation('confirmImport', 'imports'), params, body: confirming.nullish(), response } },
      async (request) => {
        const { saveAs, by: who } = request.body ?? {};
        const confirmation = { by: personOf(request, who), ...(saveAs !== undefined && { saveAs }) };
        return importView(await asProblems(confirmImport(parts, request.params.id, confirmation)));
      },
    );
    server.post(
      '/imports/:id/discard',
      { schema: { ...operation('discardImport', 'imports'), params, response } },
      async ({ params: { id } }) => importView(await asProblems(discardImport(parts, id))),
    );
    server.post(
      '/imports/:id/revert',
      { schema: { ...operation('revertImport', 'imports'), params, body: reverting, response } },
      async (request) => {
        const { reason, by: who } = request.body;
        return importView(await asProblems(revertImport(parts, request.params.id, personOf(request, who), reason)));
      },
    );
  };
}
