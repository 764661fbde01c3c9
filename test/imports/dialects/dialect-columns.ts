import type { Stream } from 'fast-check';
import { MEDIA_BUYS } from '#config/imports/media-buys.ts';
import type { Column, Container, Draft } from '#test/imports/corpus/draft.ts';
import type { Line } from '#test/imports/corpus/line.ts';
import type { Cell } from '#test/imports/corpus/write-file.ts';
import { writeMoney } from '#test/imports/corpus/write-values.ts';

/** Headers that say the same as the corpus's own, whatever stands beside them. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  MEDIA_BUYS.fields.map(({ name, headers }) => [name, headers]),
);
const FIELD_OF: Readonly<Record<string, string>> = {
  medium: 'medium',
  outlet: 'outletName',
  nit: 'contractorNit',
  campaign: 'campaign',
  piece: 'piece',
  coverage: 'coverage',
  department: 'department',
  town: 'municipality',
  first: 'firstDay',
  last: 'lastDay',
  ordered: 'ordered',
  net: 'net',
  vat: 'vat',
  total: 'total',
  order: 'order',
  stage: 'stage',
};
const MONEY = ['net', 'vat', 'total'];

/** How a dialect names and writes its columns. */
export interface ColumnStyle {
  headers: Stream<number>;
  casing: string;
  trueValues: boolean;
  container: Container;
}

/** The column under another of its names, in the dialect's letters, its values as a spreadsheet holds them where it may. */
export function columnOf(column: Column, { headers, casing, trueValues, container: { kind } }: ColumnStyle): Column {
  const names = SYNONYMS[FIELD_OF[column.name] ?? ''] ?? [column.header];
  const [pick = 0] = [...headers.take(1)];
  const plain = names[pick % names.length] ?? column.header;
  const cased =
    casing === 'upper'
      ? plain.toUpperCase()
      : casing === 'title'
        ? plain.charAt(0).toUpperCase() + plain.slice(1)
        : plain;
  const header = MONEY.includes(column.name) ? `${cased} (COP)` : cased;
  return trueValues && kind === 'book'
    ? { ...column, header, write: (one, at, draft) => trueCell(column, one, at, draft) }
    : { ...column, header };
}

/** Numbers and days as a spreadsheet holds them. */
function trueCell(column: Column, one: Line, at: number, draft: Draft): Cell {
  if (column.name === 'first' || column.name === 'last') return { day: one[column.name] };
  if (column.name === 'ordered') return { number: String(one.ordered) };
  if (column.name === 'net' || column.name === 'vat' || column.name === 'total')
    return { number: writeMoney(one[column.name], { thousands: '', decimal: '.', places: 'needed' }) };
  return column.write(one, at, draft);
}
