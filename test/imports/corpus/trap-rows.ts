import { type Draft, withColumn } from './draft.ts';
import { type Line, MEDIUM_NAMES } from './line.ts';
import type { Cell } from './write-file.ts';
import { writeMoney } from './write-values.ts';

/** Where the groups of lines begin. */
export const GROUPS = [0, 3, 6];
const groupAt = (at: number) => GROUPS.filter((start) => start <= at).length - 1;

/** Lines in groups of one medium each. */
export const grouped = (draft: Draft): Draft => ({
  ...draft,
  lines: draft.lines.map((line, at) => ({
    ...line,
    medium: (['radio', 'television', 'press'] as const)[groupAt(at)] ?? 'press',
  })),
});

/** A row of totals over some lines, the label under a column. */
export function totalRow(draft: Draft, lines: readonly Line[], label: string, under = 'outlet'): Cell[] {
  const sums: Record<string, (line: Line) => bigint> = {
    net: ({ net }) => net,
    vat: ({ vat }) => vat,
    total: ({ total }) => total,
  };
  return draft.columns.map(({ name }) => {
    if (name === under) return label;
    if (name === 'ordered') return String(lines.reduce((sum, line) => sum + orderedOf(line, draft), 0));
    const of = sums[name];
    return of
      ? writeMoney(
          lines.reduce((sum, line) => sum + of(line), 0n),
          draft.money,
        )
      : null;
  });
}

/** Spots as the file writes them: what says nothing adds nothing. */
function orderedOf(line: Line, { lines, expect }: Draft): number {
  const said = expect(line, lines.indexOf(line)).quantities as { ordered: string | null };
  return Number(said.ordered ?? 0);
}

/** `$ -` for zero, in all columns of money. */
export function accounting(draft: Draft): Draft {
  const dashed = (member: 'net' | 'vat' | 'total') => ({
    write: (line: Line, _at: number, { money: style }: Draft): Cell =>
      line[member] === 0n ? '$ -' : writeMoney(line[member], style),
  });
  return withColumn(
    withColumn(withColumn(draft, 'net', dashed('net')), 'vat', dashed('vat')),
    'total',
    dashed('total'),
  );
}

/** `Valores` over net, VAT and total, merged. */
export function twoRows(headers: readonly string[]) {
  const place = headers.indexOf('Valor neto (COP)');
  const [first, last] = [
    Math.min(place, headers.indexOf('Total (COP)')),
    Math.max(place, headers.indexOf('Total (COP)')),
  ];
  const inside = (at: number) => at >= first && at <= last;
  const names: Readonly<Record<string, string>> = {
    'Valor neto (COP)': 'Neto',
    'IVA (COP)': 'IVA',
    'Total (COP)': 'Total',
  };
  return {
    rows: [
      headers.map((header, at) => (at === first ? 'Valores (COP)' : inside(at) ? null : header)),
      headers.map((header, at) => (inside(at) ? (names[header] ?? header) : null)),
    ],
    merged: [[1, 1, first + 1, last + 1] as const],
  };
}

export function titleBefore(at: number, { lines }: Draft): Cell[][] {
  const line = lines[at];
  return line && GROUPS.includes(at) ? [[MEDIUM_NAMES[line.medium].toUpperCase()]] : [];
}

export function subtotals(at: number, draft: Draft): Cell[][] {
  const { lines } = draft;
  const isEnd = at === lines.length;
  const group = isEnd ? GROUPS.length : groupAt(at);
  const ends = isEnd || (at > 0 && GROUPS.includes(at));
  const rows = ends ? [totalRow(draft, lines.slice(GROUPS[group - 1], at), 'Subtotal')] : [];
  return isEnd ? [...rows, totalRow(draft, lines, 'TOTAL GENERAL')] : rows;
}
