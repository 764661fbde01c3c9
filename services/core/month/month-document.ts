import type { Platform } from '../accounts/account.ts';
import type { MetricKey } from '../metrics/definition.ts';
import type { MissingReason } from '../metrics/value.ts';
import type { Cell, Origin } from '../pulls/pull.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Month } from '../time/month.ts';

/** Raised whenever folding the same pulls gives another document: older ones are then folded again. */
export const FOLD = 3;

/** The reading that counts for a subject, metric and period, with when it was learnt and by which mapping. */
export interface Held {
  cell: NonNullable<Cell>;
  learntAt: Instant;
  mapping: number;
  /** Of a counter: when it held, where that is not when it was learnt. */
  at?: Instant;
  /** Absent: the platform's API. */
  from?: Origin;
}

/** The moment at which a counter held. */
export function heldAt({ at, learntAt }: Pick<Held, 'at' | 'learntAt'>): Instant {
  return at ?? learntAt;
}

/** Why a metric was not read at all, as the newest pull that lacked it says. */
export interface HeldGap {
  reason: MissingReason;
  learntAt: Instant;
}

/** What a post's counters look like at the end of a month. */
export interface HeldPost {
  native: string;
  /** Its closing reading per metric. */
  closing: Readonly<Partial<Record<MetricKey, Held>>>;
}

/**
 * What a month of one account looks like now: a fold of pulls that can be rebuilt at any time.
 * The opening of a month is the closing of the month before.
 */
export interface MonthDocument {
  /** `account|month` */
  id: string;
  revision: number;
  account: string;
  platform: Platform;
  month: Month;
  /** The {@link FOLD} that made it. */
  fold: number;
  /** Newest moment at which anything here was learnt. */
  learntAt: Instant;
  /** Pulls folded, in text order: what the month rests on. */
  pulls: readonly string[];
  /** Account counters, the last reading of each Bogotá day. */
  counters: Readonly<Partial<Record<MetricKey, Readonly<Record<Day, Held>>>>>;
  /** Account counters at the month's end: the first reading within 6 h after it, else the last before it. */
  closing: Readonly<Partial<Record<MetricKey, Held>>>;
  /** Account figures of each platform day that carries this month. */
  days: Readonly<Partial<Record<MetricKey, Readonly<Record<Day, Held>>>>>;
  /** Figures given for the month as a whole; absent where there are none. */
  months?: Readonly<Partial<Record<MetricKey, Held>>>;
  /** What a whole pull for this month lacked: metrics by name without version, or a level, `account` or `post`. */
  gaps: Readonly<Partial<Record<string, HeldGap>>>;
  /** Posts read for this month, in text order of their native id. */
  posts: readonly HeldPost[];
}

export function monthId(account: string, month: Month): string {
  return `${account}|${month}`;
}
