import type { Account } from '../accounts/account.ts';
import type { BuyRecord } from '../imports/media-buys/buy-draft.ts';
import type { Answers, Preview, RejectedRow } from '../imports/preview.ts';
import type { RefusedRow, TableHead } from '../imports/refused-row.ts';
import type { UnderstoodRow } from '../imports/understand/read-table.ts';
import type { BuyFinding } from '../pauta/finding.ts';
import type { MediaBuy } from '../pauta/media-buy.ts';

/** A file that is to be imported: on this machine, or its bytes. `name`: as the person who sent it called it. */
export type ImportSource = { name: string; path: string } | { name: string; bytes: Uint8Array };

/** Some rows of one table, in the order of the file. */
export interface ImportBatch {
  /** Key of the table. */
  table: string;
  kind: string;
  /** What stands above the table, and the name of its sheet: an export may say only there what its figures are. */
  texts: readonly string[];
  /** Of a table of media buys: a record for each row; none when it is read as an import, see `lines`. */
  buys: readonly BuyRecord[];
  /** Of a table of media buys that is read as an import: the lines of the ledger, checked. */
  lines: readonly MediaBuy[];
  /** Of any other table: the rows as understood. */
  rows: readonly UnderstoodRow[];
  /** What is wrong with the rows that were not taken: a cell each, and often several of one row. */
  rejected: readonly RejectedRow[];
  /** These rows themselves. */
  refused: readonly RefusedRow[];
  /** What stands over them; `null` where there are none. */
  head: TableHead | null;
  /** What the checks of printed totals and of the lines found, in last batches without rows. */
  findings: readonly BuyFinding[];
}

export interface ImportOptions {
  answers: Answers;
  /** Id of the import that the rows belong to: its lines are then made and checked as they are read. */
  asImport?: string;
  /** The entity's accounts: exports of a network are asked about by them. */
  accounts?: readonly Account[];
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
