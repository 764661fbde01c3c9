import type { DateFormat } from '../dates/date-format.ts';
import { decideDate } from '../dates/decide-date.ts';
import { decideNumber } from '../numbers/decide-number.ts';
import type { NumberFormat } from '../numbers/number-format.ts';
import type { Answers, AnswerValue, Question } from '../preview.ts';
import type { Decision, Example } from '../reading.ts';
import type { AssignedColumn } from './assign-fields.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { TableContext } from './context.ts';
import { fillsDown } from './fill-down.ts';

/** How the cells of a column are read. */
export interface ColumnDecision {
  column: AssignedColumn;
  number: NumberFormat | null;
  date: DateFormat | null;
  basis: 'values' | 'style' | 'header' | 'answer' | null;
  /** Of money. */
  currency: string | null;
  vat: 'included' | 'excluded' | 'is-vat' | null;
  scale: 0 | 3 | 6;
  filledDown: boolean;
}

export interface DecidedColumn {
  decision: ColumnDecision;
  questions: Question[];
}

export interface DecideOptions {
  answers: Answers;
  context: TableContext;
  /** A merged area runs down the column. */
  mergedDown: boolean;
}

/** Decides one column from all its values, its header and the answers given; what stays open is asked. */
export function decideColumn(column: AssignedColumn, profile: ColumnProfile, options: DecideOptions): DecidedColumn {
  const questions: Question[] = [];
  const decision: ColumnDecision = {
    column,
    number: null,
    date: null,
    basis: null,
    currency: null,
    vat: null,
    scale: column.hints.scale,
    filledDown: profile.fill !== null && fillsDown(profile.fill, options.mergedDown),
  };
  if (profile.numbers) settleNumber(decision, profile, options.answers, questions);
  if (profile.dates) settleDate(decision, profile, options.answers, questions);
  if (column.field?.type === 'money' && profile.filled > 0) settleMoney(decision, profile, options);
  return { decision, questions };
}

function settleNumber(
  decision: ColumnDecision,
  { numbers }: ColumnProfile,
  answers: Answers,
  questions: Question[],
): void {
  const { column } = decision;
  if (!numbers) return;
  const type = numberType(column);
  const decided = decideNumber(numbers, type, { percent: column.hints.percent || column.field?.unit === 'percent' });
  const settled = settle(decided, answers[`number:${column.key}`]);
  if (settled.kind === 'decided') Object.assign(decision, { number: settled.value, basis: settled.basis });
  // A column that is not imported is only added up: nobody is asked about it.
  else if (settled.kind === 'open' && column.field) {
    questions.push(ask('number-format', `number:${column.key}`, column, settled.options, settled.examples));
  }
}

function numberType({ field }: AssignedColumn): 'money' | 'count' | 'decimal' | 'rate' {
  const type = field?.type;
  return type === 'money' || type === 'count' || type === 'rate' ? type : 'decimal';
}

function settleDate(decision: ColumnDecision, { dates }: ColumnProfile, answers: Answers, questions: Question[]): void {
  const { column } = decision;
  if (!dates) return;
  const settled = settle(decideDate(dates), answers[`date:${column.key}`]);
  if (settled.kind === 'decided') Object.assign(decision, { date: settled.value, basis: settled.basis });
  else if (settled.kind === 'open') {
    questions.push(ask('date-format', `date:${column.key}`, column, settled.options, settled.examples));
  }
}

/** Currency and VAT as far as answer, header, values or the lines above say them; a target asks for what it needs. */
function settleMoney(decision: ColumnDecision, profile: ColumnProfile, { answers, context }: DecideOptions): void {
  const { column } = decision;
  const currency = answers[`currency:${column.key}`];
  decision.currency =
    typeof currency === 'string' ? currency : (column.hints.currency ?? currencyOfValues(profile) ?? context.currency);
  const vat = answers[`vat:${column.key}`];
  if (vat === 'included' || vat === 'excluded') decision.vat = vat;
  else if (column.field?.vat === 'is-vat') decision.vat = 'is-vat';
  else decision.vat = column.hints.vat ?? column.field?.vat ?? context.vat;
}

function currencyOfValues({ numbers }: ColumnProfile): string | null {
  const found = Object.keys(numbers?.currencies ?? {});
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** An answer settles what is open; where the values themselves decide, they stand. */
function settle<T>(decision: Decision<T>, answer: AnswerValue | undefined): Decision<T> {
  if (decision.kind !== 'open' || answer === undefined) return decision;
  const chosen = decision.options.find((option) => same(option, answer));
  return chosen === undefined
    ? decision
    : { kind: 'decided', value: chosen, basis: 'answer', examples: decision.examples };
}

function same(option: unknown, answer: AnswerValue): boolean {
  const sorted = (value: unknown) =>
    JSON.stringify(value, value && typeof value === 'object' ? Object.keys(value).sort() : []);
  return sorted(option) === sorted(answer);
}

function ask(
  about: Question['about'],
  key: string,
  column: AssignedColumn,
  options: readonly unknown[],
  examples: readonly Example[],
): Question {
  return { key, about, subject: column.header, options: options as readonly AnswerValue[], examples, keep: true };
}
