import type { BuyRecord } from '../imports/media-buys/buy-draft.ts';
import type { Answers, Preview, RejectedRow } from '../imports/preview.ts';
import type { UnderstoodRow } from '../imports/understand/read-table.ts';

/** A file that is to be imported: on this machine, or its bytes. `name`: as the person who sent it called it. */
export type ImportSource = { name: string; path: string } | { name: string; bytes: Uint8Array };

/** Some rows of one table, in the order of the file. */
export interface ImportBatch {
  /** Key of the table. */
  table: string;
  kind: string;
  /** Of a table of media buys: a record for each row. */
  buys: readonly BuyRecord[];
  /** Of any other table: the rows as understood. */
  rows: readonly UnderstoodRow[];
  rejected: readonly RejectedRow[];
}

export interface ImportOptions {
  answers: Answers;
  /** Told now and then: rows read so far, over all passes. */
  onRows?(rows: number): void;
  signal?: AbortSignal;
}

/** Reads files as they are and understands them, apart from this process's own work, in bounded memory and time. */
export interface Importer {
  /** @throws AppError `skip` with a file refusal when the file cannot be read at all */
  preview(source: ImportSource, options: ImportOptions): Promise<Preview>;
  /**
   * The rows of the chosen tables, read as decided; a slow reader slows it down.
   * @throws AppError `stop` `import-has-questions` when an answer is missing
   */
  read(source: ImportSource, options: ImportOptions): AsyncIterable<ImportBatch>;
}
