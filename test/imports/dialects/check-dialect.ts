import { expect } from 'vitest';
import type { AnswerValue, Question } from '#core/imports/preview.ts';
import { buyOf, type Draft, writeDraft } from '#test/imports/corpus/draft.ts';
import { type Imported, importFile } from '#test/imports/corpus/import-file.ts';
import { orderOf } from '#test/imports/corpus/write-values.ts';
import { kept } from './dialect.ts';

/**
 * Imports what the draft writes, answering as it is. Every line then is a buy that says what the line says, or a rejected
 * row; nothing else becomes a buy. Gives the number of questions and of rejected rows.
 */
export async function checkDialect(draft: Draft): Promise<{ questions: number; rejected: number }> {
  const { bytes, rowOf } = writeDraft(draft);
  const imported = await importFile(bytes, (question) => answerOf(question, draft));
  expect(
    imported.last.questions.map(({ key }) => key),
    'questions that nobody could answer',
  ).toEqual([]);
  const lineAt = new Map(rowOf.map((row, at) => [row, at]));
  const rejected = new Set([...imported.last.rejected, ...imported.rejected].map(({ row }) => row));
  const taken = imported.buys.map(({ buy }) => buy.origin.row);
  expect([...taken, ...rejected].toSorted((a, b) => a - b)).toEqual(rowOf.toSorted((a, b) => a - b));
  for (const { buy } of imported.buys) {
    const at = lineAt.get(buy.origin.row) ?? -1;
    const line = draft.lines[at];
    expect(line, `row ${buy.origin.row} is no line`).toBeDefined();
    if (line) expect(tidied(buy), `row ${buy.origin.row}`).toMatchObject(saidOf(buyOf(line), draft));
  }
  const wrong = imported.last.tables.flatMap(({ printedTotals }) =>
    printedTotals.flatMap(({ columns }) => columns.filter(({ verdict }) => verdict === 'differs')),
  );
  if (rejected.size === 0) expect(wrong, 'printed totals').toEqual([]);
  return { questions: imported.asked.length, rejected: rejected.size };
}

/** The buy with the spaces of its texts joined, as they are compared. */
function tidied(buy: Imported['buys'][number]['buy']) {
  const text = (value: string | null) => (value === null ? null : kept(value));
  return {
    ...buy,
    outlet: buy.outlet && { ...buy.outlet, name: kept(buy.outlet.name) },
    campaign: text(buy.campaign),
    piece: text(buy.piece),
  };
}

/** Of what a line says, what the columns of the file tell. */
function saidOf(buy: Record<string, unknown>, draft: Draft): Record<string, unknown> {
  const has = new Set(draft.columns.map(({ name }) => name));
  const text = (value: unknown) => kept(String(value));
  const { outlet } = buy as { outlet: { name: string } };
  return {
    medium: buy.medium,
    stage: buy.stage,
    outlet: { name: text(outlet.name) },
    period: buy.period,
    currency: 'COP',
    net: buy.net,
    vat: has.has('vat') ? buy.vat : null,
    total: has.has('total') ? buy.total : null,
    campaign: has.has('campaign') ? text(buy.campaign) : null,
    piece: has.has('piece') ? text(buy.piece) : null,
    ...(has.has('coverage') ? { coverage: buy.coverage } : {}),
    ...(has.has('ordered') ? { quantities: buy.quantities } : {}),
    ...(has.has('order') ? { references: buy.references } : {}),
    ...(has.has('nit') ? { contractor: buy.contractor } : {}),
    ...(has.has('department') ? { department: buy.department } : {}),
    ...(has.has('town') && has.has('department') ? { municipality: buy.municipality } : {}),
  };
}

/** As somebody answers who wrote the file. */
function answerOf({ about, key, options }: Question, { days, money, columns }: Draft): AnswerValue | undefined {
  if (about === 'currency') return 'COP';
  if (about === 'date-format') return options.find((option) => holds(option, { order: orderOf(days) }));
  if (about !== 'number-format') return undefined;
  const isMoney = columns.some(
    ({ name, header }) => ['net', 'vat', 'total'].includes(name) && key.includes(header.toLowerCase().slice(0, 3)),
  );
  const thousands = ['\u00a0', '\u202f'].includes(money.thousands) ? ' ' : money.thousands;
  return options.find((option) => isMoney && fits(option, thousands, money.decimal));
}

/** The marks of a number format are these, as far as it has any. */
export function fits(option: AnswerValue, thousands: string, decimal: string): boolean {
  const { thousands: mark, decimal: point } = option as { thousands: string | null; decimal: string | null };
  return (mark === null || mark === thousands) && (point === null || point === decimal);
}

function holds(option: AnswerValue, part: Record<string, unknown>): boolean {
  return Object.entries(part).every(([name, value]) => (option as Record<string, unknown>)[name] === value);
}
