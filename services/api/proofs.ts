import { LEDGER_PROBLEM } from '#config/texts/pauta-api.ts';
import { proofType } from '#core/pauta/proof-type.ts';
import { problemError } from './plugins/problems.ts';
import type { Upload } from './uploads.ts';

/** Bytes of the largest proof: a scanned certificate of some pages, or minutes of a recording. */
export const PROOF_BYTES = 26_214_400;

/** @throws ProblemError 415 on what proves no airing */
export function provenBy({ name, bytes }: Upload): Pick<Upload, 'name' | 'bytes'> {
  if (proofType(bytes) === undefined) throw problemError(415, 'not-a-proof', LEDGER_PROBLEM.badProof);
  return { name, bytes };
}
