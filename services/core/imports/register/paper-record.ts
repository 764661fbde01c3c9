import { readAmounts, toMinorUnits } from '../../pauta/amounts.ts';
import type { Party } from '../../pauta/media-buy.ts';
import { type PaperFacts, type PaperKind, paperKey } from '../../pauta/register/paper.ts';
import type { PaperRecord } from '../../pauta/register/paper-record.ts';
import type { Day } from '../../time/day.ts';
import { type AmountColumns, writtenAmounts } from '../media-buys/amount-columns.ts';
import type { BuyWords } from '../media-buys/buy-words.ts';
import { decimalAt, type RowValues, textAt } from '../media-buys/row-values.ts';
import type { RejectedRow } from '../preview.ts';
import type { BadReason } from '../reading.ts';
import type { UnderstoodRow } from '../understand/read-table.ts';
import type { UnderstoodTable } from '../understand/understand-table.ts';

interface RecordParts {
  kind: PaperKind;
  words: Pick<BuyWords, 'nit' | 'contract'>;
  columns: AmountColumns;
  /** Where no cell and no column says one. */
  currency: string | null;
  table: UnderstoodTable;
}

type Made = { kind: 'records'; records: readonly PaperRecord[] } | { kind: 'rejected'; rejected: RejectedRow };

/** What a row says of a paper. A row without a number, with days reversed or with a NIT that cannot be is not taken. */
export function paperRecord(row: UnderstoodRow, parts: RecordParts): Made {
  const values: RowValues = { ...parts.table.context.values, ...row.values };
  const { kind, table } = parts;
  const refuse = (field: string, reason: BadReason): Made => {
    const column = table.decisions.find(({ column: { field: own } }) => own?.name === field)?.column.header ?? '';
    const written = textAt(values, field) ?? '';
    return { kind: 'rejected', rejected: { sheet: table.survey.sheet, row: row.row, column, written, reason } };
  };
  const contractor = contractorOf(values, parts.words);
  if ('reason' in contractor) return refuse('contractorNit', contractor.reason);
  const [first, last] = [dayAt(values, 'first'), dayAt(values, 'last')];
  if (first && last && last < first) return refuse('last', 'days-reversed');
  const said: Partial<PaperFacts> = present({
    number: textAt(values, 'number'),
    ...contractOf(kind, values, parts.words),
    contractor: contractor.party,
    day: dayAt(values, 'paperDay'),
    first,
    last,
    ...moneyOf(values, parts),
  });
  if (paperKey(kind, said) === '') return refuse('number', 'required-missing');
  return { kind: 'records', records: [{ kind, origin: { sheet: table.survey.sheet, row: row.row }, said }] };
}

/** Only what is said: what a file does not say takes nothing back. */
function present(facts: Partial<PaperFacts>): Partial<PaperFacts> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined));
}

function dayAt(values: RowValues, field: string): Day | null {
  return textAt(values, field) as Day | null;
}

/** A number whose check digit is wrong is refused; one that may be a cédula stays as it is written, as in the ledger. */
function contractorOf(
  values: RowValues,
  words: Pick<BuyWords, 'nit'>,
): { party: Party | null } | { reason: BadReason } {
  const [name, written] = [textAt(values, 'contractorName'), textAt(values, 'contractorNit')];
  const reading = written === null ? null : words.nit(written);
  if (reading?.kind === 'bad' && reading.reason !== 'ambiguous-nit' && reading.reason !== 'not-a-nit')
    return { reason: reading.reason };
  const nit = reading?.kind === 'value' ? reading.value.nit : reading?.kind === 'bad' ? written : null;
  const known = name ?? nit;
  return { party: known === null ? null : { name: known, nit } };
}

/** Of a contract its id in SECOP II, whichever column it stands in; of others the contract that they name. */
function contractOf(kind: PaperKind, values: RowValues, words: Pick<BuyWords, 'contract'>): Partial<PaperFacts> {
  const fields = kind === 'contract' ? ['secopContract', 'number', 'url'] : ['contract'];
  const found = fields.flatMap((field) => words.contract(textAt(values, field) ?? '') ?? []);
  const secop = found.find((one) => one.kind === 'secop-contract')?.value ?? null;
  if (kind !== 'contract') return { contract: secop ?? textAt(values, 'contract') };
  const notice = ['url', 'notice', 'process'].flatMap((field) => words.contract(textAt(values, field) ?? '') ?? []);
  const page = notice.find((one) => one.kind === 'secop-notice')?.url ?? null;
  const number = textAt(values, 'number');
  // One column of ids: that is no number of the body's own.
  const own = number !== null && words.contract(number)?.kind === 'secop-contract' ? null : number;
  return { number: own, secopContract: secop, url: page };
}

function moneyOf(values: RowValues, { columns, currency }: RecordParts): Partial<PaperFacts> {
  const { written, vat } = writtenAmounts(values, columns);
  const { net, vat: tax, total } = readAmounts(written, vat);
  const worth = decimalAt(values, 'value');
  const value = worth === null ? null : toMinorUnits(worth).minor;
  if ([net, tax, total, value].every((one) => one === null)) return {};
  const ofColumns = [...columns.used.values()].map((one) => one.currency).find((one) => one !== null);
  const own = textAt(values, 'currency')?.trim().toUpperCase();
  return { net, vat: tax, total, value, currency: own ?? ofColumns ?? currency };
}
