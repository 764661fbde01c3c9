import type { Account } from '../accounts/account.ts';
import type { BuyRecord } from '../imports/media-buys/buy-draft.ts';
import type { Answers, Preview, RejectedRow } from '../imports/preview.ts';
import type { RefusedRow, TableHead } from '../imports/refused-row.ts';
import type { UnderstoodRow } from '../imports/understand/read-table.ts';
import type { BuyFinding } from '../pauta/finding.ts';
import type { MediaBuy } from '../pauta/media-buy.ts';
import type { PaperRecord } from '../pauta/register/paper-record.ts';
import type { Chunks } from './store.ts';

/** A file that is to be imported: on this machine, or its bytes as they are asked for. */
export type ImportSource = ({ path: string } | { chunks(): Promise<Chunks> }) & {
  /** As the person who sent it called it. */
  name: string;
  /** SHA-256 of its bytes, where it is known. */
  digest?: string;
};

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
  /** Of a table of contracts, orders or invoices: what each row says. */
  papers: readonly PaperRecord[];
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
  /** What a preview understood of the file: where it was given the same file and answers, the tables are not sought again. */
  understood?: Uint8Array;
  /** Told now and then: rows read so far, over all passes. */
  onRows?(rows: number): void;
  signal?: AbortSignal;
}

/** A table as far as a saved mapping is chosen by it. */
export interface FoundTableHeaders {
  kind: string | null;
  headers: readonly string[];
}

export interface PreviewOptions extends Omit<ImportOptions, 'understood'> {
  /** Asked once the tables are found: other answers that are to hold for them. */
  answersFor?(tables: readonly FoundTableHeaders[]): Promise<Answers | undefined>;
  /**
   * Handed what {@link Importer.read} would hand, in the same pass, where it is known by then that nothing is open;
   * {@link Previewed.isTaken} says whether it was.
   */
  take?(batch: ImportBatch): Promise<void>;
}

export interface Previewed {
  preview: Preview;
  /** Those given, or those that `answersFor` gave. */
  answers: Answers;
  /** For {@link ImportOptions.understood}; `null` while something is open. */
  understood: Uint8Array | null;
  isTaken: boolean;
}

/** Reads files as they are and understands them, apart from this process's own work, in bounded memory and time. */
export interface Importer {
  /** @throws AppError `skip` with a file refusal when the file cannot be read at all */
  preview(source: ImportSource, options: PreviewOptions): Promise<Previewed>;
  /**
   * The rows of the chosen tables, read as decided; a slow reader slows it down.
   * @throws AppError `stop` `import-has-questions` when an answer is missing
   */
  read(source: ImportSource, options: ImportOptions): AsyncIterable<ImportBatch>;
}
