import type { Decimal } from '#core/imports/decimal.ts';
import { compareDecimals } from '#core/imports/decimal.ts';
import type { Json } from '#test/recorded/json.ts';
import { buysOutcome } from './buys.ts';
import { columnSum, figuresOf, findColumn, findColumns, isNumeric, mainAmount, valueIn } from './columns.ts';
import { sumOf } from './figures.ts';
import type { Column, Table } from './read-file.ts';
import { type Outcome, type Rule, rule, told } from './rule.ts';
import { isFigureOf } from './rules-totals.ts';
import { stemOf, tellingWords } from './words.ts';

/** What columns come to. */
export const SUM_RULES: readonly Rule[] = [
  rule(/^sum$/, ({ table }, _, expected) => ofColumn(table, mainAmount(table), expected)),
  rule(/^sum (?:of )?(.+)$/, ({ table }, [words = []], expected) => sum(table, words, expected)),
  rule(/^(max|min)(?: (.+))?$/, ({ table }, [[end = ''] = [], words = []], expected) => {
    const column = words.length > 0 ? findColumn(table, words, isNumeric) : mainAmount(table);
    if (!column) return told(false, `no column for "${words.join(' ')}"`);
    const ordered = figuresOf(table.rows, column).toSorted(compareDecimals);
    const found = ordered.at(end === 'min' ? 0 : -1) ?? null;
    return told(isFigureOf(column, found, expected), found);
  }),
];

/** A column of figures under its bare name. */
export const BARE_SUM_RULE: Rule = rule(/^(.+)$/, ({ table, expect }, [words = []], expected) => {
  if (typeof expected !== 'number' && !/^-?\d+(\.\d+)?$/.test(String(expected))) return undefined;
  // Beside a sum of the same name it counts rows.
  const isSummed = Object.keys(expect).some((key) => key.toLowerCase() === `sum${words.join('')}`);
  const column = isSummed ? undefined : findColumn(table, words, isNumeric);
  return column && ofColumn(table, column, expected);
});

function sum(table: Table, words: readonly string[], expected: Json): Outcome {
  const [best] = findColumns(table, words, isNumeric);
  const part = !best || best.lacking.length > 0 ? partOf(table, words) : undefined;
  if (part) return told(isFigureOf(part.column, part.sum, expected), part.sum);
  const figures = table.columns.filter(isNumeric);
  const meant = best?.column ?? (isGeneral(words) && figures.length === 1 ? figures[0] : undefined);
  return meant ? ofColumn(table, meant, expected) : told(false, `no column for "${words.join(' ')}"`);
}

/** Words that name the figures of a table that has only one column of them. */
function isGeneral(words: readonly string[]): boolean {
  return tellingWords(words).every((word) => ['day', 'month', 'amount', 'value'].includes(stemOf(word)));
}

function ofColumn(table: Table, column: Column | undefined, expected: Json): Outcome {
  if (!column) return told(false, 'no column that the table is about');
  const found = columnSum(table, column);
  if (!isFigureOf(column, found, expected)) return told(false, `${found ?? 'no sum'} in "${column.view.header}"`);
  return buysOutcome(table, column, expected);
}

/** A part of a column: what its rows come to where another column says the rest of the words. */
function partOf(table: Table, words: readonly string[]): { column: Column; sum: Decimal } | undefined {
  for (let cut = 1; cut < words.length; cut += 1) {
    const column = findColumn(table, words.slice(cut), isNumeric);
    const rest = words.slice(0, cut).map(stemOf);
    const says = column && whereSaid(table, rest);
    if (says) {
      const rows = table.rows.filter((row) => valueIn(row, says.by) === says.value);
      return { column, sum: sumOf(figuresOf(rows, column)) };
    }
  }
  return undefined;
}

const FEW = 12;

function whereSaid(table: Table, stems: readonly string[]): { by: Column; value: string } | undefined {
  for (const by of table.columns) {
    const values = by.field?.type === 'text' && (by.view.values?.length ?? FEW) < FEW ? (by.view.values ?? []) : [];
    const said = values.filter(({ value }) => {
      const own = value.toLowerCase().split(/\s+/).map(stemOf);
      return stems.every((stem) => own.includes(stem));
    });
    if (said.length === 1 && said[0]) return { by, value: said[0].value };
  }
  return undefined;
}
