import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/error.ts';
import type { AnswerValue, Question } from '#core/imports/preview.ts';
import { readAll, understand } from '#services/imports/understand.ts';

import { DRAFT, writeDraft } from '#test/imports/corpus/draft.ts';
import { TRAPS } from '#test/imports/corpus/traps.ts';
import { createRandom, MUTATIONS } from './mutate.ts';

/** Longer than any of these small files may take, on a busy machine. */
const LONGEST_MS = 20_000;

/** How often each thing came of a mutated file. */
export interface Outcomes {
  previews: number;
  imports: number;
  refusals: Record<string, number>;
  /** Milliseconds of the slowest. */
  slowest: number;
}

/**
 * Mutates files of the corpus and imports them.
 * @throws Error that names the seed of a case of which anything else came than a preview or a refusal that says why
 */
export async function fuzz(folder: string, cases: number, seed: number): Promise<Outcomes> {
  const files = TRAPS.map(({ set }) => writeDraft(set(DRAFT)).bytes);
  const outcomes: Outcomes = { previews: 0, imports: 0, refusals: {}, slowest: 0 };
  for (let at = 0; at < cases; at += 1) {
    const path = join(folder, `caso-${at % 8}`);
    writeFileSync(path, mutated(files, seed + at));
    const begun = performance.now();
    await oneCase(path, outcomes).catch((cause: unknown) => {
      throw new Error(`case ${seed + at}: neither a preview nor a refusal`, { cause });
    });
    const took = performance.now() - begun;
    outcomes.slowest = Math.max(outcomes.slowest, took);
    if (took > LONGEST_MS) throw new Error(`case ${seed + at} took ${Math.round(took)} ms`);
  }
  return outcomes;
}

/** The bytes of a case, to look into one that failed. */
function mutated(files: readonly Buffer[], seed: number): Buffer {
  const random = createRandom(seed);
  const kinds = Object.values(MUTATIONS);
  let bytes = files[random(files.length)] ?? Buffer.alloc(0);
  for (let times = 1 + random(3); times > 0; times -= 1) bytes = kinds[random(kinds.length)]?.(bytes, random) ?? bytes;
  return bytes;
}

async function oneCase(path: string, outcomes: Outcomes): Promise<void> {
  const source = { path, name: 'pauta' };
  try {
    const { preview } = await understand(source, { answers: {}, accounts: [] }, () => {});
    outcomes.previews += 1;
    const answers = Object.fromEntries(preview.questions.map((question) => [question.key, anyAnswer(question)]));
    await readAll(
      source,
      { answers, accounts: [] },
      () => {},
      async () => {},
    );
    outcomes.imports += 1;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (!isSentence(error.message)) throw new Error(`no sentence: ${error.message}`, { cause: error });
    outcomes.refusals[error.code] = (outcomes.refusals[error.code] ?? 0) + 1;
  }
}

function anyAnswer({ about, options }: Question): AnswerValue {
  if (about === 'period') return { first: '2026-03-01', last: '2026-03-31', precision: 'month' };
  return about === 'year' ? 2026 : (options[0] ?? 'COP');
}

/** A sentence for people: capital letter first, an end, and something to do about it. */
function isSentence(message: string): boolean {
  return /^[\p{Lu}¿¡«]/u.test(message) && /[.!?»]$/.test(message) && message.length > 20;
}
