import type { PostFacts } from '../../posts/post.ts';
import type { ReadingTable } from '../../pulls/pull.ts';
import type { RefusedReading } from './export-words.ts';

/** What the rows of one table of an export say of one account. */
export interface MappedExport {
  tables: readonly ReadingTable[];
  /** Posts whose hour of publication is known. */
  posts: readonly PostFacts[];
  /** Rows and figures that became no reading, in the order of rows. */
  refused: readonly RefusedReading[];
}

export type Refuse = (refused: RefusedReading) => void;
