import { isObject, type Json } from '#test/recorded/json.ts';
import type { Entry } from './imports-folder.ts';
import { NOTICE_RULES } from './notices.ts';
import type { ReadFile, Table } from './read-file.ts';
import { type Outcome, type Rule, rule, type Subject, textOf, told } from './rule.ts';
import { COUNT_RULES, GROUP_RULE } from './rules-counts.ts';
import { DATE_RULES } from './rules-dates.ts';
import { FACT_RULES } from './rules-facts.ts';
import { MONEY_RULES } from './rules-money.ts';
import { ROW_RULES } from './rules-rows.ts';
import { SPECIAL_RULES } from './rules-special.ts';
import { BARE_SUM_RULE, SUM_RULES } from './rules-sums.ts';
import { TOTAL_RULES } from './rules-totals.ts';
import { BARE_VALUE_RULES, VALUE_RULES } from './rules-values.ts';
import { stemOf, wordsOf } from './words.ts';

/** Ordered: a key is checked by the first rule that can. */
const RULES: readonly Rule[] = [
  rule(/^sheet$/, ({ table }, _, expected) => told(table.view.sheet === expected, table.view.sheet)),
  ...NOTICE_RULES,
  ...FACT_RULES,
  ...MONEY_RULES,
  ...ROW_RULES,
  ...TOTAL_RULES,
  ...SPECIAL_RULES,
  ...COUNT_RULES,
  ...SUM_RULES,
  ...DATE_RULES,
  ...VALUE_RULES,
  rule(/^(.+)$/, ofNamedTable),
];
/** For keys that are nothing but the name of a column. */
const BARE_RULES: readonly Rule[] = [
  GROUP_RULE,
  ...BARE_VALUE_RULES.slice(0, 1),
  BARE_SUM_RULE,
  ...BARE_VALUE_RULES.slice(1),
];

/** What an expectation came to: `null` where it holds. */
export interface Checked {
  key: string;
  fault: string | null;
}

/** Holds every key of an expectation against a file; those within a table of its own against that table. */
export function checkAll(expect: Entry['expect'], file: ReadFile, chosenOf: (table: Table) => Table): Checked[] {
  const main = mainTable(file);
  return Object.entries(expect).flatMap(([key, expected]) => {
    if (!isObject(expected) || !/table$/i.test(key))
      return main ? [checkKey(key, { file, table: main, expect }, expected)] : [noTable(key)];
    const named = tableOf(file, expected);
    if (!named) return [noTable(key)];
    const table = chosenOf(named);
    return Object.entries(expected).map(([inner, value]) => {
      const checked = checkKey(inner, { file, table, expect: expected }, value);
      return { key: `${key}.${inner}`, fault: checked.fault };
    });
  });
}

function noTable(key: string): Checked {
  return { key, fault: 'no such table was understood' };
}

/** What is imported first, else what is of a known kind, else what is there. */
function mainTable({ tables }: ReadFile): Table | undefined {
  return tables.find(({ view }) => view.chosen) ?? tables.find(({ kind }) => kind !== null) ?? tables[0];
}

/** The table of a sheet whose header stands in a row. */
export function tableOf(
  { tables }: ReadFile,
  { sheet, headerRow }: { readonly [key: string]: Json },
): Table | undefined {
  const there = tables.filter(({ view }) => sheet === undefined || view.sheet === sheet);
  return there.find(({ view }) => headerRow === undefined || view.headerRows.includes(Number(headerRow)));
}

function checkKey(key: string, subject: Subject, expected: Json): Checked {
  const outcome = outcomeOf(wordsOf(key), subject, expected, [...RULES, ...BARE_RULES]);
  if (!outcome) return { key, fault: `unchecked: no rule understands it (expected ${textOf(expected)})` };
  if (outcome.understood === null) return { key, fault: null };
  return { key, fault: `expected ${textOf(expected)}, understood ${outcome.understood}` };
}

function outcomeOf(
  words: readonly string[],
  subject: Subject,
  expected: Json,
  rules: readonly Rule[],
): Outcome | undefined {
  const name = words.join(' ');
  for (const { key, check } of rules) {
    const groups = key.exec(name)?.slice(1);
    const outcome =
      groups &&
      check(
        subject,
        groups.map((group) => (group ?? '').split(' ').filter(Boolean)),
        expected,
      );
    if (outcome) return outcome;
  }
  return undefined;
}

/** A key that begins with the name of another sheet or kind: `postsFirst`, and `posts` alone for its rows. */
function ofNamedTable(
  { file, expect }: Subject,
  [words = []]: readonly string[][],
  expected: Json,
): Outcome | undefined {
  if (file.tables.length < 2) return undefined;
  const [head = '', ...rest] = words;
  const names = ({ view, kind }: Table) => [...wordsOf(view.sheet), ...wordsOf(kind?.name ?? '')].map(stemOf);
  const named = file.tables.filter((table) => table.kind !== null && names(table).includes(stemOf(head)));
  const [table] = named;
  if (!table || named.length > 1) return undefined;
  const inner = rest.length > 0 ? rest : ['rows'];
  return outcomeOf(inner, { file, table, expect }, expected, RULES.slice(0, -1));
}
