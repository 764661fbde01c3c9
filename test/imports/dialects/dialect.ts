import fc from 'fast-check';
import { COLUMNS, type Column, type Container, DRAFT, type Draft } from '#test/imports/corpus/draft.ts';
import { type Line, MEDIUM_NAMES, sampleLine } from '#test/imports/corpus/line.ts';
import { totalRow } from '#test/imports/corpus/trap-rows.ts';
import { bookFile, type Cell, htmlFile, type TextStyle, xlsxFile } from '#test/imports/corpus/write-file.ts';
import type { DayStyle, MoneyStyle } from '#test/imports/corpus/write-values.ts';
import { columnOf } from './dialect-columns.ts';

/** Columns without which a table is no table of buys, or a buy none. */
const NEEDED = ['medium', 'outlet', 'first', 'last', 'net', 'stage'];

const LETTERS = [
  ...'abcdefghijklmnopqrstuvwxyzáéíóúñüÁÉÑ',
  ' ',
  ' ',
  '"',
  ';',
  ',',
  '|',
  "'",
  '\n',
  '-',
  '.',
  '(',
  ')',
  '/',
  '&',
  '0',
  '7',
];

/** A name that people may write: it begins with letters, so that it is no number, no mark and no formula. */
const name = fc
  .tuple(
    fc.constantFrom('Emisora', 'Canal', 'Diario', 'Ondas', 'Grupo'),
    fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 14 }),
  )
  .map(([start, letters]) => `${start} ${letters.join('')}x`);

/** A text with its spaces and line breaks joined. */
export function kept(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const day = fc
  .integer({ min: 0, max: 700 })
  .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));

const line = fc
  .record({
    at: fc.nat(4),
    medium: fc.constantFrom('radio', 'television', 'press', 'digital', 'outdoor', 'magazine'),
    outlet: name,
    campaign: name,
    piece: name,
    days: fc.tuple(day, day),
    pesos: fc.oneof(
      fc.integer({ min: 1, max: 999 }),
      fc.integer({ min: 1_000, max: 999_999 }),
      fc.integer({ min: 1_000_000, max: 900_000_000_000 }),
    ),
    cents: fc.nat(99),
    ordered: fc.integer({ min: 1, max: 4_000 }),
  })
  .map(({ at, days, pesos, cents, ...rest }) => ({
    ...rest,
    at,
    first: days[0] < days[1] ? days[0] : days[1],
    last: days[0] < days[1] ? days[1] : days[0],
    pesos,
    cents,
  }));

export const moneyStyle = fc.constantFrom<MoneyStyle>(
  { thousands: '.', decimal: ',', places: 'two' },
  { thousands: '.', decimal: ',', places: 'needed', before: '$ ' },
  { thousands: '.', decimal: ',', places: 'none', before: '$' },
  { thousands: ',', decimal: '.', places: 'two', before: 'COP ' },
  { thousands: ',', decimal: '.', places: 'none' },
  { thousands: '', decimal: '.', places: 'two' },
  { thousands: '', decimal: ',', places: 'needed' },
  { thousands: '', decimal: '.', places: 'none' },
  { thousands: "'", decimal: '.', places: 'needed' },
  { thousands: '.', decimal: ',', places: 'none', millions: true },
  { thousands: '\u00a0', decimal: ',', places: 'two' },
  { thousands: ' ', decimal: ',', places: 'needed', after: ' $' },
);
const dayStyle = fc.constantFrom<DayStyle>(
  'iso',
  'dd/mm/yyyy',
  'd/m/yyyy',
  'd-m-yy',
  'dd.mm.yyyy',
  'mm/dd/yyyy',
  'm/d/yyyy',
  'compact',
  'words',
  'short-words',
  'upper-words',
  'month-first',
);

const textStyle = fc
  .record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    encoding: fc.constantFrom<TextStyle['encoding']>('utf-8', 'utf-8', 'windows-1252', 'utf-16le', 'utf-16be'),
    lineEnd: fc.constantFrom<TextStyle['lineEnd']>('\n', '\r\n'),
    quoteAll: fc.boolean(),
  })
  .map((style): TextStyle => ({ ...style, bom: style.encoding.startsWith('utf-16') }));

export const container = fc.oneof(
  { weight: 4, arbitrary: textStyle.map((style): Container => ({ kind: 'csv', style })) },
  { weight: 2, arbitrary: fc.constant<Container>({ kind: 'book', write: xlsxFile }) },
  { weight: 1, arbitrary: fc.constant<Container>({ kind: 'book', write: (pages) => bookFile(pages, 'biff8') }) },
  { weight: 1, arbitrary: fc.constant<Container>({ kind: 'book', write: htmlFile }) },
);

/** A random ledger in a random dialect. */
export const dialect = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 14 }),
    money: moneyStyle,
    days: dayStyle,
    container,
    trueValues: fc.boolean(),
    early: fc.boolean(),
    columns: fc.shuffledSubarray([...COLUMNS], { minLength: 6 }),
    headers: fc.infiniteStream(fc.nat(1_000)),
    casing: fc.constantFrom('lower', 'upper', 'title'),
    cover: fc.constantFrom(0, 0, 3, 7, 12),
    groups: fc.boolean(),
    totals: fc.constantFrom<'none' | 'last' | 'groups' | 'first'>('none', 'last', 'groups', 'first'),
    blanks: fc.boolean(),
    footer: fc.boolean(),
  })
  .map(made);

type Parts = {
  lines: {
    at: number;
    medium: string;
    outlet: string;
    campaign: string;
    piece: string;
    first: string;
    last: string;
    pesos: number;
    cents: number;
    ordered: number;
  }[];
  money: MoneyStyle;
  days: DayStyle;
  container: Container;
  trueValues: boolean;
  /** All days are among the first twelve of their months, so that they may be months too. */
  early: boolean;
  columns: Column[];
  headers: fc.Stream<number>;
  casing: string;
  cover: number;
  groups: boolean;
  totals: 'none' | 'last' | 'groups' | 'first';
  blanks: boolean;
  footer: boolean;
};

function made(parts: Parts): Draft {
  const lines = parts.lines.map((one, place) => lineOf(parts.early ? early(one) : one, place, parts.money));
  const sorted = parts.groups
    ? lines.toSorted((a, b) => (a.medium < b.medium ? -1 : Number(a.medium > b.medium)))
    : lines;
  const chosen = new Set(parts.columns.map((column) => column.name));
  const missing = COLUMNS.filter(({ name: own }) => NEEDED.includes(own) && !chosen.has(own));
  const all = [...parts.columns, ...missing].filter((column) => !(parts.groups && column.name === 'medium'));
  const columns = all.map((column) => columnOf(column, parts));
  return {
    ...DRAFT,
    lines: sorted,
    columns,
    money: parts.money,
    days: parts.days,
    container: parts.container,
    cover: Array.from({ length: parts.cover }, (_, at) => (at % 3 === 2 ? [] : [`Informe interno ${at + 1}`])),
    between: [
      ...(parts.totals === 'none' ? [] : [totals(parts.totals)]),
      ...(parts.blanks ? [(at: number) => (at === 1 ? [[]] : [])] : []),
      ...(parts.groups ? [title] : []),
    ],
    footer: parts.footer ? [[], ['Elaboró: Comunicaciones'], ['GC-F-021']] : [],
  };
}

function early(one: Parts['lines'][number]): Parts['lines'][number] {
  const day = (iso: string) => `${iso.slice(0, 8)}${String(Number(iso.slice(8)) % 12 || 12).padStart(2, '0')}`;
  const [first = '', last = ''] = [day(one.first), day(one.last)].toSorted();
  return { ...one, first, last };
}

function lineOf(one: Parts['lines'][number], place: number, { places }: MoneyStyle): Line {
  const net = places === 'none' ? BigInt(one.pesos) * 10_000n : BigInt(one.pesos) * 100n + BigInt(one.cents);
  const { at, pesos: _pesos, cents: _cents, medium, ...texts } = one;
  return sampleLine(at, {
    ...texts,
    medium: medium as Line['medium'],
    net,
    vat: (net * 19n) / 100n,
    total: net + (net * 19n) / 100n,
    order: `00${place}-${at}`,
  });
}

function title(at: number, { lines }: Draft): Cell[][] {
  const own = lines[at];
  return own && own.medium !== lines[at - 1]?.medium ? [[MEDIUM_NAMES[own.medium].toUpperCase()]] : [];
}

const totals =
  (where: 'last' | 'groups' | 'first') =>
  (at: number, draft: Draft): Cell[][] => {
    const { lines } = draft;
    const isEnd = at === lines.length;
    if (where === 'first') return at === 0 ? [totalRow(draft, lines, 'TOTAL')] : [];
    if (where === 'last') return isEnd ? [totalRow(draft, lines, 'Total general')] : [];
    const start = lines.findLastIndex((one, place) => place < at && one.medium !== lines[place - 1]?.medium);
    const ends = at > 0 && (isEnd || lines[at]?.medium !== lines[at - 1]?.medium);
    const rows = ends ? [totalRow(draft, lines.slice(Math.max(0, start), at), 'Subtotal')] : [];
    return isEnd ? [...rows, totalRow(draft, lines, 'GRAN TOTAL')] : rows;
  };
