import { type CalendarGroup, decideCalendar } from '../calendar/decide-calendar.ts';
import { periodNeedsYear } from '../dates/read-period.ts';
import type { FieldSpec } from '../kind.ts';
import { isBetter, matchHeader } from '../layout/header-row.ts';
import type { Answers, ImportWarning, Question } from '../preview.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type AssignedColumn, assignFields } from './assign-fields.ts';
import { type ColumnProfile, createColumnProfile } from './column-profile.ts';
import { type ReadsWord, valuesOf } from './column-values.ts';
import { readContext, type TableContext } from './context.ts';
import { type ColumnDecision, decideColumn } from './decide-column.ts';
import { askRivals } from './rivals.ts';
import { withSiblings } from './siblings.ts';
import type { SurveyedTable } from './survey.ts';
import { warnOfWide } from './wide-table.ts';

/** A table with every column decided, as far as its values, its headers and the answers allow. */
export interface UnderstoodTable {
  key: string;
  survey: SurveyedTable;
  context: TableContext;
  decisions: readonly ColumnDecision[];
  /** Columns of periods, by what they tell. */
  calendar: readonly CalendarGroup[];
  /** Fields of which a row must fill one to be about something; empty where nothing is asked of it. */
  names: readonly string[];
  /** Year of periods that name none. */
  year: number | null;
  questions: readonly Question[];
  warnings: readonly ImportWarning[];
}

/** Decides the columns of a surveyed table; what cannot be decided is among its questions. */
export function understandTable(survey: SurveyedTable, answers: Answers, reads: ReadsWord): UnderstoodTable {
  const { table, profiles } = survey;
  const context = readContext(table.cover, survey.sheet, table.vocabulary);
  const assigned = assignFields(survey.columns, table.vocabulary, answers, valuesOf(profiles, reads));
  const calendar = decideCalendar(assigned, profiles, table.vocabulary, answers);
  const { columns } = calendar;
  const decided = withSiblings(
    columns.map((column, index) =>
      decideColumn(column, profiles[index] ?? EMPTY, {
        answers,
        context,
        mergedDown: survey.mergedDown.has(column.index),
        mayLack: (field) => isOfKindWithout(field, columns, table.vocabulary),
      }),
    ),
    profiles,
  );
  const decisions = decided.map(({ decision }) => decision);
  const open = new Set(calendar.groups.flatMap((group) => (group.measure === null ? group.columns : [])));
  // How numbers are written is asked once it is known what they are.
  const questions = decided.flatMap((one, at) => (open.has(columns[at] as AssignedColumn) ? [] : one.questions));
  questions.unshift(...calendar.questions);
  questions.push(...askRivals(columns, profiles, table.vocabulary, answers));
  const year = yearOf(answers, context);
  if (year === null && !decisions.some(({ column: { field } }) => field?.type === 'day'))
    questions.push(...askYear(decisions, profiles));
  const names = namesOf(survey, decisions);
  const warnings = [
    ...warningsOf(survey, decisions, profiles),
    ...warnOfWide(survey.sheet, decisions, profiles, reads),
  ];
  const { groups } = calendar;
  return { key: survey.key, survey, context, decisions, calendar: groups, names, year, questions, warnings };
}

function isOfKindWithout(
  { name }: FieldSpec,
  columns: readonly AssignedColumn[],
  vocabulary: Vocabulary | null,
): boolean {
  const names = new Set(columns.flatMap(({ field }) => (field && field.name !== name ? [field.name] : [])));
  return vocabulary?.kind.required.some((set) => set.every((one) => names.has(one))) ?? false;
}

const EMPTY: ColumnProfile = createColumnProfile({ field: null, types: [] });

/** Fields that say what a row is about, of those that the table has. */
function namesOf(survey: SurveyedTable, decisions: readonly ColumnDecision[]): string[] {
  const identity = survey.table.vocabulary?.kind.identity ?? [];
  return decisions.flatMap(({ column: { field, index } }) =>
    field && identity.includes(field.name) && (survey.profiles[index]?.filled ?? 0) > 0 ? [field.name] : [],
  );
}

/** From the answer, or the one year that the lines above the table name. */
function yearOf(answers: Answers, { texts }: TableContext): number | null {
  const answer = answers.year;
  if (typeof answer === 'number') return answer;
  const years = new Set(texts.flatMap((text) => text.match(/\b20\d\d\b/g) ?? []));
  return years.size === 1 ? Number([...years][0]) : null;
}

function askYear(decisions: readonly ColumnDecision[], profiles: readonly ColumnProfile[]): Question[] {
  const open = decisions.flatMap(({ column }, index) => {
    const profile = profiles[index];
    const words = column.field?.type === 'period' ? [...(profile?.words?.entries() ?? [])] : [];
    const without = words.filter(([text]) => periodNeedsYear(text)).slice(0, 3);
    return without.map(([written, { first }]) => ({ header: column.header, example: { row: first, written } }));
  });
  const [first] = open;
  if (!first) return [];
  const examples = open.slice(0, 3).map(({ example }) => example);
  return [{ key: 'year', about: 'year', subject: first.header, options: [], examples, keep: false }];
}

/** Asked of a file in which no table is of a known kind. */
export function askKind({ sheet, table }: SurveyedTable): Question {
  const headers = table.columns.map(({ header }) => header).filter((header) => header !== '');
  const examples = headers.slice(0, 5).map((written) => ({ row: table.headerRows[0] ?? 0, written }));
  return { key: `kind:${sheet}`, about: 'kind', subject: sheet, options: [], examples, keep: true };
}

/**
 * Asks what a table is where its headers tell a kind of the register and another kind equally well: a list of invoices may
 * be the invoices, or lines that were bought.
 */
export function askWhichKind(
  { sheet, table }: SurveyedTable,
  vocabularies: readonly Vocabulary[],
  answers: Answers,
): Question[] {
  const key = `kind:${sheet}`;
  if (table.vocabulary === null || key in answers) return [];
  const matches = vocabularies.flatMap((one) => matchHeader(table.columns, [one]) ?? []);
  const best = matchHeader(table.columns, vocabularies);
  const equal = matches.filter(
    (one) => best && one.vocabulary.kind.name !== best.vocabulary.kind.name && !isBetter(best, one),
  );
  const rivals = [...(best ? [best] : []), ...equal].map(({ vocabulary }) => vocabulary.kind);
  const isAsked = rivals.length > 1 && rivals.some(({ target }) => target === 'register');
  if (!isAsked) return [];
  const { examples } = askKind({ sheet, table } as SurveyedTable);
  return [{ key, about: 'kind', subject: sheet, options: rivals.map(({ name }) => name), examples, keep: true }];
}

function warningsOf(
  survey: SurveyedTable,
  decisions: readonly ColumnDecision[],
  profiles: readonly ColumnProfile[],
): ImportWarning[] {
  const columns = decisions.flatMap(({ column, filledDown }, index): ImportWarning[] => {
    const profile = profiles[index] ?? EMPTY;
    const about = (code: ImportWarning['code'], facts: ImportWarning['facts'] = {}) => [
      { code, subject: column.header, facts },
    ];
    return [
      ...(column.key.includes('#') ? about('duplicate-header') : []),
      ...(profile.filled === 0 && column.field && !column.calendar
        ? about('blank-column', { rows: profile.blank })
        : []),
      ...(filledDown ? about('filled-down', { rows: profile.fill?.blanks ?? 0 }) : []),
    ];
  });
  const hidden: ImportWarning[] = survey.hidden ? [{ code: 'hidden-sheet', subject: survey.sheet, facts: {} }] : [];
  const outside = survey.roles.note + survey.roles.cover;
  const [text = null] = survey.notes;
  const notes: ImportWarning[] =
    outside > 0 ? [{ code: 'rows-outside-tables', subject: survey.sheet, facts: { rows: outside, text } }] : [];
  const titles = titlesOf(survey);
  return [...hidden, ...columns, ...titles, ...notes, ...survey.notes.flatMap(cutShort)];
}

function titlesOf({ sheet, roles, titles }: SurveyedTable): ImportWarning[] {
  const [text = null] = titles?.keys() ?? [];
  return roles.title > 0 ? [{ code: 'group-titles', subject: sheet, facts: { rows: roles.title, text } }] : [];
}

/** A footer by which an export says that it shows the first rows only. */
const CUT_SHORT =
  /\b(?:mostrando|showing|se muestran|displaying)\b.*?\b(\d[\d.,]*)\b.*\b(?:resultados|results|filas|rows)\b/i;

function cutShort(note: string): ImportWarning[] {
  const [text, rows] = CUT_SHORT.exec(note) ?? [];
  return text === undefined ? [] : [{ code: 'export-cut-short', subject: text, facts: { rows: rows ?? null } }];
}
