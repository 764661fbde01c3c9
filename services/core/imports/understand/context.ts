import type { RawRow } from '../cell.ts';
import { readHeader } from '../header.ts';
import type { FieldSpec, FieldType } from '../kind.ts';
import { textOf } from '../layout/header-row.ts';
import { fieldOfKey, type Vocabulary } from '../vocabulary.ts';

/** What stands around a table and holds for all its rows. */
export interface TableContext {
  /** Field → text, from lines such as `Campaña: Trabajo digno`, or two cells. */
  values: Readonly<Record<string, string>>;
  /** What the lines say of VAT and currency, when they say one thing only. */
  vat: 'included' | 'excluded' | null;
  currency: string | null;
  /** All texts above the table, and the name of its sheet: where a period or a stage may be named. */
  texts: readonly string[];
}

/** Money in a cover line is a sum of something unknown; it is not taken for a line's own. */
const NOT_FROM_COVER: readonly FieldType[] = ['money', 'count', 'decimal', 'rate', 'duration', 'flag'];

export function readContext(cover: readonly RawRow[], sheet: string, vocabulary: Vocabulary | null): TableContext {
  const rows = cover.map(({ cells }) => cells.map(textOf).filter((text) => text !== ''));
  const texts = [sheet, ...rows.flat()].filter((text) => text !== '');
  const hints = texts.map(readHeader);
  return {
    values: vocabulary ? Object.fromEntries(rows.flatMap((cells) => pairsOf(cells, vocabulary))) : {},
    vat: single(hints.map(({ vat }) => vat)),
    currency: single(hints.map(({ currency }) => currency)),
    texts,
  };
}

function pairsOf(cells: readonly string[], vocabulary: Vocabulary): [string, string][] {
  const pairs: [string, string][] = [];
  for (let place = 0; place < cells.length; place += 1) {
    const cell = cells[place] ?? '';
    const [key, inside] = split(cell);
    const field = fieldOfKey(vocabulary, key);
    if (!field || !isTaken(field)) continue;
    const value = inside === '' ? (cells[place + 1] ?? '') : inside;
    if (value === '') continue;
    if (inside === '') place += 1;
    pairs.push([field.name, value]);
  }
  return pairs;
}

function isTaken({ type }: FieldSpec): boolean {
  return !NOT_FROM_COVER.includes(type);
}

/** `Campaña: Trabajo digno` in two; a cell without a colon is a key alone. */
function split(cell: string): [string, string] {
  const colon = cell.indexOf(':');
  if (colon < 0 || colon > 40) return [cell, ''];
  return [cell.slice(0, colon), cell.slice(colon + 1).trim()];
}

function single<T>(values: readonly (T | null)[]): T | null {
  const found = new Set(values.filter((value) => value !== null));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
