import { readHeader } from '../header.ts';
import type { FieldSpec } from '../kind.ts';
import type { Answers, AnswerValue, Question } from '../preview.ts';
import type { AssignedColumn } from '../understand/assign-fields.ts';
import { currenciesOfCells } from '../understand/cell-currency.ts';
import type { ColumnProfile } from '../understand/column-profile.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** What the cells of a calendar are: a field of the kind of which each tells a share, or a mark that it ran. */
export type Measure = 'mark' | FieldSpec;

/** Columns of periods that tell the same thing. */
export interface CalendarGroup {
  columns: readonly AssignedColumn[];
  /** `null`: nobody said yet. */
  measure: Measure | null;
}

export interface DecidedCalendar {
  columns: AssignedColumn[];
  groups: readonly CalendarGroup[];
  questions: readonly Question[];
}

/** A header beside the periods says what they are from here on. */
const SURE = 0.9;
const EXAMPLES = 3;

/**
 * What the cells of each group of periods are: as the words beside the periods say, as the cells show, or as a person says.
 * Numbers alone may be quantities or money, and money with VAT or without: those are asked.
 */
export function decideCalendar(
  columns: readonly AssignedColumn[],
  profiles: readonly (ColumnProfile | undefined)[],
  vocabulary: Vocabulary | null,
  answers: Answers,
): DecidedCalendar {
  const own = columns.filter(({ calendar }) => calendar !== undefined);
  if (!vocabulary || own.length === 0) return { columns: [...columns], groups: [], questions: [] };
  const questions: Question[] = [];
  const groups: CalendarGroup[] = [];
  const settled = new Map<number, AssignedColumn>();
  for (const group of Map.groupBy(own, ({ calendar }) => calendar?.group ?? '').values()) {
    const cells = cellsOf(group, profiles);
    const decided = measureOf(group, cells, vocabulary, answers);
    if ('ask' in decided) questions.push(questionOf(group, cells, decided.ask));
    const measure = 'ask' in decided ? null : decided.measure;
    if (measure !== 'none') groups.push({ columns: group, measure });
    for (const column of group) settled.set(column.index, measured(column, measure));
  }
  return { columns: columns.map((column) => settled.get(column.index) ?? column), groups, questions };
}

type Decided = { measure: Measure | 'none' } | { ask: readonly AnswerValue[] };

function measureOf(
  group: readonly AssignedColumn[],
  cells: GroupCells,
  vocabulary: Vocabulary,
  answers: Answers,
): Decided {
  const fieldNamed = (name: AnswerValue) => vocabulary.kind.fields.find((field) => field.name === name);
  const said = fieldOf(group, vocabulary);
  const options = optionsOf(said, group, cells);
  const [only] = options;
  const answer = options.length === 1 ? only : answers[keyOf(group)];
  if (answer === undefined || !options.includes(answer)) return { ask: options };
  if (answer === null) return { measure: 'none' };
  const field = fieldNamed(answer);
  return { measure: answer === 'mark' || !field ? 'mark' : field };
}

/** Money whose field does not say whether it holds VAT. */
const OPEN_MONEY = ['total', 'amount', 'spend', 'budget'];

/** What the cells may be; the only one where it is decided. `null`: nothing that is imported. */
function optionsOf(said: FieldSpec | null, group: readonly AssignedColumn[], cells: GroupCells): AnswerValue[] {
  const money = moneyOf(group);
  if (said?.type === 'money') return OPEN_MONEY.includes(said.name) ? [...money, ...orNothing(money)] : [said.name];
  if (said) return cells.others > 0 && cells.numbers === 0 ? ['mark'] : [said.name];
  if (cells.filled === 0) return [null];
  if (cells.numbers === 0) return ['mark'];
  if (cells.isMoney) return [...money, ...orNothing(money)];
  const mark = cells.others > 0 || cells.isOnes ? ['mark'] : [];
  return ['ordered', ...money, ...mark, null];
}

/** Before VAT or with it, as the headers say; both where they do not. */
function moneyOf(group: readonly AssignedColumn[]): string[] {
  const vat = new Set(group.flatMap(({ hints }) => hints.vat ?? []));
  if (vat.size !== 1) return ['net', 'total'];
  return vat.has('included') ? ['total'] : ['net'];
}

const orNothing = (money: readonly string[]): null[] => (money.length > 1 ? [null] : []);

/** The field of which the words beside the periods are the name. */
function fieldOf([first]: readonly AssignedColumn[], { matches }: Vocabulary): FieldSpec | null {
  const name = first?.calendar?.groupHeader ?? '';
  const [match] = name === '' ? [] : matches(readHeader(name).name);
  return match && match.confidence >= SURE && match.field.additive && isFigure(match.field) ? match.field : null;
}

const isFigure = ({ type }: FieldSpec) => type === 'money' || type === 'count';

/** How the cells of a group look together. */
interface GroupCells {
  filled: number;
  numbers: number;
  /** Of the filled ones: those that are no numbers. */
  others: number;
  /** A currency or its sign stands in some of them, or in their headers. */
  isMoney: boolean;
  /** No number but 1 and 0. */
  isOnes: boolean;
  examples: Question['examples'];
}

function cellsOf(group: readonly AssignedColumn[], profiles: readonly (ColumnProfile | undefined)[]): GroupCells {
  const own = group.flatMap(({ index }) => profiles[index] ?? []);
  const filled = own.reduce((sum, profile) => sum + profile.filled, 0);
  const others = own.reduce((sum, { numbers }) => sum + (numbers?.bad.count ?? 0), 0);
  const words = own.flatMap((profile) => [...(profile.words?.keys() ?? ['?'])]);
  return {
    filled,
    numbers: filled - others,
    others,
    isMoney:
      group.some(({ hints }) => hints.currency !== null) ||
      own.some(({ numbers }) => numbers && (numbers.bareSigns > 0 || currenciesOfCells(numbers).codes.length > 0)),
    isOnes: words.length > 0 && words.every((word) => word === '1' || word === '0'),
    examples: own.flatMap(({ examples }) => examples.slice(0, 1)).slice(0, EXAMPLES),
  };
}

function keyOf([first]: readonly AssignedColumn[]): string {
  return `calendar:${first?.calendar?.group ?? ''}`;
}

/** `Enero … Marzo` */
export function calendarTitle(group: readonly AssignedColumn[]): string {
  const [first, last] = [group[0]?.header ?? '', group.at(-1)?.header ?? ''];
  return first === last ? first : `${first} … ${last}`;
}

function questionOf(
  group: readonly AssignedColumn[],
  { examples }: GroupCells,
  options: readonly AnswerValue[],
): Question {
  return { key: keyOf(group), about: 'calendar', subject: calendarTitle(group), options, examples, keep: true };
}

/** The column read as what its group is. */
function measured(column: AssignedColumn, measure: Measure | 'none' | null): AssignedColumn {
  if (measure === null || !column.field) return column;
  if (measure === 'none') return { ...column, field: null, confidence: 0 };
  return { ...column, field: { ...column.field, type: measure === 'mark' ? 'mark' : measure.type } };
}
