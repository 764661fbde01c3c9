import type { FastifyRequest } from 'fastify';
import { LEDGER_PROBLEM } from '#config/texts/pauta-api.ts';
import { proofType } from '#core/pauta/proof-type.ts';
import { personOf } from './import-requests.ts';
import { problemError } from './plugins/problems.ts';
import type { Form } from './uploads.ts';

/** Bytes of the largest proof: a scanned certificate of some pages, or minutes of a recording. */
export const PROOF_BYTES = 26_214_400;

/**
 * What the form of a proof says.
 * @throws ProblemError 415 on what proves no airing
 */
export function provenBy(request: FastifyRequest, { name, head, fields }: Form): { name: string; by: string } {
  if (proofType(head) === undefined) throw problemError(415, 'not-a-proof', LEDGER_PROBLEM.badProof);
  return { name, by: personOf(request, fields.get('by')) };
}
