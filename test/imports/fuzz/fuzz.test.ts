import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

const CASES = 300;

test(`of ${CASES} damaged files each is shown or refused with a reason`, { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rendir-fuzz-'));
  try {
    const { previews, imports, refusals } = await fuzz(folder, CASES, 1);
    const refused = Object.values(refusals).reduce((sum, count) => sum + count, 0);
    expect(previews + refused).toBeGreaterThanOrEqual(CASES);
    // Both ends are reached, or the mutations prove nothing.
    expect(imports).toBeGreaterThan(CASES / 20);
    expect(refusals).toMatchObject({ 'file-damaged': expect.any(Number), 'file-not-tabular': expect.any(Number) });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
