import type { AnyAccount } from '../accounts/account.ts';
import type { MeterEntry } from '../budget/meter-entry.ts';
import type { Pause } from '../budget/pause.ts';
import type { Connection } from '../credentials/connection.ts';
import type { Credential } from '../credentials/credential.ts';
import type { ImportDocument, ImportMapping } from '../imports/import-document.ts';
import type { Live } from '../lives/live.ts';
import type { ScreenValue } from '../metrics/screen-value.ts';
import type { MonthDocument } from '../month/month-document.ts';
import type { AdsPull } from '../pauta/ads/ads-pull.ts';
import type { Campaign } from '../pauta/campaign.ts';
import type { StoredFinding } from '../pauta/finding.ts';
import type { MediaBuy } from '../pauta/media-buy.ts';
import type { RegisterVersion } from '../pauta/register/paper.ts';
import type { Post } from '../posts/post.ts';
import type { ExpiredBundle } from '../pulls/expired-bundle.ts';
import type { Pull } from '../pulls/pull.ts';
import type { Edition } from '../report/edition.ts';
import type { WorkItem } from '../work/work-item.ts';
import type { Capture, PullRequest } from './connector.ts';

/** A capture of a pull that has not been committed yet: kept so that a retry asks nothing twice, then bundled and removed. */
export interface OpenCapture {
  /** `pull id#sequence` */
  id: string;
  revision: 0;
  pull: string;
  sequence: number;
  capture: Capture;
  /** What the pull was to read; kept with its first capture, so that a later try asks exactly the same. */
  request?: PullRequest;
}

/** Every collection and what it holds. */
export interface Collections {
  accounts: AnyAccount;
  credentials: Credential;
  connections: Connection;
  posts: Post;
  pulls: Pull;
  adsPulls: AdsPull;
  captures: OpenCapture;
  months: MonthDocument;
  work: WorkItem;
  editions: Edition;
  imports: ImportDocument;
  mappings: ImportMapping;
  buys: MediaBuy;
  findings: StoredFinding;
  campaigns: Campaign;
  register: RegisterVersion;
  meter: MeterEntry;
  pauses: Pause;
  expired: ExpiredBundle;
  lives: Live;
  screens: ScreenValue;
}
export type CollectionName = keyof Collections;

/** What every stored document has. `revision` is a whole number, raised by each `replace`. */
export interface StoreDocument {
  id: string;
  revision: number;
}

/** A type that an index can order and compare. `bigint` is exact; text orders by UTF-16 code unit. */
export type FieldType = 'text' | 'integer' | 'bigint';
export type Scalar = string | number | bigint;

/** A declared index: documents with equal `equal` fields, ordered by `order`, then by id. */
export interface IndexSpec {
  equal: readonly string[];
  order: string;
}

/** What a collection may be asked. Only declared fields can be queried or summed; they are top-level fields. */
export interface CollectionSpec {
  fields: Readonly<Record<string, FieldType>>;
  indexes: Readonly<Record<string, IndexSpec>>;
  /** Documents may be removed: the collection has a retention. */
  removable: boolean;
  /**
   * A write that is acknowledged survives a power cut, and so does everything written before it. Without it a write
   * survives the end of the process, which is enough for what can be made again: after a power cut the store is as it was
   * at some earlier moment, never a mixture.
   */
  synced: boolean;
}

/** Where a scan went on: opaque to callers. */
export interface Cursor {
  value: Scalar;
  id: string;
}

export interface IndexRange {
  /** Inclusive lower bound of the index's order field. */
  from?: Scalar;
  /** Exclusive upper bound. */
  until?: Scalar;
}

export interface ScanQuery {
  index: string;
  equal: Readonly<Record<string, Scalar>>;
  range?: IndexRange;
  order?: 'ascending' | 'descending';
  /** 1 to 10,000. */
  limit: number;
  after?: Cursor;
}

export interface Page<D> {
  documents: D[];
  /** Present when more may follow. */
  next?: Cursor;
}

export interface TotalsQuery {
  index: string;
  equal: Readonly<Record<string, Scalar>>;
  range?: IndexRange;
  /** Declared fields whose values form the groups; a document that lacks one is in the group of `null`. */
  by: readonly string[];
  /** Declared `integer` or `bigint` fields to be added; a document that lacks one adds nothing. */
  sums: readonly string[];
}

/** A group of a totals query; groups are ordered by their values, `null` first. */
export interface Total {
  group: Readonly<Record<string, Scalar | null>>;
  count: number;
  sums: Readonly<Record<string, bigint>>;
}

/**
 * What an engine cannot do, and its operator should know:
 * `replica-set`: it keeps the data on one server only, so losing that server's disk loses what was written since the last
 * backup; `retryable-writes`: a write that the network cut off is not repeated by the driver, and fails its work item's
 * try; `validators`: the server does not check documents itself, so only this product's own checks stand before the data.
 */
export type EngineLack = 'replica-set' | 'retryable-writes' | 'validators';

/** What a store runs on. */
export interface StoreAbout {
  /** Name and version as a person reads them: `SQLite 3.51.0`. Never an address or a credential. */
  engine: string;
  /** Empty where nothing is lacking. */
  lacks: readonly EngineLack[];
}

/** Bytes in pieces of any size, in order. A piece is not changed once it was handed over. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What a file holds, read once. */
export interface FileContent {
  bytes: number;
  chunks: Chunks;
}

/** A file as it was stored. */
export interface StoredFile {
  /** SHA-256 of its bytes in lower-case hex: its name in the store. */
  digest: string;
  /** How many. */
  bytes: number;
}

/**
 * Documents in named collections with declared indexes, and content-addressed files. Each operation is atomic by itself
 * and durable when it resolves, as its collection declares; there are no transactions over several. A document holds JSON values and `bigint`
 * (without limit inside a document, 64-bit signed in a declared field); `undefined`, NaN and class instances are refused.
 * What is read is a deep copy of what was written. A document that lacks a field of an index, or has `null` there, is not
 * in that index. An undeclared index or field, or a query whose `equal` does not name exactly the index's fields, rejects
 * with AppError `stop`.
 */
export interface Store {
  /** Stores a new document. False, and nothing changed, when its id is taken. */
  insert<C extends CollectionName>(collection: C, document: Collections[C]): Promise<boolean>;
  /** Inserts each document whose id is free; resolves with how many were new. */
  insertMany<C extends CollectionName>(collection: C, documents: readonly Collections[C][]): Promise<number>;
  /** Documents by id, in the order asked; unknown ids are left out. */
  get<C extends CollectionName>(collection: C, ids: readonly string[]): Promise<Collections[C][]>;
  /**
   * Replaces a document if its stored revision equals `document.revision`; the stored one then has the next revision.
   * False, and nothing changed, otherwise: read again and decide again.
   */
  replace<C extends CollectionName>(collection: C, document: Collections[C]): Promise<boolean>;
  scan<C extends CollectionName>(collection: C, query: ScanQuery): Promise<Page<Collections[C]>>;
  /** Empty where no document matches. */
  totals<C extends CollectionName>(collection: C, query: TotalsQuery): Promise<Total[]>;
  /** Removes documents by id; resolves with how many there were. Only for collections declared `removable`. */
  remove<C extends CollectionName>(collection: C, ids: readonly string[]): Promise<number>;
  /**
   * Stores a file as its bytes come, holding a few MiB of them; the same bytes are stored once. It is there, whole, once
   * this resolves. When `chunks` fails, this rejects with its error; then, and when the process ends before, nothing is
   * there, and what was written so far is removed, at the latest when a large file is stored an hour (MongoDB: a day) later.
   */
  putChunks(chunks: Chunks): Promise<StoredFile>;
  /** A file as its bytes are asked for, once; they are there although others write meanwhile. */
  getChunks(digest: string): Promise<FileContent | undefined>;
  /** As {@link putChunks}, of bytes that are in memory; resolves with their digest. */
  putFile(bytes: Uint8Array): Promise<string>;
  /** As {@link getChunks}, of a file that is known to fit into memory. */
  getFile(digest: string): Promise<Uint8Array | undefined>;
  /** Removes the bytes of a digest; false when there were none. Only for what has a term: nothing else names them after. */
  removeFile(digest: string): Promise<boolean>;
  /** What it runs on, as it was when the store was opened; asks nothing of the engine, so it says nothing of its health. */
  about(): StoreAbout;
  close(): Promise<void>;
}
