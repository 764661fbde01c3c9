import { normalText } from '../header.ts';
import type { FieldSpec } from '../kind.ts';
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
}

/** Below this a column is not imported unless a person says so. */
const TAKEN_FROM = 0.7;

/**
 * Gives each field to one column at most: first what was answered, then the surest match, then the leftmost column.
 * @param isHollow true for a column in which nothing but blanks and zeros stand: it yields to another of the same name
 */
export function assignFields(
  columns: readonly NamedColumn[],
  vocabulary: Vocabulary | null,
  answers: Answers,
  isHollow: (index: number) => boolean = () => false,
): AssignedColumn[] {
  const keyed = withKeys(columns);
  const result = new Map<number, AssignedColumn>(
    keyed.map((column) => [column.index, { ...column, field: null, confidence: 0 }]),
  );
  if (!vocabulary) return [...result.values()];
  const taken = new Set<string>();
  const give = (column: AssignedColumn, field: FieldSpec, confidence: number) => {
    taken.add(field.name);
    result.set(column.index, { ...column, field, confidence });
  };
  const open = keyed.filter(
    (column) => !giveAnswered({ ...column, field: null, confidence: 0 }, vocabulary, answers, give),
  );
  for (const { column, match } of ranked(open, vocabulary, isHollow)) {
    const before = result.get(column.index);
    if (before && !before.field && !taken.has(match.field.name)) give(before, match.field, match.confidence);
  }
  return [...result.values()];
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

function ranked(columns: readonly Keyed[], vocabulary: Vocabulary, isHollow: (index: number) => boolean) {
  const pairs = columns.flatMap((column) =>
    matchesOf(column, vocabulary)
      .filter(({ confidence }) => confidence >= TAKEN_FROM)
      .map((match: FieldMatch, place) => ({ column, match, place, hollow: isHollow(column.index) ? 1 : 0 })),
  );
  const place = ({ match, place: order, hollow, column }: (typeof pairs)[number]) =>
    [-match.confidence, hollow, order, column.index] as const;
  return pairs.toSorted((a, b) => compare(place(a), place(b)));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
