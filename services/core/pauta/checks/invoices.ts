import { normalText } from '../../imports/header.ts';
import { createCountColumn, createIdColumn } from '../compact-columns.ts';
import { createCompactIndex } from '../compact-index.ts';
import { absolute } from '../exact.ts';
import { AMOUNT_FIELDS, type BuyFinding, finding } from '../finding.ts';
import type { AmountField, FindingFacts } from '../finding-facts.ts';
import type { MinorUnits } from '../media-buy.ts';
import { partyKey, partyName, remembering } from '../party-name.ts';
import { amountOf, moneyOf, toleranceOf } from './amounts-of.ts';
import type { Check } from './check.ts';
import { createInvoiceColumn, type InvoiceSum } from './invoice-column.ts';

/** Invoices whose number is kept for the finding; of others only their first line is. */
const LABEL_LIMIT = 100_000;
const BETWEEN = '\u001f';

/** An invoice once all its lines are known. */
interface Whole {
  number: number;
  contractor: string;
  invoice: string | null;
  currency: string;
  lines: number;
  firstLine: string;
  sums: Readonly<Record<AmountField, InvoiceSum>>;
}

/**
 * Invoices of an import that are counted twice: by one line that is the sum of the others, or by an amount of the invoice
 * repeated on each line. What they are known to amount to is held against all lines of the ledger: see
 * {@link createInvoiceSums}.
 */
export function createInvoiceCheck(): Check {
  const [text, party] = [remembering(normalText), remembering(partyName)];
  const invoices = createCompactIndex();
  const [lines, first, labels] = [createCountColumn(), createIdColumn(), new Map<number, string>()];
  const currencies: string[] = [];
  const currency = createCountColumn();
  const columns = byField(() => createInvoiceColumn());
  const wholeOf = (number: number): Whole => {
    const [contractor = '', invoice = null] = labels.get(number)?.split(BETWEEN) ?? [];
    return {
      number,
      contractor,
      invoice,
      currency: currencies[currency.get(number)] ?? '',
      lines: lines.get(number),
      firstLine: first.get(number),
      sums: byField((field) => columns[field].of(number)),
    };
  };
  return {
    observe(buy) {
      const written = buy.references.invoice;
      if (written === null) return [];
      // Lines of one invoice in two currencies are two sums: nothing is added across them.
      const label = `${partyKey(buy.contractor, party)}${BETWEEN}${text(written)}${BETWEEN}${buy.currency}`;
      const number = invoices.place(label);
      const line = lines.get(number) + 1;
      lines.set(number, line);
      if (line === 1) {
        first.set(number, buy.id);
        if (!currencies.includes(buy.currency)) currencies.push(buy.currency);
        const at = currencies.indexOf(buy.currency);
        // Zero is what stands there anyway: one currency takes no memory.
        if (at > 0) currency.set(number, at);
      }
      if (line === 2 && labels.size < LABEL_LIMIT) labels.set(number, label);
      for (const field of AMOUNT_FIELDS) columns[field].add(number, amountOf(buy, field));
      return [];
    },
    *finish() {
      for (let number = 0; number < invoices.size; number += 1) yield* invoiceFindings(wholeOf(number));
    },
  };
}

function* invoiceFindings(whole: Whole): Iterable<BuyFinding> {
  if (whole.lines === 1) return;
  for (const field of AMOUNT_FIELDS) {
    const repeated = repeatedOf(field, whole);
    if (repeated) yield tell('invoice-repeated', field, whole, repeated);
    else if (isTwoLevels(whole.sums[field], whole))
      yield tell('invoice-two-levels', field, whole, { amount: moneyOf(whole.sums[field].largest, whole.currency) });
  }
}

type Equal = [is: FindingFacts['invoice-repeated']['equals'], amount: MinorUnits];

/** What the amount on every line equals: it is then the invoice's, not the line's. */
function repeatedOf(field: AmountField, whole: Whole) {
  const { same, largest: amount, covered } = whole.sums[field];
  if (!same || covered < whole.lines || amount === 0n) return undefined;
  const equal = sumsLike(field, whole).find(([, other]) => absolute(other - amount) <= toleranceOf(whole.currency));
  return equal && { amount: moneyOf(amount, whole.currency), equals: equal[0] };
}

/** Sums of the lines that an amount of the whole invoice would equal. */
function sumsLike(field: AmountField, { sums, lines }: Whole): Equal[] {
  const full = (other: AmountField) => sums[other].covered === lines;
  const [net, vat, total] = [full('net'), full('vat'), full('total')];
  if (field === 'vat') return net && total ? [['total-net', sums.total.sum - sums.net.sum]] : [];
  // Lines all alike say too little: two of them at half their gross price add up to it by chance.
  const others = (['gross', 'net', 'total'] as const).filter((one) => one !== field && full(one) && !sums[one].same);
  const equal = others.map((other): Equal => [other, sums[other].sum]);
  return field === 'total' && net && vat ? [['net+vat', sums.net.sum + sums.vat.sum], ...equal] : equal;
}

/** With two lines, equal ones are duplicates rather than a sum and its part. */
function isTwoLevels({ sum, largest, negative }: InvoiceSum, { lines, currency }: Whole): boolean {
  return lines >= 3 && !negative && largest > 0n && absolute(sum - 2n * largest) <= toleranceOf(currency);
}

function tell<R extends 'invoice-repeated' | 'invoice-two-levels'>(
  rule: R,
  field: AmountField,
  { contractor, invoice, currency, lines, firstLine }: Whole,
  facts: Omit<FindingFacts[R], 'contractor' | 'invoice' | 'field' | 'lines'>,
): BuyFinding {
  const subject = `${contractor}|${invoice ?? firstLine}|${field}|${currency}`;
  const told = { ...facts, contractor, invoice, field, lines } as FindingFacts[R];
  return finding(rule, subject, { ids: [firstLine], count: lines }, told);
}

function byField<T>(make: (field: AmountField) => T): Record<AmountField, T> {
  return { gross: make('gross'), net: make('net'), vat: make('vat'), total: make('total') };
}
