/** What a column of a row holds; every whole number is read as a `bigint`. */
export type Column = string | number | bigint | null | Uint8Array;

/** One open database file: SQL in, rows out. Everything is synchronous and throws AppError. */
export interface Connection {
  /** Runs statements without values. */
  exec(sql: string): void;
  /** Runs one statement and returns how many rows it changed. */
  run(sql: string, values: readonly Column[]): number;
  /** The rows of one query, each a list of columns in the order of its SELECT. */
  rows(sql: string, values: readonly Column[]): Column[][];
  /** Runs `work` in one transaction that writes; rolled back when it throws. */
  write<T>(work: () => T): T;
  /** Runs `work`, which commits at least once, with its commits synced to the disk. */
  synced<T>(work: () => T): T;
  /** Runs `work` over one unchanging state of the data. */
  read<T>(work: () => T): T;
  close(): void;
}
