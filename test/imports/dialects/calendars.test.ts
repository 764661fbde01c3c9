import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnswerValue, Question } from '#core/imports/preview.ts';
import { importFile } from '#test/imports/corpus/import-file.ts';
import { type Plan, type PlanColumn, plan, printedTotal, writePlan } from './calendar.ts';
import { fits } from './check-dialect.ts';

const RUNS = Number(process.env.RENDIR_DIALECTS ?? 150);

/** A line as the plan means it. */
interface Meant {
  row: number;
  outlet: string;
  period: { first: string; last: string; precision: string };
  net: bigint | null;
  total: bigint | null;
  ordered: string | null;
}

function meantOf(of: Plan, rowOf: readonly number[]): Meant[] {
  return of.rows.flatMap(({ outlet, cells, amount }, at): Meant[] => {
    const told = of.columns.flatMap((column, place) => {
      const value = cells[place];
      return value ? [{ column, value }] : [];
    });
    const row = rowOf[at] ?? 0;
    if (of.meaning === 'spots' || of.meaning === 'marks') {
      const ordered = of.meaning === 'spots' ? String(printedTotal(of, cells)) : null;
      return [{ row, outlet, period: span(told.map(({ column }) => column)), net: amount, total: null, ordered }];
    }
    return told.map(({ column: { first, last, precision }, value }) => ({
      row,
      outlet,
      period: { first, last, precision },
      net: of.meaning === 'money' && of.vat === 'net' ? value : null,
      total: of.meaning === 'money' && of.vat === 'total' ? value : null,
      ordered: of.meaning === 'spots-alone' ? String(value) : null,
    }));
  });
}

function span(columns: readonly PlanColumn[]): Meant['period'] {
  const [first, last] = [columns[0], columns.at(-1)];
  return { first: first?.first ?? '', last: last?.last ?? '', precision: first?.precision ?? '' };
}

/** As somebody answers who wrote the plan. */
function answerOf({ about, options }: Question, of: Plan): AnswerValue | undefined {
  if (about === 'calendar') return of.meaning === 'money' ? of.vat : of.meaning === 'marks' ? 'mark' : 'ordered';
  if (about === 'year') return of.year;
  if (about === 'currency') return 'COP';
  const thousands = ['\u00a0', '\u202f'].includes(of.money.thousands) ? ' ' : of.money.thousands;
  return about === 'number-format' ? options.find((option) => fits(option, thousands, of.money.decimal)) : undefined;
}

test(`${RUNS} random plans with calendars come to the lines that they mean`, {
  timeout: 60_000 + RUNS * 200,
}, async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (of) => {
      const { bytes, rowOf } = writePlan(of);
      const { last, asked, buys, rejected } = await importFile(bytes, (question) => answerOf(question, of));
      expect(last.questions.map(({ key }) => key)).toEqual([]);
      expect([last.rejected, rejected]).toEqual([[], []]);
      const lines = buys.map(({ buy: { origin, outlet, period, net, total, quantities } }) => ({
        row: origin.row,
        outlet: outlet?.name,
        period,
        net,
        total,
        ordered: quantities.ordered,
      }));
      expect(lines).toEqual(meantOf(of, rowOf));
      expect(asked.includes('year')).toBe(of.yearIn === 'asked');
      // Every row whose printed total is not the sum of its periods is told, once.
      const told = buys.flatMap(({ doubts }) => doubts.filter(({ reason }) => reason === 'calendar-differs'));
      expect(told.length).toBe(of.rightTotals || of.meaning === 'marks' ? 0 : of.rows.length);
      // No two lines of a row have one place.
      const places = buys.map(({ buy: { origin } }) => `${origin.row} ${origin.column ?? ''}`);
      expect(new Set(places).size).toBe(places.length);
    }),
    { numRuns: RUNS },
  );
});
