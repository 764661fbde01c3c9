import { expect } from 'vitest';
import type { Answers, WarningCode } from '#core/imports/preview.ts';
import type { BadReason } from '#core/imports/reading.ts';
import type { FindingRule, TotalFacts } from '#core/pauta/finding-facts.ts';
import { importFile } from './import-file.ts';
import { type Cell, csvFile, PLAIN_TEXT, type TextStyle } from './write-file.ts';

/** A file of the corpus, and what a right import of it says; what stands here was worked out by hand. */
export interface Entry {
  name: string;
  bytes: Buffer;
  /** Keys of the questions, in any order. */
  asked?: readonly string[];
  answers?: Answers;
  /** Codes, each once, in any order. */
  warnings?: readonly WarningCode[];
  rejected?: readonly (readonly [row: number, reason: BadReason])[];
  /** Row and what its buy must say. */
  buys?: readonly (readonly [row: number, says: Record<string, unknown>])[];
  /** Field and reason of doubts, in the order of the rows. */
  doubts?: readonly (readonly [field: string, reason: string])[];
  /** Rule and row of printed totals that do not add up, in the order of the file. */
  findings?: readonly (readonly [rule: FindingRule, row: number, facts: Partial<TotalFacts>])[];
  /** What each table must say. */
  tables?: readonly Record<string, unknown>[];
}

/** Rows of texts as a file. */
export function csv(rows: readonly (readonly Cell[])[], style: TextStyle = { ...PLAIN_TEXT, delimiter: ';' }): Buffer {
  return csvFile(rows, style);
}

/** Rows written one to a line, cells parted by bars. */
export function bars(text: string, style: TextStyle = { ...PLAIN_TEXT, delimiter: ';' }): Buffer {
  return csv(cells(text), style);
}

export function cells(text: string): (string | null)[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim() || null));
}

export async function checkEntry(entry: Entry): Promise<void> {
  const { answers = {}, asked = [], warnings = [], rejected = [], buys = [], doubts = [], findings = [] } = entry;
  const imported = await importFile(entry.bytes, ({ key }) => answers[key]);
  expect({
    asked: imported.asked.toSorted(),
    warnings: [...new Set(imported.last.warnings.map(({ code }) => code))].toSorted(),
    rejected: [...imported.last.rejected, ...rejectedAtReading(imported)].map(({ row, reason }) => [row, reason]),
    rows: imported.buys.map(({ buy }) => buy.origin.row),
    doubts: imported.buys.flatMap(({ doubts: own }) => own.map(({ field, reason }) => [field, reason])),
  }).toEqual({
    asked: asked.toSorted(),
    warnings: warnings.toSorted(),
    rejected,
    rows: buys.map(([row]) => row),
    doubts,
  });
  for (const [at, { buy }] of imported.buys.entries())
    expect(buy, `row ${buy.origin.row}`).toMatchObject(buys[at]?.[1] ?? {});
  expect(imported.findings.map(({ rule, facts }) => [rule, 'row' in facts ? facts.row : 0, facts])).toEqual(
    findings.map(([rule, row, facts]) => [rule, row, expect.objectContaining(facts)]),
  );
  if (entry.tables) expect(imported.last.tables).toMatchObject(entry.tables);
}

/** Rows that were understood and still make no record. */
function rejectedAtReading({ last, rejected }: Awaited<ReturnType<typeof importFile>>) {
  const known = new Set(last.rejected.map(({ row, column }) => `${row} ${column}`));
  return rejected.filter(({ row, column }) => !known.has(`${row} ${column}`));
}
