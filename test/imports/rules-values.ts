import type { Decimal } from '#core/imports/decimal.ts';
import { compareDecimals, toDecimal } from '#core/imports/decimal.ts';
import type { Json } from '#test/recorded/json.ts';
import { figuresOf, findColumn, isId, isNumeric, valueIn } from './columns.ts';
import { fromHundred } from './figures.ts';
import { textOf } from './groups.ts';
import type { Column, Table } from './read-file.ts';
import { type Outcome, type Rule, rule, told } from './rule.ts';
import { stemOf } from './words.ts';

/** What stands in single columns, how often and where nothing does. */
export const VALUE_RULES: readonly Rule[] = [
  rule(/^(?:distinct|unique) (.+)$/, ({ table }, [words = []], expected) =>
    distinct(table, findColumn(table, words), expected),
  ),
  rule(/^(?:empty|blank|missing) (.+)$/, ({ table }, [words = []], expected) => empty(table, words, expected)),
  rule(/^(.+) (?:vaci[oa]s?|empty|blanks?)$/, ({ table }, [words = []], expected) => empty(table, words, expected)),
  rule(/^na (.+)$/, ({ table }, [words = []], expected) =>
    typeof expected === 'number' ? empty(table, words, expected) : keptAbsent(table, words, expected),
  ),
  rule(/^(.+) ?over ?(\d+)$/, ({ table }, [words = [], [bound = ''] = []], expected) => {
    const column =
      findColumn(table, words, ({ field }) => field?.type === 'rate') ?? findColumn(table, words, isNumeric);
    if (!column) return told(false, `no column for "${words.join(' ')}"`);
    const limit = column.field?.type === 'rate' ? fromHundred(bound) : toDecimal(bound);
    const over = figuresOf(table.rows, column).filter((figure) => limit && compareDecimals(figure, limit) > 0).length;
    return told(over === expected, over);
  }),
  rule(/^(.+) with leading (dash|zeros?)$/, ({ table }, [words = [], [sign = ''] = []], expected) => {
    const column = words.every((word) => stemOf(word) === 'id') ? table.columns.find(isId) : findColumn(table, words);
    if (!column) return told(false, `no column for "${words.join(' ')}"`);
    const start = sign === 'dash' ? '-' : '0';
    const found = table.rows.filter((row) => String(valueIn(row, column) ?? '').startsWith(start)).length;
    return told(found === expected, found);
  }),
  rule(/^same (.+) and (.+)$/, ({ table }, [one = [], other = []], expected) => sharing(table, [one, other], expected)),
];

/** Under a bare name: how many rows are such, or how many different values a column has. */
export const BARE_VALUE_RULES: readonly Rule[] = [
  rule(/^(.+)$/, ({ table }, [words = []], expected) => {
    const flag = findColumn(table, words, ({ field }) => field?.type === 'flag');
    if (!flag || typeof expected !== 'number') return undefined;
    const yes = table.rows.filter((row) => valueIn(row, flag) === true).length;
    return told(yes === expected, yes);
  }),
  rule(/^(?:replies|respuestas)$/, ({ table }, _, expected) => {
    // Where no column says it, a reply begins with whom it answers.
    const text = table.columns.find(({ field }) => field?.name === 'title' || field?.name === 'text');
    if (!text || typeof expected !== 'number') return undefined;
    const replies = table.rows.filter((row) => String(valueIn(row, text) ?? '').startsWith('@')).length;
    return told(replies === expected, replies);
  }),
  rule(/^(.+)$/, ({ table }, [words = []], expected) => {
    const column = typeof expected === 'number' ? findColumn(table, words) : undefined;
    return column && distinct(table, column, expected);
  }),
];

function distinct(table: Table, column: Column | undefined, expected: Json): Outcome {
  if (!column) return told(false, 'no such column');
  const values = new Set(table.rows.flatMap((row) => keyOf(row, column)));
  return told(values.size === expected, values.size);
}

function keyOf(row: Table['rows'][number], column: Column): string[] {
  const value = valueIn(row, column);
  return value === undefined ? [] : [textOf(value)];
}

function empty(table: Table, words: readonly string[], expected: Json): Outcome {
  const column = findColumn(table, words, ({ field }) => field !== null);
  if (!column) return told(false, `no column for "${words.join(' ')}"`);
  // A cell with a mark is not empty: the file says there that it has nothing.
  const found = column.view.blank - column.view.marked;
  return told(found === expected, `${found} without "${column.view.header}"`);
}

/** Cells marked as unknown are absent, and no zero is among the figures. */
function keptAbsent(table: Table, words: readonly string[], expected: Json): Outcome | undefined {
  if (!/\b(?:ausente|absent)/i.test(String(expected))) return undefined;
  const column = findColumn(table, words, isNumeric);
  if (!column) return told(false, `no column for "${words.join(' ')}"`);
  const absent = table.rows.filter((row) => valueIn(row, column) === undefined).length;
  const zeros = figuresOf(table.rows, column).filter((figure: Decimal) => figure === '0').length;
  return told(absent > 0 && absent === column.view.blank && zeros === 0, `${absent} absent, ${zeros} zeros`);
}

/** Rows that share what two columns say with another row, the first of each left out. */
function sharing(table: Table, names: readonly (readonly string[])[], expected: Json): Outcome {
  // `set` beside `name` is the name of the set, and not its budget.
  const columns = names.map((words) => findColumn(table, [...words, 'name']) ?? findColumn(table, words));
  const known = columns.filter((column) => column !== undefined);
  if (known.length < columns.length) return told(false, 'no such columns');
  const groups = Map.groupBy(table.rows, (row) => JSON.stringify(known.map((column) => valueIn(row, column) ?? null)));
  const extra = table.rows.length - groups.size;
  return told(extra === expected, extra);
}
