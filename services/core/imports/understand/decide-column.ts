import type { DateFormat } from '../dates/date-format.ts';
import { decideDate, type MixedOrders, mixedOrders } from '../dates/decide-date.ts';
import type { FieldSpec } from '../kind.ts';
import { decideNumber } from '../numbers/decide-number.ts';
import { type NumberFormat, WHOLE_NUMBERS } from '../numbers/number-format.ts';
import type { Answers, AnswerValue, Question } from '../preview.ts';
import type { Decision, Example } from '../reading.ts';
import type { AssignedColumn } from './assign-fields.ts';
import { currenciesOfCells, currencyOfAll } from './cell-currency.ts';
import { type ColumnProfile, isDated, isFilledDown, isNumeric } from './column-profile.ts';
import type { TableContext } from './context.ts';
import { fillsDown } from './fill-down.ts';
import { byRememberedFormat } from './remembered-format.ts';

/** How the cells of a column are read. */
export interface ColumnDecision {
  column: AssignedColumn;
  number: NumberFormat | null;
  date: DateFormat | null;
  basis: 'values' | 'style' | 'header' | 'answer' | null;
  /** Of money. */
  currency: string | null;
  /** Some cells name another currency than the column's, and are read with their own. */
  ownCurrencies: boolean;
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
  /** The table is of its kind without that field, too. */
  mayLack(field: FieldSpec): boolean;
}

const NO_DATES: DateFormat = { order: null, digits: null };

/** Decides one column from all its values, its header and the answers given; what stays open is asked. */
export function decideColumn(column: AssignedColumn, profile: ColumnProfile, options: DecideOptions): DecidedColumn {
  const questions: Question[] = [];
  const type = column.field?.type;
  const isNumber = type === undefined || isNumeric(type);
  const fills = type !== undefined && isFilledDown(type);
  const decision: ColumnDecision = {
    column,
    number: null,
    date: null,
    basis: null,
    currency: null,
    ownCurrencies: false,
    vat: null,
    scale: column.hints.scale,
    filledDown: fills && profile.fill !== null && fillsDown(profile.fill, options.mergedDown),
  };
  if (isNumber && profile.numbers) settleNumber(decision, profile, options.answers, questions);
  if (isDated(type) && profile.dates) settleDate(decision, profile, options, questions);
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
  const answer = answers[`number:${column.key}`];
  const settled = byRememberedFormat(settle(decided, answer), answer);
  if (settled.kind === 'decided') Object.assign(decision, { number: settled.value, basis: settled.basis });
  // Nothing in it is a number: what stands there is refused cell by cell.
  else if (settled.kind === 'empty' && column.field) decision.number = WHOLE_NUMBERS;
  // A column that is not imported is only added up: nobody is asked about it.
  else if (settled.kind === 'open' && column.field) {
    questions.push(ask('number-format', `number:${column.key}`, column, settled.options, settled.examples));
  }
}

function numberType({ field }: AssignedColumn): 'money' | 'count' | 'decimal' | 'rate' {
  const type = field?.type;
  return type === 'money' || type === 'count' || type === 'rate' ? type : 'decimal';
}

function settleDate(decision: ColumnDecision, { dates }: ColumnProfile, options: DecideOptions, questions: Question[]) {
  const { column } = decision;
  const { answers } = options;
  if (!dates) return;
  const mixed = mixedOrders(dates);
  if (mixed) {
    settleMixed(decision, mixed, options, questions);
    return;
  }
  const settled = settle(decideDate(dates), answers[`date:${column.key}`]);
  if (settled.kind === 'decided') Object.assign(decision, { date: settled.value, basis: settled.basis });
  else if (settled.kind === 'empty') decision.date = NO_DATES;
  else if (settled.kind === 'open') {
    questions.push(ask('date-format', `date:${column.key}`, column, settled.options, settled.examples));
  }
}

/**
 * A column of days in two orders: no reading of all of it is right, so a person says which rows it may cost. A format that
 * another file of the source had says nothing of it.
 */
function settleMixed(
  decision: ColumnDecision,
  { examples, options }: MixedOrders,
  { answers, mayLack }: DecideOptions,
  questions: Question[],
): void {
  const { column } = decision;
  const key = `mixed-dates:${column.key}`;
  const answer = answers[key];
  const chosen = options.find(({ reading }) => reading === answer);
  const mayLeave = column.field !== null && mayLack(column.field);
  if (chosen) Object.assign(decision, { date: chosen.format, basis: 'answer' });
  else if (answer === null && mayLeave) decision.column = { ...column, field: null, confidence: 0 };
  else {
    const ways = [...options.map(({ reading }) => reading), ...(mayLeave ? [null] : [])];
    const question = ask('mixed-dates', key, column, ways, examples);
    questions.push({ ...question, lost: options.map(({ lost }) => lost) });
  }
}

/** Currency and VAT as far as answer, header, values or the lines above say them; a target asks for what it needs. */
function settleMoney(decision: ColumnDecision, profile: ColumnProfile, { answers, context }: DecideOptions): void {
  const { column } = decision;
  const currency = answers[`currency:${column.key}`];
  decision.currency =
    typeof currency === 'string'
      ? currency
      : (column.hints.currency ?? currencyOfAll(profile.numbers) ?? context.currency);
  const { codes } = currenciesOfCells(profile.numbers);
  decision.ownCurrencies = codes.some((code) => code !== decision.currency);
  const vat = answers[`vat:${column.key}`];
  if (vat === 'included' || vat === 'excluded') decision.vat = vat;
  else if (column.field?.vat === 'is-vat') decision.vat = 'is-vat';
  else decision.vat = column.hints.vat ?? column.field?.vat ?? context.vat;
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
