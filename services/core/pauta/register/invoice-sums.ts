import { amountOf, moneyOf, toleranceOf } from '../checks/amounts-of.ts';
import { absolute } from '../exact.ts';
import { type BuyFinding, type ConcernedList, createConcerned, finding } from '../finding.ts';
import type { AmountField, FindingFacts } from '../finding-facts.ts';
import type { MediaBuy, MinorUnits } from '../media-buy.ts';
import type { Stage } from '../taxonomy.ts';

/** What an invoice is known to amount to. */
export interface KnownInvoice {
  /** Tells it from every other one. */
  key: string;
  /** NIT or name, as compared; empty where nobody is named. */
  contractor: string;
  /** As compared. */
  invoice: string;
  currency: string;
  /** `null`: the lines themselves disagree about it. */
  amounts: Readonly<Partial<Record<AmountField, MinorUnits | null>>>;
}

/** All lines of the ledger that bear a known invoice, whichever import and month they stand in. */
export interface InvoiceSums {
  /** Each counting line once, in any order. */
  add(buy: MediaBuy, invoice: KnownInvoice): void;
  /** What does not fit of the invoices that an import has lines of, once all lines are in. */
  findingsOf(from: string): Iterable<BuyFinding>;
}

/**
 * The same buy stands in a file of each stage that it passed, and stages are never added: of an invoice the lines of one
 * stage are held against it, the first of these that has any.
 */
const STAGE_ORDER: readonly Stage[] = ['invoiced', 'paid', 'certified', 'aired', 'ordered', 'planned', 'budgeted'];

const FIELDS: readonly AmountField[] = ['net', 'vat', 'total'];

interface FieldSum {
  sum: MinorUnits;
  covered: number;
  largest: MinorUnits;
  same: boolean;
}

interface StageSum {
  lines: number;
  fields: Map<AmountField, FieldSum>;
  imports: Map<string, ConcernedList>;
}

interface Sum {
  invoice: KnownInvoice;
  amounts: Map<AmountField, MinorUnits | null>;
  stages: Map<Stage, StageSum>;
}

export function createInvoiceSums(): InvoiceSums {
  const sums = new Map<string, Sum>();
  const byImport = new Map<string, Set<Sum>>();
  return {
    add(buy, invoice) {
      // Nothing is added across currencies.
      if (buy.currency !== invoice.currency) return;
      const sum = sums.get(invoice.key) ?? { invoice, amounts: new Map(), stages: new Map() };
      sums.set(invoice.key, sum);
      learn(sum, invoice);
      addLine(sum, buy);
      const own = byImport.get(buy.import) ?? new Set();
      byImport.set(buy.import, own.add(sum));
    },
    *findingsOf(from) {
      for (const sum of byImport.get(from) ?? []) yield* sumFindings(sum, from);
    },
  };
}

/** What several lines say of one invoice counts while they agree. */
function learn({ amounts }: Sum, { amounts: said }: KnownInvoice): void {
  for (const field of FIELDS) {
    const amount = said[field];
    if (amount === undefined) continue;
    const before = amounts.get(field);
    amounts.set(field, before === undefined || before === amount ? amount : null);
  }
}

function addLine({ stages }: Sum, buy: MediaBuy): void {
  const stage = stages.get(buy.stage) ?? { lines: 0, fields: new Map(), imports: new Map() };
  stages.set(buy.stage, stage);
  stage.lines += 1;
  const concerned = stage.imports.get(buy.import) ?? createConcerned();
  stage.imports.set(buy.import, concerned);
  concerned.add(buy.id);
  for (const field of FIELDS) {
    const amount = amountOf(buy, field);
    if (amount === null) continue;
    const before = stage.fields.get(field);
    stage.fields.set(field, {
      sum: (before?.sum ?? 0n) + amount,
      covered: (before?.covered ?? 0) + 1,
      largest: before && before.largest > amount ? before.largest : amount,
      same: !before || (before.same && before.largest === amount),
    });
  }
}

function* sumFindings({ invoice, amounts, stages }: Sum, from: string): Iterable<BuyFinding> {
  const stage = STAGE_ORDER.map((one) => stages.get(one)).find((one) => one !== undefined);
  const buys = stage?.imports.get(from)?.done();
  if (!stage || !buys) return;
  for (const [field, given] of amounts) {
    const sum = stage.fields.get(field);
    if (given === null || !sum) continue;
    const told = verdictOf(sum, given, stage.lines, invoice.currency);
    if (!told) continue;
    const subject = `${invoice.contractor}|${invoice.invoice}|${field}|${invoice.currency}|given`;
    const about = { contractor: invoice.contractor, invoice: invoice.invoice, field, lines: stage.lines };
    yield told.rule === 'invoice-repeated'
      ? finding('invoice-repeated', subject, buys, { ...about, ...told.facts })
      : finding('invoice-differs', subject, buys, { ...about, ...told.facts });
  }
}

type Verdict =
  | { rule: 'invoice-repeated'; facts: Pick<FindingFacts['invoice-repeated'], 'amount' | 'equals'> }
  | {
      rule: 'invoice-differs';
      facts: Pick<FindingFacts['invoice-differs'], 'given' | 'sum' | 'difference' | 'lacking'>;
    };

function verdictOf(
  { sum, covered, largest, same }: FieldSum,
  given: MinorUnits,
  lines: number,
  currency: string,
): Verdict | undefined {
  const near = (a: MinorUnits, b: MinorUnits) => absolute(a - b) <= toleranceOf(currency);
  if (near(sum, given)) return undefined;
  if (lines > 1 && same && covered === lines && near(largest, given) && given !== 0n) {
    return { rule: 'invoice-repeated', facts: { amount: moneyOf(largest, currency), equals: 'given' } };
  }
  // The invoice and its detail side by side are told by the check of each import.
  if (lines > 2 && near(largest, given) && near(sum, 2n * given)) return undefined;
  return {
    rule: 'invoice-differs',
    facts: {
      given: moneyOf(given, currency),
      sum: moneyOf(sum, currency),
      difference: moneyOf(sum - given, currency),
      lacking: lines - covered,
    },
  };
}
