import type { MetricKey } from '../metrics/definition.ts';
import type { Cell, ReadingTable } from './pull.ts';

/** What a metric's readings became when the same captures were read otherwise. */
export interface MetricDifference {
  metric: MetricKey;
  /** Readings that differ. */
  count: number;
  /** The first of them; `null`: none on that side. */
  example: { subject: string; period: string | null; before: Cell; after: Cell };
}

/** Metric by metric what differs between two readings of the same captures, in text order. */
export function differencesOf(before: readonly ReadingTable[], after: readonly ReadingTable[]): MetricDifference[] {
  const [then, now] = [cellsOf(before), cellsOf(after)];
  const found = new Map<MetricKey, MetricDifference>();
  for (const key of [...new Set([...then.keys(), ...now.keys()])].sort()) {
    const [old, fresh] = [then.get(key), now.get(key)];
    if (old?.cell === fresh?.cell) continue;
    const { metric, subject, period } = (old ?? fresh) as Place;
    const known = found.get(metric);
    const example = known?.example ?? { subject, period, before: old?.cell ?? null, after: fresh?.cell ?? null };
    found.set(metric, { metric, count: (known?.count ?? 0) + 1, example });
  }
  return [...found.values()];
}

interface Place {
  metric: MetricKey;
  subject: string;
  period: string | null;
  cell: Cell;
}

function cellsOf(tables: readonly ReadingTable[]): Map<string, Place> {
  const places = tables.flatMap(({ level, keys, rows, learntAt, period: { grain } }) =>
    rows.flatMap(({ subject, day, month, cells }) =>
      keys.map((metric, column): [string, Place] => {
        const period = day ?? month ?? null;
        // Two answers of one pull may tell of the same subject.
        const key = [metric, subject, period ?? '', level, grain, learntAt].join('|');
        return [key, { metric, subject, period, cell: cells[column] ?? null }];
      }),
    ),
  );
  return new Map(places);
}
