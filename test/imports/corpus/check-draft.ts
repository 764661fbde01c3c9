import { expect } from 'vitest';
import { type Draft, writeDraft } from './draft.ts';
import { importFile } from './import-file.ts';

/** Writes the file, imports it, and holds all that came of it against what the draft says. */
export async function checkDraft(draft: Draft): Promise<void> {
  const { bytes, rowOf } = writeDraft(draft);
  const imported = await importFile(bytes, ({ key }) => draft.answers[key]);
  const refused = new Map(draft.rejected);
  expect({
    asked: imported.asked.toSorted(),
    warnings: [...new Set(imported.last.warnings.map(({ code }) => code))].toSorted(),
    rejected: imported.last.rejected.map(({ row, reason }) => [row, reason]),
    rows: imported.buys.map(({ buy }) => buy.origin.row),
  }).toEqual({
    asked: draft.asked.toSorted(),
    warnings: [...new Set(draft.warnings)].toSorted(),
    rejected: draft.rejected.map(([at, reason]) => [rowOf[at], reason]),
    rows: rowOf.filter((_, at) => !refused.has(at)),
  });
  const taken = draft.lines.flatMap((line, at) => (refused.has(at) ? [] : [draft.expect(line, at)]));
  for (const [at, { buy }] of imported.buys.entries())
    expect(buy, `row ${buy.origin.row}`).toMatchObject(taken[at] ?? {});
  const wrong = imported.last.tables.flatMap(({ printedTotals }) =>
    printedTotals.flatMap(({ columns }) => columns.filter(({ verdict }) => verdict === 'differs')),
  );
  expect(wrong, 'printed totals').toEqual([]);
  expect(imported.findings).toEqual([]);
  expect(imported.rejected.length).toBe(draft.rejected.length);
}
