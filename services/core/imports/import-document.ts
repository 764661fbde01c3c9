import type { AdPlatform } from '../accounts/account.ts';
import type { Instant } from '../time/instant.ts';
import type { Month } from '../time/month.ts';
import type { Answers } from './preview.ts';
import type { ReadingReason } from './readings/export-words.ts';

export const IMPORT_STATES = [
  'reading',
  'asking',
  'ready',
  'refused',
  'committing',
  'committed',
  'reverted',
  'discarded',
] as const;
/**
 * `reading`: being previewed; `asking`: previewed, and questions are open; `ready`: previewed, and waits to be confirmed;
 * `refused`: cannot be read, `refusal` says why; `committing`: confirmed, its rows are being stored; `committed`: its rows
 * count; `reverted`: they counted and no longer do; `discarded`: given up before it was confirmed.
 */
export type ImportState = (typeof IMPORT_STATES)[number];

/** Who did something to an import, and when. */
export interface Act {
  at: Instant;
  by: string;
}

/** How the file came; `ads`: no file, but readings of an advertising account. */
export type ImportWay = 'page' | 'api' | 'cli' | 'folder' | 'ads';

/** One reading of an advertising account that told of a month. */
export interface AdsRead {
  /** When its answer arrived. */
  readAt: Instant;
  /** When its lines came to count. */
  at: Instant;
  pull: string;
  /** Digest of the bundle of captures. */
  bundle: string;
  /** Lines of the month after it. */
  lines: number;
}

/** A month of an advertising account: what its readings told, the oldest first. */
export interface AdsReads {
  platform: AdPlatform;
  account: string;
  reads: readonly AdsRead[];
}

/** What an import holds of rows, by count. */
export interface ImportCounts {
  /** Rows of chosen tables that are taken. */
  accepted: number;
  rejected: number;
  /** Questions without an answer. */
  questions: number;
  warnings: number;
  /** Findings of the checks; 0 until questions are answered. */
  findings: number;
}

/** Rows that a committed import of the same lines holds too. */
export interface Overlap {
  import: string;
  identical: number;
  changed: number;
}

/** What the rows of an import became. */
export interface CommittedRows {
  months: readonly Month[];
  /** Lines of the ledger. */
  rows: number;
  /** What was learnt of contracts, orders and invoices; absent where the file tells of none. */
  papers?: number;
  /** Figures of accounts and posts. */
  readings: number;
  /** Figures of an export or a hand-made table that could not be taken, the first 100, and how many there are in all. */
  notTaken: { count: number; first: readonly { row: number; written: string; reason: ReadingReason }[] };
}

/** One file read, with its decisions. Its rows count while it is `committed`: that one word is the commit. */
export interface ImportDocument {
  /** `digest of the file, first 16 characters`-`n`, n from 1 for each time that the file was sent. */
  id: string;
  revision: number;
  /** SHA-256 of the file, under which its bytes are kept. */
  digest: string;
  name: string;
  bytes: number;
  way: ImportWay;
  state: ImportState;
  received: Act;
  /** Of {@link received}: orders lists. */
  receivedAt: Instant;
  /** Agency, outlet or network that it comes from, as a person named it; mappings are kept by it. */
  source: string | null;
  answers: Answers;
  /** The saved mapping whose answers were taken over. */
  mapping: string | null;
  /** Rows read so far, over all passes, while it is read or stored. */
  progress: number;
  /** Digest of the {@link Preview} as JSON, once there is one. */
  preview: string | null;
  /** Digest of what the importer understood of the file, once nothing of it is open; it may be absent: the file is then read again. */
  understood?: string | null;
  /** Kinds of the chosen tables. */
  kinds: readonly string[];
  counts: ImportCounts;
  overlaps: readonly Overlap[];
  /** Digest of the file of rejected rows, for correcting and sending again. */
  rejectedFile: string | null;
  refusal: { code: string; message: string } | null;
  /** Raised by each preview and commit that is asked for: names their work items. */
  runs: number;
  confirmed: Act | null;
  committed: (Act & CommittedRows) | null;
  /** When what the register shows of its lines last changed, after it came to count. */
  rechecked?: Instant;
  reverted: (Act & { reason: string }) | null;
  /** Of way `ads`. */
  ads?: AdsReads;
}

/** What an import has before anything was done with its file. */
export const UNREAD_IMPORT = {
  revision: 0,
  answers: {},
  mapping: null,
  progress: 0,
  preview: null,
  kinds: [],
  counts: { accepted: 0, rejected: 0, questions: 0, warnings: 0, findings: 0 },
  overlaps: [],
  rejectedFile: null,
  refusal: null,
  confirmed: null,
  committed: null,
  reverted: null,
} as const satisfies Partial<ImportDocument>;

/** Decisions of one source for one layout of its files, so that the next one needs none. */
export interface ImportMapping {
  /** `source, normalised|kind|version` */
  id: string;
  revision: 0;
  source: string;
  kind: string;
  version: number;
  /** Normalised headers of the table, in text order. */
  headers: readonly string[];
  answers: Answers;
  saved: Act;
  /** The import whose answers these are. */
  import: string;
}

/** The id under which the lines of a month of an advertising account count. */
export function adsImportId(account: string, month: Month): string {
  return `${account}-${month}`;
}

export function importId(digest: string, number: number): string {
  return `${digest.slice(0, 16)}-${number}`;
}

/** States in which the same file sent again is told to be there already. */
export const PRESENT: readonly ImportState[] = ['reading', 'asking', 'ready', 'committing', 'committed'];
