import type { Severity } from '../pauta/finding.ts';
import type { FindingRule } from '../pauta/finding-facts.ts';
import type { FileFacts } from '../ports/file-reader.ts';
import type { Decimal } from './decimal.ts';
import type { BadReason, Example } from './reading.ts';

/** A value that a person, or a saved mapping, gives as answer; plain JSON. */
export type AnswerValue =
  | string
  | number
  | boolean
  | null
  | readonly AnswerValue[]
  | { readonly [name: string]: AnswerValue };

/** Answers by the key of their question: keys name headers and words, never rows, so that they fit next month's file. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** What is asked. One sentence in Spanish for each stands in `config/texts/imports.ts`. */
export type QuestionAbout =
  | 'kind'
  | 'tables'
  | 'field'
  | 'number-format'
  | 'date-format'
  | 'mixed-dates'
  | 'percent'
  | 'currency'
  | 'vat'
  | 'stage'
  | 'medium'
  | 'period'
  | 'year'
  | 'calendar'
  | 'word'
  | 'budget'
  | 'overlap'
  | 'account'
  | 'exported-at'
  | 'zone'
  | 'lifetime'
  | 'owner'
  | 'metric';

/** Something that the file does not decide. The import waits for the answer; nothing is guessed. */
export interface Question {
  /** `vat:importe`, `word:medium:proximidad`, `period`. */
  key: string;
  about: QuestionAbout;
  /** What it is about, as written in the file: a header, a word, a sheet. */
  subject: string;
  /** Answers to choose from, clearest first; empty where any value of its kind may be given. */
  options: readonly AnswerValue[];
  /** Cells that show why it is asked. */
  examples: readonly Example[];
  /** Cells, each in a row of its own, that the option at the same place would reject, where that is known beforehand. */
  lost?: readonly number[];
  /** False: another file of the same source may need another answer, so it is not saved with a mapping. */
  keep: boolean;
}

/** Something that a person should know and that needs no answer. Counts and texts fill the sentence of its code. */
export interface ImportWarning {
  code: WarningCode;
  /** Sheet, header, label, as written. */
  subject: string;
  facts: Readonly<Record<string, string | number | null>>;
}

export const WARNING_CODES = [
  'hidden-sheet',
  'encoding-not-utf8',
  'duplicate-header',
  'blank-column',
  'printed-total-differs',
  'printed-total-of-rates',
  'figures-differ',
  'export-cut-short',
  'identical-rows',
  'rows-outside-tables',
  'filled-down',
  'zero-may-be-nothing',
  'period-from-cover',
  'total-without-label',
  'group-titles',
  'wide-table',
  'calendar-by-period',
  'calendar-by-row',
  'calendar-leaves-out',
  'figures-not-of-dictionary',
  'posts-not-matched',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** A row that cannot be taken, and the cell that is why. */
export interface RejectedRow {
  sheet: string;
  row: number;
  /** Header of the column; empty when it is about the whole row. */
  column: string;
  /** As it stands in the file. */
  written: string;
  reason: BadReason;
}

/** How a column was understood. */
export interface ColumnView {
  index: number;
  /** Names the column in answers: `field:<key>`, `vat:<key>`. */
  key: string;
  header: string;
  /** Field of the kind, or `null` for a column that is not imported. */
  field: string | null;
  /** True for a column of periods: what all of them tell is asked once. */
  calendar: boolean;
  /** 1 for a header that is listed. */
  confidence: number;
  /** The decided way of reading, in the words of its judgement (`{decimal: ',', thousands: '.'}`, `{order: 'dmy'}`). */
  format: unknown;
  basis: 'values' | 'style' | 'header' | 'answer' | null;
  currency: string | null;
  vat: 'included' | 'excluded' | 'is-vat' | null;
  /** 10^scale that figures were multiplied by. */
  scale: 0 | 3 | 6;
  /** Blank cells take the value above them. */
  filledDown: boolean;
  /** Data rows in which something stands, and in which nothing does. */
  filled: number;
  blank: number;
  /** Of the blank ones: those with a mark that says so (`-`, `N/A`), not just empty. */
  marked: number;
  /** Of numbers: the exact sum of accepted rows, whether or not adding them means anything. */
  sum: Decimal | null;
  /** False: the sum is shown to nobody; it only checks printed totals. */
  additive: boolean;
  /** Of days and periods: the first and last. */
  first: string | null;
  last: string | null;
  /** Of texts with at most 200 different values: how often each stands, most often first. */
  values: readonly { value: string; rows: number }[] | null;
  examples: readonly Example[];
}

/** A printed total beside what the rows add up to. */
export interface PrintedTotal {
  row: number;
  label: string;
  /** The rows that it covers: those of its block, or all of its table. */
  covers: 'block' | 'table' | 'unknown';
  /** Of these rows: those that were added up, and those that were not taken. */
  lines: number;
  refused: number;
  /** The first and the last that were added up; `null` where there is none. */
  first: number | null;
  last: number | null;
  columns: readonly {
    header: string;
    /** Of the kind. */
    field: string;
    /** In units of what the column counts, also where it is written in thousands. */
    printed: Decimal;
    /** `null`: no row has a figure there. */
    sum: Decimal | null;
    /** Of a rate: the quotient of the sums, where it can be known. */
    real: Decimal | null;
    /** Rows of {@link lines} that have nothing in this column. */
    lacking: number;
    /** `adds-units`: it adds what is not added, or is another figure than its quotient. */
    verdict: 'equal' | 'rounding' | 'differs' | 'not-a-sum' | 'adds-units';
  }[];
}

/** One table of the file as understood. */
export interface TableView {
  /** `sheet#n`, n from 0 in each sheet. */
  key: string;
  sheet: string;
  hidden: boolean;
  kind: string | null;
  /** Tables that are imported. */
  chosen: boolean;
  headerRows: readonly number[];
  columns: readonly ColumnView[];
  rows: {
    data: number;
    accepted: number;
    rejected: number;
    totals: number;
    titles: number;
    notes: number;
    blank: number;
  };
  /** Rows that were left out as totals. */
  totalRows: readonly number[];
  printedTotals: readonly PrintedTotal[];
  /** Extra copies of rows that stand more than once, and their groups. */
  identicalRows: number;
  /** The first rows as understood: field → value as text. */
  firstRows: readonly { row: number; values: Readonly<Record<string, string | null>> }[];
  /** What was read from lines above the table or from its name: field → text. */
  context: Readonly<Record<string, string>>;
}

/** What the checks say of lines that do not count yet; once they do, findings are stored one by one. */
export interface ToldFinding {
  severity: Severity;
  rule: FindingRule;
  sentence: string;
  /** Lines that it is about. */
  lines: number;
}

/** What a person sees before confirming. */
export interface Preview {
  file: FileFacts & { name: string; bytes: number; digest: string };
  tables: readonly TableView[];
  questions: readonly Question[];
  warnings: readonly ImportWarning[];
  /** The first 1,000. */
  rejected: readonly RejectedRow[];
  rejectedRows: number;
  /** The first 500, errors first; absent until nothing is asked any more. */
  findings?: readonly ToldFinding[];
}
