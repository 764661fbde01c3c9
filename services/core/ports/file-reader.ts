import type { RawRow } from '../imports/cell.ts';

export type Container = 'text' | 'xlsx' | 'xls' | 'spreadsheet-xml' | 'html' | 'json';

/** What was found out about the bytes, for people to see. */
export interface FileFacts {
  container: Container;
  /** Of text: which encoding reads it. */
  encoding?: 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';
  bom?: boolean;
  /** Of text: what parts the cells; `null` when every line is one cell. */
  delimiter?: string | null;
  /** Whole lines stood in quotes. */
  quotedLines?: boolean;
}

/** A sheet of a workbook; a text or JSON file is one sheet without a name. */
export interface Sheet {
  /** As in the file, emoji and all; empty for text and JSON. */
  name: string;
  hidden: boolean;
  /**
   * The rows in order, in batches of at most 1,000, read as they are asked for; may be called more than once, each from
   * the start. Merged cells carry their value in their first cell only, see `merged`.
   * @throws AppError as {@link FileReader.open}, when the damage is met on the way
   */
  rows(): AsyncIterable<readonly RawRow[]>;
  /** Merged areas within the first 200 rows, rows and columns from 1, both ends included; empty where unknown. */
  merged: readonly { top: number; left: number; bottom: number; right: number }[];
}

export interface OpenFile {
  facts: FileFacts;
  sheets: readonly Sheet[];
  close(): Promise<void>;
}

/** Limits above which a file is refused. */
export interface ReadLimits {
  /** Bytes of the file itself. */
  bytes: number;
  /** Bytes of a packed file once unpacked, all parts together. */
  unpackedBytes: number;
  rows: number;
  columns: number;
  /** Characters of one cell. */
  cellCharacters: number;
}

/** The codes of refusal; the message says it in Spanish, with what to do. */
export type FileRefusal =
  | 'file-empty'
  | 'file-not-tabular'
  | 'file-damaged'
  | 'file-encrypted'
  | 'file-too-large'
  | 'file-zip-bomb';

/** Opens a file of any known container by what it contains, never by its name. */
export interface FileReader {
  /**
   * @param path of the file on this machine
   * @throws AppError `skip` with a {@link FileRefusal} as code
   */
  open(path: string, limits: ReadLimits): Promise<OpenFile>;
}
