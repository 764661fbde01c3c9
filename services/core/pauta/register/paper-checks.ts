import { toDecimal } from '../../imports/decimal.ts';
import { normalText } from '../../imports/header.ts';
import type { Day } from '../../time/day.ts';
import { toMinorUnits } from '../amounts.ts';
import type { BlackoutWindow } from '../blackout.ts';
import { type Check, limited, NOTHING } from '../checks/check.ts';
import { type Contract, createContractCheck, createOrderCheck } from '../checks/contracts.ts';
import type { BuyFinding } from '../finding.ts';
import type { AmountField } from '../finding-facts.ts';
import type { MediaBuy, MinorUnits } from '../media-buy.ts';
import { partyKey } from '../party-name.ts';
import type { RegisterEntry } from './fold-register.ts';
import { createInvoiceSums, type InvoiceSums, type KnownInvoice } from './invoice-sums.ts';
import type { Register } from './register.ts';

/** Lines of the ledger held against the papers that are known: those of the register, and what lines say themselves. */
export interface PaperChecks {
  /** A line whose import is asked for; each once, those of an import in their order. */
  observe(buy: MediaBuy): void;
  /** A line of another import that counts: only for the sums of invoices. */
  addElsewhere(buy: MediaBuy): void;
  /** False: no line observed bears an invoice whose amount is known, and lines of other imports would change nothing. */
  needsElsewhere(): boolean;
  /** What does not fit in the lines of an import; once for each, when all lines are in. */
  findingsOf(from: string): BuyFinding[];
}

/** Findings of one rule that are told one by one for each import. */
const EACH = 500;

export function createPaperChecks(register: Register, windows: readonly BlackoutWindow[]): PaperChecks {
  const sums = createInvoiceSums();
  const imports = new Map<string, { check: Check; found: BuyFinding[] }>();
  let hasInvoices = false;
  const addInvoice = (buy: MediaBuy) => {
    const invoice = invoiceOf(register, buy);
    if (invoice) sums.add(buy, invoice);
    return invoice !== undefined;
  };
  return {
    observe(buy) {
      const own = imports.get(buy.import) ?? { check: checkOf(register, windows, sums, buy.import), found: [] };
      imports.set(buy.import, own);
      own.found.push(...own.check.observe(buy));
      if (addInvoice(buy)) hasInvoices = true;
    },
    addElsewhere: (buy) => void addInvoice(buy),
    needsElsewhere: () => hasInvoices,
    findingsOf(from) {
      const own = imports.get(from);
      return own ? [...own.found, ...own.check.finish()] : [];
    },
  };
}

function checkOf(register: Register, windows: readonly BlackoutWindow[], sums: InvoiceSums, from: string): Check {
  return limited(
    [
      createContractCheck((buy) => contractOf(register, buy), windows),
      createOrderCheck((buy) => orderedOn(register, buy)),
      { observe: () => NOTHING, finish: () => sums.findingsOf(from) },
    ],
    EACH,
  );
}

/** The register's word, and where it has none the line's own column of the signature. */
function contractOf(register: Register, { references, details }: MediaBuy): Contract | undefined {
  const met = register.contractOf(references);
  const written = dayOf(details.contractDay);
  if (met.kind === 'known') {
    const { facts } = met.entry;
    return { contract: nameOf(met.entry), signed: facts.day ?? written, first: facts.first, last: facts.last };
  }
  const contract = references.secopContract ?? references.contract;
  return contract === null || written === null ? undefined : { contract, signed: written, first: null, last: null };
}

function nameOf({ facts, id }: RegisterEntry): string {
  const { number, secopContract } = facts;
  if (number !== null && secopContract !== null && number !== secopContract) return `${number} (${secopContract})`;
  return number ?? secopContract ?? id;
}

function orderedOn(register: Register, buy: MediaBuy): Day | null {
  const met = register.orderOf(buy);
  return (met.kind === 'known' ? met.entry.facts.day : null) ?? dayOf(buy.details.orderDay);
}

/** An invoice that the register knows; else one whose total stands on its lines. */
function invoiceOf(register: Register, buy: MediaBuy): KnownInvoice | undefined {
  const met = register.invoiceOf(buy);
  if (met.kind === 'known') return ofEntry(met.entry);
  const { invoice } = buy.references;
  const total = minorOf(buy.details.invoiceTotal);
  if (met.kind === 'several' || invoice === null || total === null) return undefined;
  const contractor = partyKey(buy.contractor);
  const key = ['line', contractor, normalText(invoice), buy.currency].join('|');
  return { key, contractor, invoice: normalText(invoice), currency: buy.currency, amounts: { total } };
}

function ofEntry({ id, facts }: RegisterEntry): KnownInvoice | undefined {
  const { net, vat, total, currency, number, contractor } = facts;
  const said = Object.entries({ net, vat, total }).filter(([, amount]) => amount !== null);
  if (currency === null || said.length === 0) return undefined;
  const amounts = Object.fromEntries(said) as Partial<Record<AmountField, MinorUnits>>;
  return { key: id, contractor: partyKey(contractor), invoice: normalText(number ?? ''), currency, amounts };
}

function dayOf(text: string | undefined): Day | null {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? (text as Day) : null;
}

function minorOf(text: string | undefined): MinorUnits | null {
  const decimal = text === undefined ? undefined : toDecimal(text);
  return decimal === undefined ? null : toMinorUnits(decimal).minor;
}
