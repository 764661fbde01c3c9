import { addDecimals, compareDecimals, type Decimal, toDecimal } from '#core/imports/decimal.ts';
import { normalText } from '#core/imports/header.ts';
import type { Json } from '#test/recorded/json.ts';
import { columnSum, figuresOf, findColumn, isNumeric, valueIn } from './columns.ts';
import { isFigure, sumOf } from './figures.ts';
import { mainDate, textOf } from './groups.ts';
import type { Column, Table } from './read-file.ts';
import { type Outcome, type Rule, rule, type Subject, told } from './rule.ts';
import { stemOf, wordsOf } from './words.ts';

/** Figures that hang together: parts and wholes, flows and stocks, rates and what they are made of. */
export const SPECIAL_RULES: readonly Rule[] = [
  rule(/^net by flow$/, ({ table }, _, expected) => {
    const sums = [GAINS, LOSSES]
      .map((stems) => audience(table, stems))
      .map((column) => column && columnSum(table, column));
    const [gained, lost] = sums;
    const net = gained && lost ? addDecimals(gained, negative(lost)) : null;
    return told(isFigure(net, expected), net);
  }),
  rule(/^net by stock$/, ({ table }, _, expected) => {
    const [stock, date] = [
      findColumn(table, ['total', 'likes'], isStock) ?? findColumn(table, ['followers'], isStock),
      mainDate(table),
    ];
    if (!stock || !date) return told(false, 'no stock');
    const rows = table.rows.toSorted((a, b) =>
      textOf(valueIn(a, date) ?? '') < textOf(valueIn(b, date) ?? '') ? -1 : 1,
    );
    const figures = figuresOf(rows, stock);
    const [first, last] = [figures[0], figures.at(-1)];
    const net = first && last ? addDecimals(last, negative(first)) : null;
    return told(isFigure(net, expected), net);
  }),
  rule(/^(.+) mismatch(?:es)?$/, ({ table }, [words = []], expected) => mismatches(table, words, expected)),
  rule(/^(.+) check$/, (subject, [words = []], expected) => formula(subject, words, expected)),
  rule(/^(.+) derivable$/, ({ table }, [words = []], expected) => {
    if (expected !== false) return undefined;
    const column = findColumn(table, words, ({ field }) => field?.type === 'count');
    const bought = (table.buys ?? []).some(({ buy }) => buy.audience.views !== null);
    return told(column === undefined && !bought, column?.view.header ?? 'views of its own making');
  }),
  rule(/^metric$/, ({ table, file: { preview } }, _, expected) => {
    const above = Object.values(table.view.context);
    const notices = preview.warnings.flatMap(({ subject, facts }) => [subject, ...Object.values(facts)]);
    const asked = preview.questions.flatMap(({ subject, options }) => [subject, ...options]);
    const said = [...above, ...notices, ...asked].map((text) => normalText(String(text)));
    return told(said.includes(normalText(String(expected))), above.length > 0 ? above : 'nothing read above the table');
  }),
  rule(/^truncated$/, ({ file }, _, expected) => {
    const isCut =
      expected === true || /^(?:si|yes)(?!\p{L})/iu.test(String(expected).normalize('NFD').replace(/\p{M}/gu, ''));
    const isTold = file.preview.warnings.some(({ code }) => code === 'export-cut-short');
    return told(isCut === isTold, isTold ? 'told as cut short' : 'not told as cut short');
  }),
];

const GAINS = ['new', 'gained', 'nuevo', 'alta'];
const LOSSES = ['unlike', 'unfollow', 'lost', 'perdido', 'baja'];

function audience({ columns }: Table, stems: readonly string[]): Column | undefined {
  return columns.find(
    (column) => isNumeric(column) && column.names.flat().some((word) => stems.includes(stemOf(word))),
  );
}

function isStock(column: Column): boolean {
  return isNumeric(column) && !column.view.additive;
}

function negative(figure: Decimal): Decimal {
  return toDecimal(figure.startsWith('-') ? figure.slice(1) : `-${figure}`) ?? figure;
}

/** Rows in which a whole is not the sum of the parts that its header lists. */
function mismatches(table: Table, words: readonly string[], expected: Json): Outcome | undefined {
  const lists = ({ view, field }: Column) => field !== null && view.header.split(/,| and | y |\+/).length > 2;
  const wholes = table.columns.filter(lists);
  const whole = wholes.length === 1 ? wholes[0] : findColumn(table, words, lists);
  const parts = whole?.view.header
    .split(/,| and | y |\+/)
    .map((part) => findColumn(table, wordsOf(part), (column) => column !== whole && isNumeric(column)));
  if (!whole || !parts || parts.some((part) => part === undefined))
    return told(false, `no parts of "${words.join(' ')}"`);
  const known = parts.filter((part) => part !== undefined);
  const wrong = table.rows.filter((row) => {
    const sum = sumOf(known.flatMap((part) => figuresOf([row], part)));
    return compareDecimals(sum, figuresOf([row], whole)[0] ?? ('0' as Decimal)) !== 0;
  });
  return told(wrong.length === expected, wrong.length);
}

/** Rates are kept as 32-bit floats by some: seven figures of them hold. */
const TOLERANCE = 1e-6;

/** `(clics+likes)/impresiones, coincide en los 8`: the rate of that many rows is what the formula makes of their figures. */
function formula({ file }: Subject, words: readonly string[], expected: Json): Outcome | undefined {
  const text = String(expected);
  const [, above = '', below = ''] = /^\(?([^()/]+)\)?\/([^,;]+)/.exec(text) ?? [];
  const rows = Number(/(\d+)\s*$/.exec(text)?.[1] ?? Number.NaN);
  if (below === '' || Number.isNaN(rows)) return undefined;
  const found = file.tables.map((table) => rowsThatFit(table, words, above.split('+'), below));
  return told(found.includes(rows), `${found.join(', ')} rows`);
}

function rowsThatFit(table: Table, words: readonly string[], above: readonly string[], below: string): number {
  const rate = findColumn(table, words, ({ field }) => field?.type === 'rate');
  const parts = above.map((name) => findColumn(table, wordsOf(name), isNumeric));
  const bottom = findColumn(table, wordsOf(below), isNumeric);
  if (!rate || !bottom || parts.some((part) => part === undefined)) return 0;
  const known = parts.filter((part) => part !== undefined);
  return table.rows.filter((row) => {
    const made =
      Number(sumOf(figuresOf([row], bottom))) === 0
        ? 0
        : Number(sumOf(known.flatMap((part) => figuresOf([row], part)))) / Number(figuresOf([row], bottom)[0]);
    return Math.abs(made - Number(figuresOf([row], rate)[0])) <= TOLERANCE;
  }).length;
}
