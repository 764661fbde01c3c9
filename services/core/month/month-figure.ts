import type { MetricKey } from '../metrics/definition.ts';
import type { Value } from '../metrics/value.ts';
import type { Origin } from '../pulls/pull.ts';
import type { Instant } from '../time/instant.ts';

/** A figure of a month with the metric versions that it rests on. */
export interface MonthFigure {
  value: Value;
  metrics: readonly MetricKey[];
  /** Moment of the closing reading, for counters. */
  readAt: Instant | null;
  /** Absent: the platform's API alone. */
  from?: Origin;
}
