import { isObject, type Json } from '#test/recorded/json.ts';
import { columnSum, figuresOf, findColumn, isNumeric, mainAmount, valueIn } from './columns.ts';
import { encodingFaults } from './encoding.ts';
import { isFigure } from './figures.ts';
import { mainDate, rowsBy, textOf } from './groups.ts';
import type { Table } from './read-file.ts';
import { type Outcome, type Rule, rule, type Subject, told } from './rule.ts';

/** How the file and its columns are written, and single rows. */
export const FACT_RULES: readonly Rule[] = [
  rule(/^(?:encoding|delimiter|container)$/, ({ file }, _, expected) => {
    const faults = encodingFaults(String(expected), file.preview.file);
    return told(faults.length === 0, faults.join('; '));
  }),
  rule(/^columns$/, ({ table }, _, expected) => {
    const named = table.columns.filter(({ view }) => view.header !== '' || view.filled > 0).length;
    const all = table.columns.length;
    return typeof expected === 'number' ? told(named === expected || all === expected, named) : undefined;
  }),
  rule(/^hidden sheets?$/, ({ file }, _, expected) => {
    const hidden = [...new Set(file.tables.filter(({ view }) => view.hidden).map(({ view }) => view.sheet))];
    const isSame = typeof expected === 'number' ? hidden.length === expected : String(hidden) === String(expected);
    return told(isSame, hidden);
  }),
  rule(/^blocks$/, ({ table, file }, _, expected) => {
    const totals = table.view.printedTotals.filter(({ covers }) => covers === 'block').length;
    return told(totals === expected || file.tables.length === expected, `${totals} totals of blocks`);
  }),
  rule(/^sub ?total(?:es)?(?: rows)?$|^subtotals$/, ({ table }, _, expected) =>
    typeof expected === 'number' ? told(table.view.totalRows.length === expected, table.view.totalRows) : undefined,
  ),
  rule(/^ghost rows?$/, ({ file }, _, expected) => {
    const ghosts = new Set(file.preview.rejected.filter(({ reason }) => reason === 'ghost-row').map(({ row }) => row));
    return told(ghosts.size === expected, ghosts.size);
  }),
  rule(/^date (?:format|order)$/, ({ table }, _, expected) =>
    ofFormat(mainDate(table)?.view.format, 'order', expected),
  ),
  rule(/^(decimal|thousands)(?: separator| sign| mark)?$/, ({ table }, [[name = ''] = []], expected) =>
    ofFormat(mainAmount(table)?.view.format, name, expected),
  ),
  rule(/^(?:vat|iva)$/, vat),
  rule(/^(first|last) row$/, ({ table }, [[end = ''] = []], expected) => {
    const row = table.rows.at(end === 'first' ? 0 : -1);
    if (!isObject(expected)) return typeof expected === 'number' ? told(row?.row === expected, row?.row) : undefined;
    const wrong = Object.entries(expected).filter(([name, value]) => !row || !isInRow(table, row, name, value));
    return told(wrong.length === 0, row?.values);
  }),
  rule(/^(?:sum|rows|count) by (?:sheet|hoja)$/, bySheet),
  rule(/^(months|years|days)$/, ({ table }, [[name = ''] = []], expected) => {
    const groups = rowsBy(table, [name]);
    return typeof expected === 'number' ? told(groups?.size === expected, groups?.size) : undefined;
  }),
];

/** `MM/DD/YYYY`, `mdy` or `,`, as the columns were decided. Dates that need no order have none. */
function ofFormat(format: unknown, name: string, expected: Json): Outcome | undefined {
  const found = isObject(format) ? (format[name] ?? null) : undefined;
  const asked = String(expected).toLowerCase();
  const order = [...new Set(asked.match(/[dmya]/g) ?? [])].map((sign) => (sign === 'a' ? 'y' : sign)).join('');
  const wanted = name === 'order' ? order : expected;
  return told(found === wanted || (found === null && (wanted === 'ymd' || expected === null)), found);
}

/** As the header or the kind says it, or asked where the file does not. */
function vat({ table, file }: Subject, _: readonly string[][], expected: Json): Outcome | undefined {
  const amount = mainAmount(table);
  const said = String(expected).toLowerCase();
  const isAsked = file.questions.some(({ about }) => about === 'vat');
  if (expected === null || /^(?:no|sin decir|ask|pregunt)/.test(said))
    return told(isAsked, amount?.view.vat ?? 'not asked');
  const wanted = /^(?:incl|con\b)/.test(said) ? 'included' : /^(?:excl|sin\b)/.test(said) ? 'excluded' : undefined;
  return wanted && told(amount?.view.vat === wanted, amount?.view.vat);
}

function isInRow(table: Table, row: Table['rows'][number], name: string, expected: Json): boolean {
  const column = table.columns.find(({ view, field }) => view.header === name || field?.name === name);
  const value = column && valueIn(row, column);
  if (value === undefined) return expected === null;
  return (
    textOf(value) === String(expected) ||
    (column !== undefined && isNumeric(column) && isFigure(figuresOf([row], column)[0], expected))
  );
}

/** Rows, or the sum of what a table is about, of each sheet. */
function bySheet({ file }: Subject, _: readonly string[][], expected: Json): Outcome | undefined {
  if (!isObject(expected)) return undefined;
  const wrong = Object.entries(expected).filter(([sheet, figure]) => {
    const tables = file.tables.filter(({ view, kind }) => view.sheet === sheet && kind !== null);
    const rows = tables.reduce((sum, { view }) => sum + view.rows.accepted, 0);
    const sums = tables.map((table) => {
      const amount = mainAmount(table) ?? findColumn(table, ['amount'], isNumeric);
      return amount ? columnSum(table, amount) : null;
    });
    return rows !== figure && !sums.some((sum) => isFigure(sum, figure));
  });
  return told(wrong.length === 0, `otherwise in ${wrong.map(([sheet]) => sheet).join(', ')}`);
}
