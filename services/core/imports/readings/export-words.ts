import type { Platform } from '../../accounts/account.ts';
import type { PostFormat } from '../../posts/post.ts';
import type { FigureRole } from '../../report/social-report.ts';
import type { Day } from '../../time/day.ts';

/** What a row of a kind must say so that its figures are those of the dictionary. Words are normalised like headers. */
export interface RowCondition {
  field: string;
  words: readonly string[];
  reason: ReadingReason;
  /** A table without that column is asked about, by this key; absent: its rows give no figures. */
  ask?: 'lifetime';
}

/** The words of the networks' exports and of hand-made tables, by what they mean. */
export interface ExportWords {
  /** By kind. */
  conditions: Readonly<Partial<Record<string, RowCondition>>>;
  /** The line above a table of one figure by day: which figure it is; `metric` absent: none of the dictionary. */
  dayTitles: readonly { titles: readonly string[]; metric?: string }[];
  /** Metrics that a platform did not count of posts older than a day: their zero is none. */
  uncounted: readonly { metric: string; before: Day }[];
  /** Types of a post, by platform. */
  formats: Readonly<Partial<Record<Platform, Readonly<Record<string, PostFormat>>>>>;
  /** Names of networks. */
  networks: Readonly<Record<string, Platform>>;
  /** What a column of a hand-made table tells of an account: a role, or one for some platforms only. */
  hand: readonly { field: string; role: FigureRole; platforms?: readonly Platform[] }[];
}

/** Why a row, or one of its figures, became no reading; one sentence for each stands in `config/texts/readings.ts`. */
export const READING_REASONS = [
  'other-account',
  'no-post',
  'not-lifetime',
  'not-organic',
  'promoted',
  'not-a-count',
  'repeated',
  'contradicts',
  'day-not-ended',
  'month-not-ended',
  'not-a-month',
  'year-unknown',
] as const;
export type ReadingReason = (typeof READING_REASONS)[number];

/** A row that became no reading, or the figure of one. The import keeps it as it stood. */
export interface RefusedReading {
  row: number;
  /** Field of the kind; empty when it is about the whole row. */
  field: string;
  /** As understood. */
  written: string;
  reason: ReadingReason;
}
