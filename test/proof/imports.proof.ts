import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraft } from '#test/imports/corpus/check-draft.ts';
import { DRAFT } from '#test/imports/corpus/draft.ts';
import { PAIRS } from '#test/imports/corpus/pairs.ts';
import { checkDialect } from '#test/imports/dialects/check-dialect.ts';
import { dialect } from '#test/imports/dialects/dialect.ts';
import { fuzz } from '#test/imports/fuzz/fuzz.ts';

const DAMAGED = Number(process.env.RENDIR_DAMAGED ?? 20_000);
const DIALECTS = Number(process.env.RENDIR_DIALECTS ?? 3_000);

describe('files of other people', () => {
  it('are shown or refused with a reason, however damaged', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rendir-fuzz-'));
    try {
      const outcomes = await fuzz(folder, DAMAGED, 1_000_000);
      console.log(`${DAMAGED} damaged files`, outcomes);
      expect(outcomes.previews).toBeGreaterThan(DAMAGED / 20);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are read whichever two traps of the corpus they hold', async () => {
    for (const { set } of PAIRS) await checkDraft(set(DRAFT));
    console.log(`${PAIRS.length} pairs of traps`);
  });

  it('come back as they were meant, in whatever dialect they are written', async () => {
    const counts = { questions: 0, asked: 0, rejected: 0 };
    const property = fc.asyncProperty(dialect, async (draft) => {
      const { questions, rejected } = await checkDialect(draft);
      counts.questions += questions;
      counts.asked += questions > 0 ? 1 : 0;
      counts.rejected += rejected;
    });
    await fc.assert(property, { numRuns: DIALECTS });
    console.log(`${DIALECTS} ledgers in random dialects`, counts);
    expect(counts.rejected).toBe(0);
  });
});
