import type { AmountVat, WrittenAmounts } from '../../pauta/amounts.ts';
import type { Answers } from '../preview.ts';
import { isHollow } from '../understand/column-profile.ts';
import type { ColumnDecision } from '../understand/decide-column.ts';
import type { UnderstoodTable } from '../understand/understand-table.ts';
import { decimalAt, type RowValues } from './row-values.ts';

/** Which column fills the open amount of a buy: what was spent before what was merely named, before what was budgeted. */
const OPEN_AMOUNTS = ['spend', 'amount', 'budget'] as const;

export interface AmountColumns {
  /** Columns that fill amounts, by field name. */
  used: ReadonlyMap<string, ColumnDecision>;
  /** The one of {@link OPEN_AMOUNTS} that counts, if any. */
  open: string | null;
  /** Currencies of columns that tell the same amounts in several, until it is said which of them counts. */
  currencies: readonly string[];
  /** VAT of a used column; `null`: nobody said, and it must be asked. */
  vatOf(field: string): 'included' | 'excluded' | 'is-vat' | null;
}

/** The columns of money that make a buy's amounts. A daily budget or a unit price never does. */
export function amountColumns({ decisions, survey }: UnderstoodTable, answers: Answers): AmountColumns {
  const says = (index: number) => !isHollow(survey.profiles[index]);
  const additive = decisions.filter(({ column: { field } }) => field?.type === 'money' && field.additive);
  // A column of zeros beside one with figures says that nothing was spent yet, not what was bought.
  const telling = additive.some(({ column }) => says(column.index))
    ? additive.filter(({ column }) => says(column.index))
    : additive;
  const codes = [...new Set(telling.flatMap(({ currency }) => currency ?? []))];
  const chosen = codes.length > 1 ? codes.find((code) => code === answers.currency) : undefined;
  const money = chosen === undefined ? telling : telling.filter(({ currency }) => currency === chosen);
  const byName = new Map(money.map((decision) => [decision.column.field?.name ?? '', decision]));
  const open = OPEN_AMOUNTS.find((name) => byName.has(name)) ?? null;
  const names = ['net', 'gross', 'vat', 'total', ...(open ? [open] : [])];
  const used = new Map(
    names.flatMap((name) => (byName.has(name) ? [[name, byName.get(name) as ColumnDecision] as const] : [])),
  );
  const currencies = codes.length > 1 && chosen === undefined ? codes : [];
  return { used, open, currencies, vatOf: (field) => used.get(field)?.vat ?? besideVat(field, used) };
}

/** Beside a column of VAT, the total holds it and the amount before it does not; gross is before VAT where net is. */
function besideVat(field: string, used: ReadonlyMap<string, ColumnDecision>): 'included' | 'excluded' | null {
  const [hasVat, hasNet, hasTotal] = [used.has('vat'), used.has('net'), used.has('total')];
  if (field === 'total' && (hasVat || hasNet)) return 'included';
  if (field === 'gross' && (hasNet || hasTotal || hasVat)) return 'excluded';
  if (OPEN_AMOUNTS.some((name) => name === field) && hasVat && hasTotal) return 'excluded';
  return null;
}

/** The amounts of a row in the places that their VAT treatment gives them. */
export function writtenAmounts(values: RowValues, columns: AmountColumns): { written: WrittenAmounts; vat: AmountVat } {
  const at = (field: string) => {
    const value = columns.used.has(field) ? decimalAt(values, field) : null;
    return value === null ? null : ({ value, scale: 0 } as const);
  };
  const isNetInDisguise = columns.vatOf('total') === 'excluded';
  const total = at('total');
  const open = columns.open === null ? null : at(columns.open);
  const vat = columns.open === null ? null : columns.vatOf(columns.open);
  return {
    written: {
      net: at('net') ?? (isNetInDisguise ? total : null),
      gross: at('gross'),
      vat: at('vat'),
      total: isNetInDisguise ? null : total,
      amount: open,
    },
    vat: vat === 'included' || vat === 'excluded' ? vat : 'open',
  };
}
