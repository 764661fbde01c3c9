import type { Instant } from './time/instant.ts';

/**
 * What to do next about an error:
 * `retry` soon; `wait` until a moment; `skip` this item; `stop`: a bug or a changed API; `fix-setup`: a person must act.
 */
export type Recovery =
  | { do: 'retry' }
  | { do: 'wait'; until: Instant }
  | { do: 'skip' }
  | { do: 'stop' }
  | { do: 'fix-setup' };

export interface AppErrorDetails {
  /** Stable, kebab-case, for logs and tests. */
  code: string;
  recovery: Recovery;
  /** What happened, to what, and what to do, in Spanish when a person may read it. Never a secret. */
  message: string;
  /** Facts for the log: ids, statuses, digests. Never a secret. */
  facts?: Readonly<Record<string, string | number | boolean | null>>;
  cause?: unknown;
}

/** The only error that the project throws on purpose; `workers/run-work.ts` turns it into a ledger state. */
export class AppError extends Error {
  readonly code: string;
  readonly recovery: Recovery;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;

  constructor(details: AppErrorDetails) {
    super(details.message, { cause: details.cause });
    this.name = 'AppError';
    this.code = details.code;
    this.recovery = details.recovery;
    this.facts = details.facts ?? {};
  }
}
