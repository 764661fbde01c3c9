import { isObject, type Json } from '#test/recorded/json.ts';
import { columnSum, figuresOf, findColumn, isNumeric, mainAmount } from './columns.ts';
import { figureOf, isFigure, sumOf } from './figures.ts';
import { countsBy, rowsBy } from './groups.ts';
import type { Column, Table } from './read-file.ts';
import { type Outcome, type Rule, rule, told } from './rule.ts';

type Groups = { readonly [name: string]: Json };

/** Rows and figures by what a column says. */
export const COUNT_RULES: readonly Rule[] = [
  rule(/^count by (.+)$/, ({ table }, [words = []], expected) => counts(table, words, expected)),
  rule(/^(?:sum )?by (.+)$/, ({ table }, [words = []], expected) => sums(table, mainAmount(table), words, expected)),
  rule(/^(?:sum )?(.+) by (.+)$/, ({ table }, [of = [], words = []], expected) =>
    sums(table, findColumn(table, of, isNumeric), words, expected),
  ),
];

/** A group for each value of the column that a key names. */
export const GROUP_RULE: Rule = rule(/^(.+)$/, ({ table }, [words = []], expected) => counts(table, words, expected));

function counts(table: Table, words: readonly string[], expected: Json): Outcome | undefined {
  if (!isObject(expected)) return undefined;
  const found = countsBy(table, words);
  if (!found) return told(false, `no column for "${words.join(' ')}"`);
  return told(
    isSameGroups(Object.keys(found), expected, (name, figure) => found[name] === figure),
    found,
  );
}

/** Of each group its sum, or `{rows, sum}`. */
function sums(table: Table, of: Column | undefined, words: readonly string[], expected: Json): Outcome | undefined {
  if (!isObject(expected)) return undefined;
  const groups = rowsBy(table, words);
  if (!groups || !of) return told(false, `no columns for "${words.join(' ')}" and what is added up`);
  if (columnSum(table, of) === null) return told(false, `"${of.view.header}" has no sum`);
  const sumAt = (name: string) => sumOf(figuresOf(groups.get(name) ?? [], of));
  const agrees = (name: string, figure: Json) =>
    isObject(figure)
      ? groups.get(name)?.length === figure.rows && isFigure(sumAt(name), figure.sum)
      : figureOf(figure) !== undefined && isFigure(sumAt(name), figure);
  const found = [...groups].map(([name, { length }]) => [name, { rows: length, sum: sumAt(name) }]);
  return told(isSameGroups([...groups.keys()], expected, agrees), Object.fromEntries(found));
}

function isSameGroups(found: readonly string[], expected: Groups, agrees: (name: string, figure: Json) => boolean) {
  const names = Object.keys(expected);
  return names.length === found.length && names.every((name) => found.includes(name) && agrees(name, expected[name]));
}
