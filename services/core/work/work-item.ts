import type { Instant } from '../time/instant.ts';

export const WORK_KINDS = [
  'backfill',
  'pull',
  'check',
  'close',
  'close-pauta',
  'import',
  'recheck',
  'retain',
  'live',
] as const;
/**
 * `backfill`: history of an account on connection; `pull`: one account at one slot; `check`: its credential, before the
 * slot; `close`: the networks of one month; `close-pauta`: its paid media; `import`: one reading or storing of one import;
 * `recheck`: the ledger held against the register after one change; `retain`: the day's look at what has to go;
 * `live`: the day's looks whether an account is on the air.
 */
export type WorkKind = (typeof WORK_KINDS)[number];

export const WORK_STATES = ['due', 'running', 'done', 'skipped', 'parked'] as const;
/**
 * `due`: to be done at or after `notBefore` (again, when it has attempts); `running`: under a lease;
 * `done`; `skipped`: not done and never will be, `cause` says why; `parked`: a person must act.
 */
export type WorkState = (typeof WORK_STATES)[number];

export interface Lease {
  /** Process that holds it. */
  owner: string;
  since: Instant;
  /** Until then nobody else takes the item; a run that goes on moves it. */
  until: Instant;
}

/** One thing to be done once. The ledger is the collection of them. */
export interface WorkItem {
  /** `kind|key` */
  id: string;
  revision: number;
  kind: WorkKind;
  /** `account|slot`, a month, `month|slot`, `import|run`, or what changed. */
  key: string;
  /** Queue that wakes it: `pull-youtube`. */
  queue: string;
  /** The slot for which it was written; a pull belongs to it for ever, however late it runs. */
  slot: Instant;
  state: WorkState;
  notBefore: Instant;
  /** Failures so far; being told to wait is none. */
  attempts: number;
  /** Runs that ended without a word, because their process died. */
  deaths?: number;
  /** Times it was leased: a higher number fences off an older run. */
  fence: number;
  lease?: Lease;
  /** Of the last failure, or of skipping or parking. */
  cause?: { code: string; message: string; at: Instant };
  finishedAt?: Instant;
}

export function workId(kind: WorkKind, key: string): string {
  return `${kind}|${key}`;
}
