import type { DateFormat } from '../dates/date-format.ts';
import { mixedOrders } from '../dates/decide-date.ts';
import { agrees, type NumberFormat } from '../numbers/number-format.ts';
import type { Question } from '../preview.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { DecidedColumn } from './decide-column.ts';

/**
 * Settles columns of numbers and of days that their own values leave open by the other columns of the table: who writes
 * `1661.67` in one column writes `25,881` in another with the comma between thousands. Only where the table's columns agree with each other,
 * and leave one option.
 */
export function withSiblings(
  columns: readonly DecidedColumn[],
  profiles: readonly (ColumnProfile | undefined)[],
): DecidedColumn[] {
  const custom = customOf(columns);
  const order = orderOf(columns.filter((_, index) => showsOrder(profiles[index])));
  const numbers = custom ? columns.map((column) => settled(column, custom)) : columns;
  return order ? numbers.map((column) => dated(column, order)) : [...numbers];
}

/** Days such as 05/05/2026 read alike in every order, and show none; neither does a column of several orders. */
function showsOrder(profile: ColumnProfile | undefined): boolean {
  const dates = profile?.dates;
  return !!dates && Object.keys(dates.numeric).length > 0 && mixedOrders(dates) === null;
}

/** The one order in which the decided columns of days are written. */
function orderOf(columns: readonly DecidedColumn[]): DateFormat['order'] {
  const orders = new Set(columns.flatMap(({ decision }) => decision.date?.order ?? []));
  return orders.size === 1 ? ([...orders][0] ?? null) : null;
}

function dated(column: DecidedColumn, order: DateFormat['order']): DecidedColumn {
  const question = column.questions.find(({ about }) => about === 'date-format');
  const options = (question?.options ?? []) as unknown as DateFormat[];
  const date = options.find((option) => option.order === order);
  if (!date) return column;
  const questions = column.questions.filter((one) => one !== question);
  return { decision: { ...column.decision, date, basis: 'values' }, questions };
}

type Custom = Pick<NumberFormat, 'decimal' | 'thousands'>;

function customOf(columns: readonly DecidedColumn[]): Custom | null {
  const formats = columns.flatMap(({ decision }) =>
    decision.number && decision.basis === 'values' ? [decision.number] : [],
  );
  const decimals = new Set(formats.flatMap(({ decimal }) => decimal ?? []));
  const thousands = new Set(formats.flatMap(({ thousands: mark }) => mark ?? []));
  const [decimal = null, ...otherDecimals] = decimals;
  const [mark = null, ...otherMarks] = thousands;
  const clashes = otherDecimals.length > 0 || otherMarks.length > 0 || (decimal !== null && decimal === mark);
  return clashes || (decimal === null && mark === null) ? null : { decimal, thousands: mark };
}

function settled(column: DecidedColumn, custom: Custom): DecidedColumn {
  const question = column.questions.find(({ about }) => about === 'number-format');
  const left = question ? optionsOf(question).filter((option) => agrees(option, custom)) : [];
  const [number, ...others] = left;
  if (!number || others.length > 0) return column;
  return {
    decision: { ...column.decision, number, basis: 'values' },
    questions: column.questions.filter((one) => one !== question),
  };
}

function optionsOf({ options }: Question): NumberFormat[] {
  return options as unknown as NumberFormat[];
}
