import type { Platform } from '../accounts/account.ts';
import type { MetricKey, SubjectLevel } from '../metrics/definition.ts';
import type { MissingReason } from '../metrics/value.ts';
import type { Day, Zone } from '../time/day.ts';
import type { Instant } from '../time/instant.ts';
import type { Month } from '../time/month.ts';
import type { PartVerdict } from './part.ts';
import type { RefusedName } from './refused-names.ts';

/** One cell of a table: a whole number, or why there is none; `null` where the answer said nothing of that metric. */
export type Cell = number | MissingReason | null;

/**
 * Readings learnt from one answer, columnar: a row per subject (and day), a column per metric key.
 * `learntAt` is the moment at which the answer arrived, by the clock, never the slot.
 */
export interface ReadingTable {
  level: SubjectLevel;
  learntAt: Instant;
  keys: readonly MetricKey[];
  /**
   * `instant`: counters that held `at` that moment; absent: when they were learnt. `day` tables name the platform's zone and
   * each row its day; `month` tables each row its month.
   */
  period: { grain: 'instant'; at?: Instant } | { grain: 'day'; zone: Zone } | { grain: 'month' };
  /** A person wrote the figures, no platform. */
  hand?: true;
  rows: readonly ReadingRow[];
}

export interface ReadingRow {
  /** The platform's own id of the post; the account's own id in an account table. */
  subject: string;
  /** Only in `day` tables. */
  day?: Day;
  /** Only in `month` tables. */
  month?: Month;
  /** As long as the table's `keys`. */
  cells: readonly Cell[];
}

/** How a pull was asked: `api` at a slot, `backfill` on connection, `file` by import. */
export type PullSource = 'api' | 'backfill' | 'file';

/** Where a reading comes from: a network's own export, or a table that a person filled; absent: the platform's API. */
export type Origin = 'file' | 'hand';

/** A metric, or a whole part of a pull, that could not be read, and why. */
export interface Gap {
  /** Name without version of the metrics touched; empty for all of that level. */
  metrics: readonly string[];
  level: SubjectLevel;
  reason: MissingReason;
  /** The posts touched; absent: the whole level. */
  subjects?: readonly string[];
}

/** The stored fact: immutable, one per account, slot, source and revision. Its insert is the commit. */
export interface Pull {
  /** `account|slot|source|revision` */
  id: string;
  revision: 0;
  account: string;
  platform: Platform;
  slot: Instant;
  source: PullSource;
  /** 0 for the first mapping; a later mapping of the same captures has the next number. */
  mapping: number;
  /** `youtube/1`: the mapper that read the captures; `x-posts@1`: the kind and version by which a file was read. */
  mapper: string;
  /** When the last answer arrived. */
  learntAt: Instant;
  /** Digest of the bundle of captures, or of the file as it came. */
  bundle: string;
  /** Answers in the bundle; 0 for a file. */
  calls: number;
  /** Of a file: the import, and the table of it. */
  import?: { id: string; table: string };
  tables: readonly ReadingTable[];
  gaps: readonly Gap[];
  /** Parts that did not give all that was asked; absent: all did. */
  verdicts?: readonly PartVerdict[];
  /** Metrics that the platform refuses by name, as known after this pull; the next one leaves them out. Absent: none. */
  refused?: readonly RefusedName[];
}

export function pullId(account: string, slot: Instant, source: PullSource, mapping: number): string {
  return `${account}|${slot}|${source}|${mapping}`;
}

/** Slots at which the platform itself was read, of pulls by id: an imported file is no reading of its moment. */
export function slotsRead(ids: readonly string[]): Instant[] {
  return ids.flatMap((id) => {
    const [, slot, source] = id.split('|');
    return slot !== undefined && source !== ('file' satisfies PullSource) ? [slot as Instant] : [];
  });
}

/** Of pulls of the same slot and source, those of the newest mapping; order is kept. */
export function latestMappings<P extends Pick<Pull, 'account' | 'slot' | 'source' | 'mapping'>>(
  pulls: readonly P[],
): P[] {
  const newest = new Map<string, number>();
  const of = ({ account, slot, source }: P) => `${account}|${slot}|${source}`;
  for (const pull of pulls) newest.set(of(pull), Math.max(pull.mapping, newest.get(of(pull)) ?? 0));
  return pulls.filter((pull) => pull.mapping === newest.get(of(pull)));
}

/** Readings in a pull: cells that carry a number. */
export function countReadings(pull: Pick<Pull, 'tables'>): number {
  const numbers = (row: ReadingRow) => row.cells.filter((cell) => typeof cell === 'number').length;
  return pull.tables.reduce((total, table) => total + table.rows.reduce((sum, row) => sum + numbers(row), 0), 0);
}
