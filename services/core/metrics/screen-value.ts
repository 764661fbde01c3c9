import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { MetricKey } from './definition.ts';
import type { MissingReason } from './value.ts';

/** What a person saw of a figure on the platform's own screen, beside ours of that moment. Kept as it was. */
export interface ScreenValue {
  /** `account|metric|day|seenAt` */
  id: string;
  revision: 0;
  account: string;
  metric: MetricKey;
  /** The day of the figure: the platform's of a daily series, Bogotá's of a counter. */
  day: Day;
  seen: number;
  /** Ours when it was seen, or why there was none. */
  ours: number | MissingReason;
  seenAt: Instant;
  /** What the person says of it; empty: nothing. */
  note: string;
}

/** Seen less ours; `null` where we had none. */
export function differenceOf({ seen, ours }: Pick<ScreenValue, 'seen' | 'ours'>): number | null {
  return typeof ours === 'number' ? seen - ours : null;
}
