import type { Sheet } from '../../ports/file-reader.ts';
import type { RawRow } from '../cell.ts';
import { textOf } from '../layout/header-row.ts';
import type { FoundTable, LaidRow, RowRole } from '../layout/laid-row.ts';
import { createSegmenter, type Segmenter } from '../layout/segmenter.ts';
import type { Answers } from '../preview.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type AssignedColumn, assignFields } from './assign-fields.ts';
import { type ColumnProfile, createColumnProfile, observeCell } from './column-profile.ts';
import type { ReadsWord } from './column-values.ts';

/** A table after all its rows were seen once. */
export interface SurveyedTable {
  /** `sheet#n` */
  key: string;
  sheet: string;
  hidden: boolean;
  table: FoundTable;
  columns: readonly AssignedColumn[];
  profiles: readonly ColumnProfile[];
  roles: Readonly<Record<RowRole, number>>;
  /** Group titles with the number of rows under each; `null` beyond 500. */
  titles: ReadonlyMap<string, number> | null;
  /** The header was guessed from its shape, since the sheet has none that is known. */
  guessed: boolean;
  /** Texts outside the data, after it began: notes and footers. At most 30. */
  notes: readonly string[];
  /** Columns in which a merged area runs over several data rows. */
  mergedDown: ReadonlySet<number>;
}

export interface SurveyOptions {
  vocabularies: readonly Vocabulary[];
  answers: Answers;
  /** True when a text is a word of the lists for that type of column. */
  reads: ReadsWord;
  /** Told now and then how many rows were read. */
  onRows?(rows: number): void;
}

/** Reads a sheet once and finds its tables, each with what its columns look like. */
export async function surveySheet(sheet: Sheet, options: SurveyOptions): Promise<SurveyedTable[]> {
  const forced = forcedHeader(sheet, options);
  const found = await survey(sheet, options, forced);
  if (found.length > 0 || forced) return found;
  const guess = await guessHeader(sheet);
  if (guess === null) return [];
  const tables = await survey(sheet, options, { row: guess, vocabulary: null });
  return tables.map((table) => ({ ...table, guessed: true }));
}

/** True when tables that were surveyed with the answers `before` are what a survey with those of `after` would find. */
export function isSurveyKept(
  sheets: readonly Sheet[],
  tables: readonly SurveyedTable[],
  before: Answers,
  after: Answers,
): boolean {
  const isSaid = (key: string) => before[key] === after[key];
  const columnsBy = (answers: Answers, { table }: SurveyedTable) =>
    JSON.stringify(assignFields(table.columns, table.vocabulary, answers));
  return (
    sheets.every(({ name }) => isSaid(`kind:${name}`) && isSaid(`header:${name}`)) &&
    tables.every((table) => columnsBy(before, table) === columnsBy(after, table))
  );
}

/** Lays the same sheet out again, exactly as it was surveyed. */
export function segmenterFor(
  sheet: Sheet,
  tables: readonly { survey: SurveyedTable }[],
  options: SurveyOptions,
): Segmenter {
  const guessed = tables.find(({ survey }) => survey.guessed)?.survey.table;
  const row = guessed?.headerRows[0];
  return segmenterOf(sheet, options, row === undefined ? forcedHeader(sheet, options) : { row, vocabulary: null });
}

/** What a person said of a sheet: `kind:<sheet>` and, where the header was not found, `header:<sheet>`. */
function forcedHeader({ name }: Sheet, { answers, vocabularies }: SurveyOptions) {
  const row = answers[`header:${name}`];
  const kind = answers[`kind:${name}`];
  if (typeof row !== 'number') return undefined;
  return { row, vocabulary: vocabularies.find((vocabulary) => vocabulary.kind.name === kind) ?? null };
}

function segmenterOf(sheet: Sheet, options: SurveyOptions, forced: ReturnType<typeof forcedHeader>) {
  const kind = options.answers[`kind:${sheet.name}`];
  const vocabularies =
    kind === undefined ? options.vocabularies : options.vocabularies.filter((one) => one.kind.name === kind);
  const isTitle = (text: string) => options.reads('medium', text);
  return createSegmenter({ vocabularies, merged: sheet.merged, isTitle, ...(forced ? { forced } : {}) });
}

async function survey(sheet: Sheet, options: SurveyOptions, forced: ReturnType<typeof forcedHeader>) {
  const segmenter = segmenterOf(sheet, options, forced);
  const surveys: TableSurvey[] = [];
  const take = (laid: LaidRow) => {
    if (!laid.table) return;
    const survey = surveys[laid.table.index] ?? createTableSurvey(laid.table, options);
    surveys[laid.table.index] = survey;
    survey.take(laid);
  };
  let rows = 0;
  for await (const batch of sheet.rows()) {
    for (const row of batch) segmenter.push(row, take);
    rows += batch.length;
    options.onRows?.(rows);
  }
  segmenter.end(take);
  return surveys.map((survey) => survey.done(sheet)).filter(({ roles }) => roles.data > 0);
}

interface TableSurvey {
  take(laid: LaidRow): void;
  done(sheet: Sheet): SurveyedTable;
}

function createTableSurvey(first: FoundTable, { answers }: SurveyOptions): TableSurvey {
  let table = first;
  let columns = assignFields(table.columns, table.vocabulary, answers);
  let profiles = columns.map(createColumnProfile);
  const roles: Record<RowRole, number> = {
    cover: 0,
    header: 0,
    description: 0,
    data: 0,
    total: 0,
    title: 0,
    note: 0,
    blank: 0,
  };
  let titles: Map<string, number> | null = new Map();
  const notes: string[] = [];
  const observe = ({ row, titles: group }: LaidRow) => {
    for (let index = profiles.length; index < row.cells.length; index += 1) widen(index);
    for (let index = 0; index < profiles.length; index += 1) {
      const profile = profiles[index];
      if (profile) observeCell(profile, row.cells[index] ?? null, row.number, (columns[index]?.types.length ?? 0) > 0);
    }
    const title = group.at(-1);
    if (title !== undefined && titles) titles = counted(titles, title);
  };
  // Cells beyond the header: a column without a name.
  const widen = (index: number) => {
    const [column] = assignFields([{ index, header: '', hints: NO_HINTS }], null, answers);
    if (!column) return;
    columns = [...columns, column];
    profiles.push(createColumnProfile(column));
  };
  return {
    take(laid) {
      roles[laid.role] += 1;
      if (laid.table && laid.table.columns !== table.columns) {
        table = laid.table;
        columns = assignFields(table.columns, table.vocabulary, answers);
        profiles = columns.map(createColumnProfile);
      }
      if (laid.role === 'data') observe(laid);
      if ((laid.role === 'note' || laid.role === 'cover') && notes.length < NOTES_KEPT)
        notes.push(laid.row.cells.map(textOf).filter(Boolean).join(' '));
    },
    done: (sheet) => ({
      key: `${sheet.name}#${table.index}`,
      sheet: sheet.name,
      hidden: sheet.hidden,
      table,
      columns,
      profiles,
      roles,
      titles,
      notes,
      guessed: false,
      mergedDown: mergedDown(sheet, table),
    }),
  };
}

const NO_HINTS = { name: '', currency: null, scale: 0, percent: false, duration: null, vat: null } as const;
const TITLES_KEPT = 500;
const NOTES_KEPT = 30;

function counted(titles: Map<string, number>, title: string): Map<string, number> | null {
  titles.set(title, (titles.get(title) ?? 0) + 1);
  return titles.size > TITLES_KEPT ? null : titles;
}

function mergedDown({ merged }: Sheet, { headerRows }: FoundTable): Set<number> {
  const last = headerRows.at(-1) ?? 0;
  return new Set(merged.filter(({ top, bottom }) => top > last && bottom > top).map(({ left }) => left - 1));
}

const GUESS_WITHIN = 60;

/** The row that looks most like a header where no column is known: words, all different, over most of the width. */
async function guessHeader(sheet: Sheet): Promise<number | null> {
  const head: RawRow[] = [];
  for await (const batch of sheet.rows()) {
    head.push(...batch.slice(0, GUESS_WITHIN - head.length));
    if (head.length >= GUESS_WITHIN) break;
  }
  const width = Math.max(0, ...head.map(({ cells }) => cells.filter((cell) => cell !== null).length));
  const looks = head.find(({ cells }, place) => {
    const texts = cells
      .filter((cell) => typeof cell === 'string' && !/^\s*[\d.,$%-]+\s*$/.test(cell))
      .map((cell) => textOf(cell));
    return (
      texts.length >= 2 &&
      texts.length >= width * 0.6 &&
      new Set(texts).size === texts.length &&
      place < head.length - 1
    );
  });
  return looks?.number ?? null;
}
