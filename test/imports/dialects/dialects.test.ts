import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDialect } from './check-dialect.ts';
import { dialect } from './dialect.ts';

const RUNS = Number(process.env.RENDIR_DIALECTS ?? 200);

test(`${RUNS} random ledgers in random dialects come back as they were`, { timeout: 60_000 + RUNS * 100 }, async () => {
  let rejected = 0;
  await fc.assert(
    fc.asyncProperty(dialect, async (draft) => {
      rejected += (await checkDialect(draft)).rejected;
    }),
    { numRuns: RUNS },
  );
  expect(rejected, 'well written rows that were rejected').toBe(0);
});
