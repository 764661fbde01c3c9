import { normalText } from '#core/imports/header.ts';
import type { Json } from '#test/recorded/json.ts';
import { figuresOf, findColumn, isId, isMoney, isNumeric, mainAmount, valueIn } from './columns.ts';
import { isFigure, sumOf } from './figures.ts';
import type { Table } from './read-file.ts';
import { type Outcome, type Rule, rule, type Subject, told } from './rule.ts';
import { stemOf } from './words.ts';

/** How a file is laid out: its sheets, headers, rows of data and of totals, and what stands in them twice or not at all. */
export const ROW_RULES: readonly Rule[] = [
  rule(/^(?:data rows|rows|count)$/, ({ table }, _, expected) => {
    const { accepted } = table.view.rows;
    return told(accepted === expected && table.rows.length === accepted, accepted);
  }),
  rule(/^physical rows$/, ({ table }, _, expected) => told(table.view.rows.data === expected, table.view.rows.data)),
  rule(/^reject(?:ed|s)?(?: rows)?$/, ({ table }, _, expected) =>
    told(table.view.rows.rejected === expected, table.view.rows.rejected),
  ),
  rule(/^ragged rows$/, raggedRows),
  rule(/^header rows?$/, ({ table }, _, expected) =>
    told(isSame(table.view.headerRows, expected), table.view.headerRows),
  ),
  rule(/^preamble rows$/, ({ table }, _, expected) => {
    const above = (table.view.headerRows[0] ?? 0) - 1;
    return told(above === expected, above);
  }),
  rule(/^total rows(?: to ignore)?$/, totalRows),
  rule(/^sheets$/, ({ file }, _, expected) => {
    const sheets = [...new Set(file.tables.map(({ view }) => view.sheet))];
    return told(typeof expected === 'number' ? sheets.length === expected : isSame(sheets, expected), sheets);
  }),
  rule(/^tables$/, ({ file }, _, expected) => told(file.tables.length === expected, file.tables.length)),
  rule(/^(?:(?:exact )?duplicates?(?: extra)?(?: rows)?|identical(?: rows)?)$/, ({ table }, _, expected) =>
    told(table.view.identicalRows === expected, table.view.identicalRows),
  ),
  rule(/^duplicate sum$/, ({ table }, _, expected) => {
    const amount = mainAmount(table);
    if (!amount) return told(false, 'no column of money');
    const sum = sumOf(
      figuresOf(
        table.rows.filter(({ repeated }) => repeated),
        amount,
      ),
    );
    return told(isFigure(sum, expected), sum);
  }),
  rule(/^duplicate ids$/, ({ table }, _, expected) => {
    const id = table.columns.find(isId);
    if (!id) return told(false, 'no column of ids');
    const ids = table.rows.flatMap((row) => valueIn(row, id) ?? []);
    return told(ids.length > 0 && ids.length - new Set(ids).size === expected, ids.length - new Set(ids).size);
  }),
  rule(/^duplicate headers$/, duplicateHeaders),
  rule(/^all blank columns$/, ({ table }, _, expected) => {
    const blank = table.columns.filter(({ view }) => view.filled === 0 && view.header !== '');
    return told(blank.length === expected, blank.length);
  }),
  rule(/^must not drop as totals$/, ({ table }, _, expected) => {
    const named = table.rows.filter(({ values }) =>
      Object.values(values).some((value) => typeof value === 'string' && /\btotal/i.test(value)),
    );
    return told(named.length === expected, named.length);
  }),
  rule(/^zero (.+?)(?: rows)?$/, ({ table }, [words = []], expected) => {
    const column = findColumn(table, words, isNumeric);
    const zeros = column ? figuresOf(table.rows, column).filter((figure) => figure === '0').length : undefined;
    return told(zeros === expected, zeros);
  }),
  rule(/^(.+) columns?$/, ({ table }, [words = []], expected) => columnsNamed(table, words, expected)),
];

/** Rows cut short are taken as they are: none is refused, and the last column stays empty in them. */
function raggedRows({ table }: Subject, _: readonly string[][], expected: Json): Outcome {
  const last = table.columns.at(-1);
  const [lacking, { rejected }] = [last?.view.blank ?? 0, table.view.rows];
  return told(
    rejected === 0 && lacking >= Number(expected),
    `${lacking} without the last column, ${rejected} rejected`,
  );
}

/** Row numbers, how many, or what stands in them. */
function totalRows({ table, file }: Subject, _: readonly string[][], expected: Json): Outcome | undefined {
  const { totalRows: found, printedTotals, headerRows } = table.view;
  if (typeof expected === 'number') return told(found.length === expected, found);
  if (!Array.isArray(expected)) return undefined;
  if (expected.every((row) => typeof row === 'number')) return told(isSame(found, expected), found);
  const notes = file.preview.warnings.filter(({ code }) => code === 'export-cut-short').map(({ subject }) => subject);
  const isTold = (text: string) => {
    const label = normalText(/"([^"]+)"/.exec(text)?.[1] ?? text.replace(/^[^:]*:/, ''));
    const total = printedTotals.find((printed) => normalText(printed.label) === label);
    if (total && /^primer|^first/i.test(text)) return total.row === (headerRows.at(-1) ?? 0) + 1;
    return total !== undefined || notes.some((note) => note !== '' && label.startsWith(normalText(note)));
  };
  const untold = expected.filter((text) => !isTold(String(text)));
  return told(untold.length === 0, { totals: printedTotals.map(({ row, label }) => [row, label]), notes });
}

/** How many headers stand more than once, or how often each; every one of them must be warned of. */
function duplicateHeaders({ table, file }: Subject, _: readonly string[][], expected: Json): Outcome | undefined {
  const headers = Map.groupBy(table.columns, ({ view }) => view.header);
  const twice = [...headers].filter(([header, { length }]) => header !== '' && length > 1);
  const warned = new Set(
    file.preview.warnings.filter(({ code }) => code === 'duplicate-header').map(({ subject }) => subject),
  );
  const found = Object.fromEntries(twice.map(([header, { length }]) => [header, length]));
  const silent = Object.keys(found).filter((header) => !warned.has(header));
  if (silent.length > 0) return told(false, `not warned of ${silent.join(', ')}`);
  return typeof expected === 'number'
    ? told(twice.length === expected, twice.length)
    : told(isSame(sorted(found), sorted(expected)), found);
}

/** The headers in which a word stands, or that there is no money under such a name. */
function columnsNamed(table: Table, words: readonly string[], expected: Json): Outcome | undefined {
  if (expected === null) {
    const found = findColumn(table, words, isMoney);
    return told(found === undefined, found?.view.header);
  }
  if (!Array.isArray(expected)) return undefined;
  const found = table.columns.filter(({ names: [header = []] }) =>
    words.every((word) => header.some((own) => stemOf(own) === stemOf(word))),
  );
  const headers = found.map(({ view }) => view.header);
  return told(isSame(headers.toSorted(), expected.map(String).toSorted()), headers);
}

function sorted(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function isSame(found: unknown, expected: unknown): boolean {
  const list = Array.isArray(found) && !Array.isArray(expected) ? [expected] : expected;
  return JSON.stringify(found) === JSON.stringify(list);
}
