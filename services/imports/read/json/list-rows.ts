import { fileTexts } from '#config/texts/file-refusals.ts';
import type { RawCell, RawRow } from '#core/imports/cell.ts';
import type { ReadLimits } from '#core/ports/file-reader.ts';
import { refuse } from '../refuse.ts';
import { createRowGatherer } from '../row-gatherer.ts';
import type { FoundList } from './find-list.ts';
import { isRecord, type JsonValue, WrittenNumber } from './parse-exact.ts';

/** Objects within objects; what is deeper stays as JSON text. */
const MAX_DEPTH = 8;

/**
 * Records become rows under a first row of their keys, in the order in which they first appear; lists stay rows.
 * @throws AppError `file-empty`, `file-not-tabular` for a list of other things, `file-too-large`
 */
export function listRows({ path, items }: FoundList, limits: ReadLimits): readonly RawRow[] {
  const written = items.filter((item) => item !== null);
  if (written.length === 0) throw refuse('file-empty', fileTexts.empty());
  const gatherer = createRowGatherer(limits, path);
  if (written.every(isRecord)) {
    for (const { number, cells } of recordRows(items, limits)) addCells(gatherer.add, number, cells);
  } else if (written.every((item) => Array.isArray(item))) {
    for (const [at, item] of items.entries())
      addCells(gatherer.add, at + 1, Array.isArray(item) ? item.map(cellOf) : []);
  } else throw refuse('file-not-tabular', fileTexts.jsonMixed(path));
  return gatherer.rows;
}

function addCells(add: (row: RawRow) => void, number: number, cells: readonly RawCell[]): void {
  const width = cells.findLastIndex((cell) => cell !== null) + 1;
  if (width > 0) add({ number, cells: cells.slice(0, width) });
}

function recordRows(items: readonly JsonValue[], limits: ReadLimits): RawRow[] {
  const columns = new Map<string, number>();
  const rows = items.map((item, at): RawRow => {
    const cells: RawCell[] = [];
    const place = (key: string, cell: RawCell) => {
      const column = columns.get(key) ?? columns.size;
      columns.set(key, column);
      if (column >= limits.columns) throw refuse('file-too-large', fileTexts.tooManyColumns(limits.columns, at + 2));
      while (cells.length < column) cells.push(null);
      cells[column] = cell;
    };
    if (item !== null) flatten(item, '', 0, place);
    return { number: at + 2, cells };
  });
  return [{ number: 1, cells: [...columns.keys()] }, ...rows];
}

type Place = (key: string, cell: RawCell) => void;

function flatten(value: JsonValue, path: string, depth: number, place: Place): void {
  if (!isRecord(value) || depth > MAX_DEPTH) {
    place(path, cellOf(value));
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    flatten(inner, path === '' ? key : `${path}.${key}`, depth + 1, place);
  }
}

/** A list of plain values is written one after the other; one of records stays as JSON text. */
function cellOf(value: JsonValue): RawCell {
  if (value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof WrittenNumber) return value.toCell();
  if (!Array.isArray(value) || value.some((item) => isRecord(item) || Array.isArray(item)))
    return JSON.stringify(value);
  return value.map((item) => (item instanceof WrittenNumber ? item.written : String(item ?? ''))).join(', ') || null;
}
