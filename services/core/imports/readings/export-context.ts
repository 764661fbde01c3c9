import type { Account } from '../../accounts/account.ts';
import type { PlatformDictionary } from '../../metrics/definition.ts';
import type { Instant } from '../../time/instant.ts';
import type { Answers } from '../preview.ts';
import type { ExportWords } from './export-words.ts';

/** What is known of an export beside its rows. */
export interface ExportContext {
  account: Pick<Account, 'id' | 'native' | 'platform' | 'name' | 'url'>;
  dictionary: PlatformDictionary;
  words: ExportWords;
  answers: Answers;
  /** What stands above the table, and the name of its sheet. */
  texts: readonly string[];
  /** When the file was downloaded: its counters held then. */
  exportedAt: Instant;
  /** When the import was confirmed. */
  learntAt: Instant;
}
