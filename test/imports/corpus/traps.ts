import { type Column, type Draft, withColumn, without } from './draft.ts';
import { type Line, MEDIUM_NAMES, sampleLine } from './line.ts';
import { accounting, GROUPS, grouped, subtotals, titleBefore, totalRow, twoRows } from './trap-rows.ts';
import {
  bookFile,
  type Cell,
  EXCEL_TEXT,
  htmlFile,
  jsonFile,
  PLAIN_TEXT,
  type TextStyle,
  xlsxFile,
} from './write-file.ts';
import type { DayStyle, MoneyStyle } from './write-values.ts';

/** The spots of a line by month: two of them in April. */
const SPOTS: readonly Column[] = [
  { name: 'march', header: 'Marzo 2026', write: ({ ordered }) => String(ordered - 2) },
  { name: 'april', header: 'Abril 2026', write: () => '2' },
];

/** One thing in which files differ from a plain table. Traps of one group exclude each other. */
export interface Trap {
  name: string;
  group: string;
  /** Traps beside which it cannot stand. */
  not?: readonly string[];
  set(draft: Draft): Draft;
}

const money = (name: string, style: Partial<MoneyStyle>, lines?: (at: number) => Partial<Line>): Trap => ({
  name: `money: ${name}`,
  group: 'money',
  set: (draft) => ({
    ...draft,
    money: { ...draft.money, ...style },
    lines: lines ? draft.lines.map((line, at) => sampleLine(at, { ...line, ...lines(at) })) : draft.lines,
  }),
});

const withCents = (at: number): Partial<Line> => {
  const net = BigInt(1_234_567 + at * 777_013) * 100n + BigInt(89 - at);
  return amounts(net);
};
const withRefunds = (at: number): Partial<Line> =>
  amounts(BigInt(at % 3 === 1 ? -250_000 - at * 100 : 1_234_500 + at * 100) * 100n);
const withZeros = (at: number): Partial<Line> => amounts(at % 3 === 1 ? 0n : BigInt(2_345_600 + at * 100) * 100n);

function amounts(net: bigint): Partial<Line> {
  const vat = (net * 19n) / 100n;
  return { net, vat, total: net + vat };
}

const days = (style: DayStyle): Trap => ({
  name: `days: ${style}`,
  group: 'days',
  set: (draft) => ({ ...draft, days: style }),
});

const text = (name: string, style: TextStyle): Trap => ({
  name: `text: ${name}`,
  group: 'container',
  set: (draft) => ({
    ...draft,
    container: { kind: 'csv', style },
    warnings: style.encoding === 'windows-1252' ? [...draft.warnings, 'encoding-not-utf8'] : draft.warnings,
  }),
});

const book = (name: string, write: (pages: Parameters<typeof xlsxFile>[0]) => Buffer): Trap => ({
  name: `book: ${name}`,
  group: 'container',
  set: (draft) => ({ ...draft, container: { kind: 'book', write } }),
});

const blank: Column = { name: 'blank', header: '', write: () => null };

const COVER: readonly (readonly Cell[])[] = [
  ['MINISTERIO DEL EJEMPLO'],
  ['Informe de pauta'],
  [],
  ['Elaboró:', 'Grupo de Comunicaciones'],
  ['Versión 3'],
  [],
];

export const TRAPS: readonly Trap[] = [
  money('comma before thousands', { thousands: ',', decimal: '.', places: 'needed', before: '$ ' }),
  money('pesos with centavos', { before: '$', places: 'two' }, withCents),
  money('apostrophe for millions', { thousands: '.', millions: true, places: 'none' }),
  money('hard spaces', { thousands: '\u00a0', before: 'COP\u00a0', places: 'two' }, withCents),
  money('narrow spaces', { thousands: '\u202f', after: '\u202f$', places: 'none' }),
  money('floats', { thousands: '', decimal: '.', places: 'two' }, withCents),
  money('refunds in brackets', { negative: 'brackets' }, withRefunds),
  money('refunds with the sign behind', { negative: 'behind' }, withRefunds),
  {
    ...money('accounting dashes', { before: '$ ' }, withZeros),
    set: (draft) => accounting(money('', { before: '$ ' }, withZeros).set(draft)),
  },
  days('iso'),
  days('d/m/yyyy'),
  days('d-m-yy'),
  days('dd.mm.yyyy'),
  days('mm/dd/yyyy'),
  days('words'),
  days('short-words'),
  days('upper-words'),
  days('month-first'),
  { ...text('Excel in Spanish', EXCEL_TEXT), not: ['money: narrow spaces'] },
  text('UTF-8 with mark and tabs', { ...PLAIN_TEXT, delimiter: '\t', bom: true }),
  text('UTF-16 with semicolons', { delimiter: ';', encoding: 'utf-16le', lineEnd: '\r\n', bom: true }),
  text('UTF-16 big end first', { delimiter: '\t', encoding: 'utf-16be', lineEnd: '\n', bom: true }),
  text('sep=', { ...PLAIN_TEXT, delimiter: ';', separatorLine: true }),
  {
    ...text('quoted lines', { ...PLAIN_TEXT, quotedLines: true }),
    not: [
      'rows: cover',
      'rows: header at row 46',
      'rows: footer',
      'rows: group titles',
      'header: line breaks',
      'header: two rows',
    ],
  },
  text('all quoted', { ...PLAIN_TEXT, delimiter: '|', quoteAll: true }),
  book('xlsx', xlsxFile),
  book('xls', (pages) => bookFile(pages, 'biff8')),
  book('xml', (pages) => bookFile(pages, 'xlml')),
  book('html', htmlFile),
  {
    name: 'book: json',
    group: 'container',
    not: [
      'rows: cover',
      'rows: header at row 46',
      'header: two rows',
      'rows: group titles',
      'rows: footer',
      'columns: empty ones',
      'rows: repeated header',
      'rows: blank ones',
    ],
    set: (draft) => ({ ...draft, container: { kind: 'json', write: jsonFile } }),
  },
  { name: 'rows: cover', group: 'cover', set: (draft) => ({ ...draft, cover: COVER }) },
  {
    name: 'rows: header at row 46',
    group: 'cover',
    set: (draft) => ({
      ...draft,
      cover: Array.from({ length: 45 }, (_, at) => (at % 4 === 3 ? [] : [`Consideración ${at + 1}`])),
    }),
  },
  {
    name: 'header: two rows',
    group: 'header',
    set: (draft) => ({ ...draft, header: twoRows }),
  },
  {
    name: 'header: line breaks',
    group: 'header',
    set: (draft) => ({
      ...draft,
      header: (headers) => ({ rows: [headers.map((header) => header.replace(' ', '\n'))] }),
    }),
  },
  {
    name: 'rows: group titles',
    group: 'groups',
    set: (draft) => {
      const own = without(grouped(draft), 'medium');
      return {
        ...own,
        between: [...own.between, (at) => titleBefore(at, own)],
        warnings: [...own.warnings, 'group-titles'],
      };
    },
  },
  {
    name: 'rows: filled down',
    group: 'groups',
    set: (draft) => {
      const own = grouped(draft);
      return {
        ...withColumn(own, 'medium', {
          write: ({ medium }, at) => (GROUPS.includes(at) ? MEDIUM_NAMES[medium] : null),
        }),
        warnings: [...own.warnings, 'filled-down'],
      };
    },
  },
  {
    name: 'rows: subtotals and total',
    group: 'totals',
    set: (draft) => ({ ...draft, between: [subtotals, ...draft.between] }),
  },
  {
    name: 'rows: total first',
    group: 'totals',
    set: (draft) => ({
      ...draft,
      between: [(at, own) => (at === 0 ? [totalRow(own, own.lines, 'TOTAL GENERAL:', 'piece')] : []), ...draft.between],
    }),
  },
  {
    name: 'rows: total without label',
    group: 'totals',
    not: ['rows: filled down', 'rows: group titles', 'rows: repeated header'],
    set: (draft) => ({
      ...draft,
      between: [...draft.between, (at, own) => (at === own.lines.length ? [totalRow(own, own.lines, '')] : [])],
      warnings: [...draft.warnings, 'total-without-label'],
    }),
  },
  {
    name: 'rows: footer',
    group: 'footer',
    set: (draft) => ({
      ...draft,
      footer: [...draft.footer, [], ['Código: GC-F-021'], ['Fecha de corte: 31/03/2026']],
      warnings: [...draft.warnings, 'rows-outside-tables'],
    }),
  },
  {
    name: 'rows: repeated header',
    group: 'blocks',
    not: ['header: two rows', 'rows: total first'],
    set: (draft) => ({
      ...draft,
      between: [
        ...draft.between,
        (at, own) => (at === 3 || at === 6 ? [[], own.columns.map(({ header }) => header)] : []),
      ],
    }),
  },
  {
    name: 'rows: blank ones',
    group: 'blanks',
    set: (draft) => ({ ...draft, between: [(at) => (at === 2 || at === 5 ? [[], []] : []), ...draft.between] }),
  },
  {
    name: 'rows: the same twice',
    group: 'lines',
    not: ['rows: filled down'],
    set: (draft) => ({
      ...draft,
      lines: draft.lines.map((line, at) => (at === 2 ? (draft.lines[1] ?? line) : line)),
      warnings: [...draft.warnings, 'identical-rows'],
    }),
  },
  {
    name: 'names like totals',
    group: 'names',
    set: (draft) => ({
      ...draft,
      lines: draft.lines.map((line, at) => (at === 4 ? { ...line, outlet: 'Total Parrilla' } : line)),
    }),
  },
  {
    name: 'columns: empty ones',
    group: 'columns',
    set: (draft) => ({ ...draft, columns: [blank, ...draft.columns.slice(0, 5), blank, ...draft.columns.slice(5)] }),
  },
  {
    name: 'columns: other order',
    group: 'columns',
    set: (draft) => ({ ...draft, columns: draft.columns.toReversed() }),
  },
  {
    name: 'cells: nothing',
    group: 'absent',
    not: ['rows: the same twice'],
    set: (draft) => ({
      ...withColumn(draft, 'ordered', {
        write: ({ ordered }, at) => ['N/A', String(ordered), 'n.d.', '—', '#N/D'][at % 5] ?? null,
      }),
      expect: (line, at) => ({
        ...draft.expect(line, at),
        quantities: { ordered: at % 5 === 1 ? String(line.ordered) : null },
      }),
    }),
  },
  {
    name: 'columns: calendar of spots',
    group: 'columns',
    not: ['cells: nothing', 'rows: printed totals'],
    set: (draft) => {
      const at = draft.columns.findIndex(({ name }) => name === 'ordered');
      return {
        ...draft,
        columns: draft.columns.toSpliced(at, 0, ...SPOTS),
        asked: [...draft.asked, 'calendar:'],
        answers: { ...draft.answers, 'calendar:': 'ordered' },
        warnings: [...draft.warnings, 'calendar-by-row'],
        expect: (line, place) => ({
          ...draft.expect(line, place),
          details: { calendar: `Marzo 2026: ${line.ordered - 2}, Abril 2026: 2` },
        }),
      };
    },
  },
];
