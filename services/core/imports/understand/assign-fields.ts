import { type CalendarPlace, findCalendar } from '../calendar/find-calendar.ts';
import { normalText } from '../header.ts';
import { CALENDAR, type FieldSpec, type FieldType } from '../kind.ts';
import { matchesOf, type NamedColumn } from '../layout/header-row.ts';
import type { Answers } from '../preview.ts';
import type { FieldMatch, Vocabulary } from '../vocabulary.ts';

/** What a column is taken for. */
export interface AssignedColumn extends NamedColumn {
  /** Names the column in answers: its header, normalised; `#2` behind it for a second one of that name. */
  key: string;
  field: FieldSpec | null;
  /** 1 for a listed header or an answer. */
  confidence: number;
  /** Of a column of a calendar: where it stands in it. */
  calendar?: CalendarPlace;
  /** Types of all fields that its header can mean: what its values must be looked at for. */
  types: readonly FieldType[];
}

/** What the values of columns say of them; without it the headers alone decide. */
export interface ColumnValues {
  /** Nothing but blanks and zeros stand in the column: it yields to another of the same name. */
  isHollow(index: number): boolean;
  /** The values are such as the field has; asked only where a header means several fields. */
  suits(index: number, field: FieldSpec): boolean;
}

const UNSEEN: ColumnValues = { isHollow: () => false, suits: () => true };

/** Below this a column is not imported unless a person says so. */
const TAKEN_FROM = 0.7;
/** A header that means several fields is this sure of those that are not its first. */
const DOUBLE = 0.9;

/** Gives each field to one column at most: first what was answered, then what fits, the surest match, the leftmost column. */
export function assignFields(
  columns: readonly NamedColumn[],
  vocabulary: Vocabulary | null,
  answers: Answers,
  values: ColumnValues = UNSEEN,
): AssignedColumn[] {
  const keyed = withKeys(columns);
  const result = new Map<number, AssignedColumn>(keyed.map((column) => [column.index, unassigned(column, vocabulary)]));
  if (!vocabulary) return [...result.values()];
  const taken = new Set<string>();
  const give = (column: AssignedColumn, field: FieldSpec, confidence: number) => {
    taken.add(field.name);
    result.set(column.index, { ...column, field, confidence });
  };
  const calendar = vocabulary.kind.target === 'media-buys' ? findCalendar(columns) : NO_CALENDAR;
  const open = [...result.values()].filter((column) => {
    if (giveAnswered(column, vocabulary, answers, give)) return false;
    const place = calendar.get(column.index);
    if (place) result.set(column.index, ofCalendar(column, place));
    return place === undefined;
  });
  for (const { column, match } of ranked(open, vocabulary, values)) {
    const before = result.get(column.index);
    if (before && !before.field && !taken.has(match.field.name)) give(before, match.field, match.confidence);
  }
  return [...result.values()];
}

const NO_CALENDAR: ReadonlyMap<number, CalendarPlace> = new Map();

/** What it tells is decided for its whole group; until then its cells are looked at as numbers and as marks. */
function ofCalendar(column: AssignedColumn, place: CalendarPlace): AssignedColumn {
  const field: FieldSpec = { name: `${CALENDAR}:${column.index}`, type: 'count', headers: [], additive: true };
  return { ...column, field, confidence: 1, types: ['count', 'mark'], calendar: place };
}

function unassigned(column: Keyed, vocabulary: Vocabulary | null): AssignedColumn {
  const matches = vocabulary ? matchesOf(column, vocabulary) : [];
  const types = new Set(matches.filter(({ confidence }) => confidence >= TAKEN_FROM).map(({ field }) => field.type));
  return { ...column, field: null, confidence: 0, types: [...types] };
}

type Keyed = NamedColumn & { key: string };

function withKeys(columns: readonly NamedColumn[]): Keyed[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const name = normalText(column.header) || `columna ${column.index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { ...column, key: count === 1 ? name : `${name}#${count}` };
  });
}

function giveAnswered(
  column: AssignedColumn,
  { kind }: Vocabulary,
  answers: Answers,
  give: (column: AssignedColumn, field: FieldSpec, confidence: number) => void,
): boolean {
  const answer = answers[`field:${column.key}`];
  if (answer === undefined) return false;
  const field = kind.fields.find(({ name }) => name === answer);
  if (field) give(column, field, 1);
  return true;
}

function ranked(columns: readonly AssignedColumn[], vocabulary: Vocabulary, { isHollow, suits }: ColumnValues) {
  const possible = columns.map((column) => ({
    column,
    matches: matchesOf(column, vocabulary).filter(({ confidence }) => confidence >= TAKEN_FROM),
  }));
  const clear = new Set(possible.flatMap(({ matches }) => matches[0]?.field.name ?? []));
  const pairs = possible.flatMap(({ column, matches }) => {
    const open = matches.filter(({ field, confidence }) => confidence > DOUBLE || isBeside(field, clear));
    const fitting = open.length > 1 ? clearestOf(open.filter(({ field }) => suits(column.index, field))) : open;
    return open.map((match: FieldMatch, order) => ({
      column,
      match,
      // What its values do not fit it is only when no other column is.
      place: [fitting.includes(match) ? 0 : 1, -match.confidence, isHollow(column.index) ? 1 : 0, order, column.index],
    }));
  });
  return pairs.toSorted((a, b) => compare(a.place, b.place));
}

/** Anything fits a field of free text: it yields to one whose values are of a kind. */
function clearestOf(fitting: readonly FieldMatch[]): readonly FieldMatch[] {
  const clear = fitting.filter(({ field }) => field.type !== 'text');
  return clear.length > 0 ? clear : fitting;
}

/** The table has a field beside which the double meaning counts. */
function isBeside({ beside }: FieldSpec, fields: ReadonlySet<string>): boolean {
  return beside === undefined || beside.some((name) => fields.has(name));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
