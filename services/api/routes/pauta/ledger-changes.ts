import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LEDGER_PROBLEM } from '#config/texts/pauta-api.ts';
import { proofType } from '#core/pauta/proof-type.ts';
import type { Store } from '#core/ports/store.ts';
import { attachProof, correctLine } from '#services/usecases/ledger/correct-buy.ts';
import { readLine } from '#services/usecases/ledger/read-line.ts';
import { UPLOAD_TIMEOUT_MS } from '../../base-server.ts';
import { given } from '../../given.ts';
import { asLedgerProblems } from '../../ledger-requests.ts';
import { lineAddress, lineDetailView } from '../../ledger-view.ts';
import { operation } from '../../operation.ts';
import type { ApiParts } from '../../parts.ts';
import { problemError } from '../../plugins/problems.ts';
import { PROOF_BYTES, provenBy } from '../../proofs.ts';
import { notModifiedSchema, PROBLEMS, WRITE_PROBLEMS } from '../../schemas/common.ts';
import { correctionSchema } from '../../schemas/correction.ts';
import { lineDetailSchema } from '../../schemas/ledger.ts';
import { sendContent } from '../../send-content.ts';
import { takeUploads, uploadReader } from '../../uploads.ts';

const params = z.object({ id: z.string().max(500) });

/** What a person does to a line: corrects it, or proves that it aired. */
export function ledgerChangeRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    await server.register(correctionRoutes(parts));
    await server.register(proofRoutes(parts));
  };
}

function correctionRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    server.post(
      '/lines/:id/corrections',
      {
        schema: {
          ...operation('correctLine', 'pauta'),
          params,
          body: correctionSchema,
          response: { 200: lineDetailSchema, ...WRITE_PROBLEMS },
        },
      },
      async ({ params: { id }, body: { author, reason, changes, revision } }) => {
        await asLedgerProblems(readLine(parts.store, id));
        await asLedgerProblems(correctLine(parts, id, { author, reason, changes: given(changes) }, revision));
        return lineDetailView(await readLine(parts.store, id));
      },
    );
  };
}

/** Described only: the form is read as it comes. */
const formSchema = z.object({
  file: z.unknown().meta({ type: 'string', format: 'binary' }),
  by: z.string().optional(),
});

function proofRoutes(parts: ApiParts): FastifyPluginAsyncZod {
  const readUpload = uploadReader(parts, PROOF_BYTES);
  return async (server) => {
    await takeUploads(server);
    server.post(
      '/lines/:id/proofs',
      {
        schema: {
          ...operation('attachProof', 'pauta'),
          consumes: ['multipart/form-data'],
          params,
          body: formSchema,
          response: { 201: lineDetailSchema, ...WRITE_PROBLEMS },
        },
        validatorCompiler: () => () => true,
        config: { slowBody: true },
        handlerTimeout: UPLOAD_TIMEOUT_MS,
      },
      async (request, reply) => {
        const { id } = request.params;
        await asLedgerProblems(readLine(parts.store, id));
        const { file, said } = await readUpload(request, (form) => provenBy(request, form));
        await attachProof(parts, id, { ...said, digest: file.digest });
        reply.code(201).header('location', lineAddress(id));
        return lineDetailView(await readLine(parts.store, id));
      },
    );
    await server.register(proofFileRoute(parts));
  };
}

const binary = {
  description: 'PDF, audio, foto',
  content: { 'application/octet-stream': { schema: z.unknown().meta({ type: 'string', format: 'binary' }) } },
};

function proofFileRoute({ store }: ApiParts): FastifyPluginAsyncZod {
  return async (server) => {
    server.get(
      '/lines/:id/proofs/:digest',
      {
        schema: {
          ...operation('proof', 'pauta'),
          params: params.extend({ digest: z.string().max(64) }),
          response: { 200: binary, 304: notModifiedSchema, ...PROBLEMS },
        },
      },
      async ({ params: { id, digest } }, reply) => {
        const { buy } = await asLedgerProblems(readLine(store, id));
        const proof = buy.proofs.find((one) => one.digest === digest);
        const file = proof && (await store.getChunks(digest));
        if (!proof || !file) throw problemError(404, 'no-such-proof', LEDGER_PROBLEM.noProof);
        reply.type(await mediaType(store, digest)).header('content-disposition', inlineName(proof.name));
        return sendContent(reply, { ...file, digest });
      },
    );
  };
}

async function mediaType(store: Store, digest: string): Promise<string> {
  for await (const head of (await store.getChunks(digest))?.chunks ?? [])
    return proofType(head)?.type ?? 'application/octet-stream';
  return 'application/octet-stream';
}

/** Shown in place under its name (RFC 6266): what it is was seen in its bytes. */
function inlineName(name: string): string {
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename*=UTF-8''${exact}`;
}
