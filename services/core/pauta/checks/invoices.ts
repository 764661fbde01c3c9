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

/** What an invoice is known to amount to, from its own file or from a column of it. */
export interface InvoiceAmount {
  /** NIT, or name where the lines give no NIT; empty where they name no contractor. */
  contractor: string;
  invoice: string;
  field: AmountField;
  amount: MinorUnits;
  currency: string;
}

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
 * All lines of one invoice of one contractor against what the invoice is known to amount to, and invoices that are counted
 * twice: by one line that is the sum of the others, or by an amount of the invoice repeated on each line.
 */
export function createInvoiceCheck(known: readonly InvoiceAmount[]): Check {
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
      const given = givenByInvoice(known, invoices.find, labels);
      for (let number = 0; number < invoices.size; number += 1) yield* invoiceFindings(wholeOf(number), given);
    },
  };
}

type Given = ReadonlyMap<number, readonly InvoiceAmount[]>;

/** Also names the invoices of one line that are asked about. */
function givenByInvoice(
  known: readonly InvoiceAmount[],
  find: (label: string) => number | undefined,
  labels: Map<number, string>,
): Given {
  const given = new Map<number, InvoiceAmount[]>();
  for (const one of known) {
    const contractor = /^\d+$/.test(one.contractor) ? one.contractor : partyName(one.contractor);
    const label = `${contractor}${BETWEEN}${normalText(one.invoice)}${BETWEEN}${one.currency}`;
    const number = find(label);
    if (number === undefined) continue;
    labels.set(number, label);
    given.set(number, [...(given.get(number) ?? []), one]);
  }
  return given;
}

function* invoiceFindings(whole: Whole, given: Given): Iterable<BuyFinding> {
  const amounts = given.get(whole.number) ?? [];
  if (whole.lines === 1 && amounts.length === 0) return;
  const told = new Set<AmountField>();
  for (const field of AMOUNT_FIELDS) {
    const repeated = repeatedOf(field, whole, amounts);
    if (repeated) yield tell('invoice-repeated', field, whole, repeated);
    const twoLevels = !repeated && isTwoLevels(whole.sums[field], whole);
    if (twoLevels)
      yield tell('invoice-two-levels', field, whole, { amount: moneyOf(whole.sums[field].largest, whole.currency) });
    if (repeated || twoLevels) told.add(field);
  }
  for (const one of amounts) {
    const { sum, covered } = whole.sums[one.field];
    const apart = absolute(sum - one.amount) > toleranceOf(whole.currency);
    if (covered === 0 || !apart || told.has(one.field)) continue;
    yield tell('invoice-differs', one.field, whole, {
      given: moneyOf(one.amount, whole.currency),
      sum: moneyOf(sum, whole.currency),
      difference: moneyOf(sum - one.amount, whole.currency),
      lacking: whole.lines - covered,
    });
  }
}

type Equal = [is: FindingFacts['invoice-repeated']['equals'], amount: MinorUnits];

/** What the amount on every line equals: it is then the invoice's, not the line's. */
function repeatedOf(field: AmountField, whole: Whole, given: readonly InvoiceAmount[]) {
  const { same, largest: amount, covered } = whole.sums[field];
  if (whole.lines < 2 || !same || covered < whole.lines || amount === 0n) return undefined;
  const known = given.filter((one) => one.field === field).map((one): Equal => ['given', one.amount]);
  const candidates = [...sumsLike(field, whole), ...known];
  const equal = candidates.find(([, other]) => absolute(other - amount) <= toleranceOf(whole.currency));
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

function tell<R extends 'invoice-repeated' | 'invoice-two-levels' | 'invoice-differs'>(
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
