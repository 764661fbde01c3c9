import type { MetricKey } from '../../metrics/definition.ts';
import type { Cell, ReadingRow, ReadingTable } from '../../pulls/pull.ts';
import type { RefusedReading } from './export-words.ts';

/** A row that became readings: of a subject, and of a day or month. */
export interface FoundReading {
  row: number;
  at: Pick<ReadingRow, 'subject' | 'day' | 'month'>;
  cells: ReadonlyMap<MetricKey, Cell>;
}

/** What stands of rows once those that say the same thing twice, or two things of one subject, were taken out. */
export function distinctReadings(
  found: readonly FoundReading[],
  refuse: (refused: RefusedReading) => void,
): FoundReading[] {
  const bySubject = Map.groupBy(found, ({ at }) => [at.subject, at.day ?? at.month ?? ''].join('|'));
  return [...bySubject.values()].flatMap((rows) => {
    const [first, ...others] = rows;
    if (!first) return [];
    if (others.every((other) => sameCells(other, first))) return [first];
    for (const { row, at } of rows)
      refuse({ row, field: '', written: at.day ?? at.month ?? at.subject, reason: 'repeated' });
    return [];
  });
}

function sameCells(a: FoundReading, b: FoundReading): boolean {
  return a.cells.size === b.cells.size && [...a.cells].every(([key, cell]) => b.cells.get(key) === cell);
}

/** The table of what was found, or none: columns in the order of their keys, rows in that of their subjects. */
export function tableOf(found: readonly FoundReading[], frame: Omit<ReadingTable, 'keys' | 'rows'>): ReadingTable[] {
  const keys = [...new Set(found.flatMap(({ cells }) => [...cells.keys()]))].sort();
  const told = found.filter(({ cells }) => cells.size > 0);
  if (keys.length === 0) return [];
  const rows = told.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  return [
    {
      ...frame,
      keys,
      rows: rows.map(({ at, cells }) => ({ ...at, cells: keys.map((key) => cells.get(key) ?? null) })),
    },
  ];
}

function placeOf({ at }: FoundReading): string {
  return `${at.day ?? at.month ?? ''}|${at.subject}`;
}
