import type { Answers, WarningCode } from '#core/imports/preview.ts';
import type { BadReason } from '#core/imports/reading.ts';
import { COVERAGE_NAMES, type Line, MEDIUM_NAMES, sampleLines } from './line.ts';
import { type Cell, csvFile, csvLines, type Page, PLAIN_TEXT, type TextStyle } from './write-file.ts';
import { type DayStyle, type MoneyStyle, writeDay, writeMoney } from './write-values.ts';

/** A column of a file: its header, and what it says of a line. */
export interface Column {
  name: string;
  header: string;
  write(line: Line, at: number, draft: Draft): Cell;
}

/** How the rows become a file. */
export type Container =
  | { kind: 'csv'; style: TextStyle }
  | { kind: 'book'; write(pages: readonly Page[]): Buffer }
  | { kind: 'json'; write(rows: Page['rows']): Buffer };

/** A file to be written about some lines, and what a right import of it says. */
export interface Draft {
  lines: readonly Line[];
  columns: readonly Column[];
  money: MoneyStyle;
  days: DayStyle;
  container: Container;
  /** Rows before the header. */
  cover: readonly (readonly Cell[])[];
  /** The rows of the header, of the headers' names. */
  header(headers: readonly string[]): Pick<Page, 'rows' | 'merged'>;
  /** Rows before a line; `at` is its place, and the number of lines after the last one. */
  between: readonly ((at: number, draft: Draft) => readonly (readonly Cell[])[])[];
  footer: readonly (readonly Cell[])[];
  sheets: readonly Page[];
  asked: readonly string[];
  answers: Answers;
  warnings: readonly WarningCode[];
  /** Lines, by their place, that cannot be taken. */
  rejected: readonly (readonly [at: number, reason: BadReason])[];
  /** What the lines become, where it is not what they say. */
  expect(line: Line, at: number): Record<string, unknown>;
}

const PESOS: MoneyStyle = { thousands: '.', decimal: ',', places: 'needed' };

const money =
  (member: 'net' | 'vat' | 'total') =>
  (line: Line, _at: number, { money: style }: Draft): Cell =>
    writeMoney(line[member], style);

export const COLUMNS: readonly Column[] = [
  { name: 'medium', header: 'Medio', write: ({ medium }) => MEDIUM_NAMES[medium] },
  { name: 'outlet', header: 'Emisora', write: ({ outlet }) => outlet },
  { name: 'nit', header: 'NIT', write: ({ nit }) => nit },
  { name: 'campaign', header: 'Campaña', write: ({ campaign }) => campaign },
  { name: 'piece', header: 'Pieza', write: ({ piece }) => piece },
  { name: 'coverage', header: 'Cobertura', write: ({ coverage }) => COVERAGE_NAMES[coverage] },
  { name: 'department', header: 'Departamento', write: ({ town }) => town.department },
  { name: 'town', header: 'Municipio', write: ({ town }) => town.name },
  { name: 'first', header: 'Fecha inicio', write: ({ first }, _at, { days }) => writeDay(first, days) },
  { name: 'last', header: 'Fecha fin', write: ({ last }, _at, { days }) => writeDay(last, days) },
  { name: 'ordered', header: 'Cuñas', write: ({ ordered }) => String(ordered) },
  { name: 'net', header: 'Valor neto (COP)', write: money('net') },
  { name: 'vat', header: 'IVA (COP)', write: money('vat') },
  { name: 'total', header: 'Total (COP)', write: money('total') },
  { name: 'order', header: 'Orden', write: ({ order }) => order },
  { name: 'stage', header: 'Etapa', write: () => 'Emitida' },
];

export const DRAFT: Draft = {
  lines: sampleLines(8),
  columns: COLUMNS,
  money: PESOS,
  days: 'dd/mm/yyyy',
  container: { kind: 'csv', style: PLAIN_TEXT },
  cover: [],
  header: (headers) => ({ rows: [headers] }),
  between: [],
  footer: [],
  sheets: [],
  asked: [],
  answers: {},
  warnings: [],
  rejected: [],
  expect: buyOf,
};

/** What a buy must say of a line. */
export function buyOf(line: Line): Record<string, unknown> {
  return {
    medium: line.medium,
    stage: 'aired',
    coverage: line.coverage,
    outlet: { name: line.outlet },
    contractor: { nit: line.nit },
    campaign: line.campaign,
    piece: line.piece,
    department: line.town.code.slice(0, 2),
    municipality: line.town.code,
    period: { first: line.first, last: line.last, precision: 'day' },
    net: line.net,
    vat: line.vat,
    total: line.total,
    currency: 'COP',
    quantities: { ordered: String(line.ordered) },
    references: { order: line.order },
  };
}

/** The column of that name, changed. */
export function withColumn(draft: Draft, name: string, change: Partial<Column>): Draft {
  return {
    ...draft,
    columns: draft.columns.map((column) => (column.name === name ? { ...column, ...change } : column)),
  };
}

export function without(draft: Draft, ...names: readonly string[]): Draft {
  return { ...draft, columns: draft.columns.filter(({ name }) => !names.includes(name)) };
}

export interface Written {
  bytes: Buffer;
  /** The row of each line, as a person sees it. */
  rowOf: readonly number[];
}

/** Writes the file. */
export function writeDraft(draft: Draft): Written {
  const { rows, merged, places } = layOut(draft);
  const page: Page = { rows, merged };
  const { container } = draft;
  if (container.kind === 'csv') {
    const starts = csvLines(rows, container.style);
    return { bytes: csvFile(rows, container.style), rowOf: places.map((place) => starts[place] ?? 0) };
  }
  const rowOf = places.map((place) => place + 1);
  if (container.kind === 'json') return { bytes: container.write(rows), rowOf };
  return { bytes: container.write([page, ...draft.sheets]), rowOf };
}

function layOut(draft: Draft) {
  const header = draft.header(draft.columns.map((column) => column.header));
  const top = draft.cover.length;
  const rows: (readonly Cell[])[] = [...draft.cover, ...header.rows];
  const places: number[] = [];
  const push = (at: number) => {
    for (const between of draft.between) rows.push(...between(at, draft));
  };
  for (const [at, line] of draft.lines.entries()) {
    push(at);
    places.push(rows.length);
    rows.push(draft.columns.map((column) => column.write(line, at, draft)));
  }
  push(draft.lines.length);
  rows.push(...draft.footer);
  const merged = (header.merged ?? []).map(
    ([first, last, left, right]) => [first + top, last + top, left, right] as const,
  );
  return { rows, merged, places };
}
