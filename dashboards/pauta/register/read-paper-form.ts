import { PAPER_DAY, PAPER_FAULT, PAPER_MEMBER } from '#config/texts/register.ts';
import { CURRENCY_CODES } from '#core/imports/currencies.ts';
import { toUnits } from '#core/imports/decimal.ts';
import { MINOR_DECIMALS } from '#core/pauta/exact.ts';
import type { Party } from '#core/pauta/media-buy.ts';
import { readNit } from '#core/pauta/nit.ts';
import { PAPER_MEMBERS, type PaperFacts, type PaperKind, type PaperMember } from '#core/pauta/register/paper.ts';
import { secopContractOf } from '#core/pauta/register/reference-key.ts';
import { webAddress } from '../../html.ts';
import { isDay, readWritten } from '../read-changes.ts';

type Read = { kind: 'facts'; facts: Partial<PaperFacts> } | { kind: 'faults'; sentences: readonly string[] };
type Value = { value: unknown } | { fault: string };

const DAYS: readonly PaperMember[] = ['day', 'first', 'last'];
const MONEY: readonly PaperMember[] = ['value', 'net', 'vat', 'total'];

/** What a form says of a paper: every member of its kind, `null` where it is left empty. */
export function readPaperForm(kind: PaperKind, form: URLSearchParams): Read {
  const read = PAPER_MEMBERS[kind].map((member) => [member, readMember(kind, member, form)] as const);
  const sentences = read.flatMap(([, one]) => ('fault' in one ? [one.fault] : []));
  if (sentences.length > 0) return { kind: 'faults', sentences };
  const facts = Object.fromEntries(read.map(([member, one]) => [member, 'value' in one ? one.value : null]));
  // The currency that the form proposes says nothing where there is no money.
  const hasMoney = MONEY.some((member) => facts[member] !== null && facts[member] !== undefined);
  return { kind: 'facts', facts: hasMoney ? facts : { ...facts, currency: null } };
}

function readMember(kind: PaperKind, member: PaperMember, form: URLSearchParams): Value {
  if (member === 'contractor') return readContractor(form);
  const written = (form.get(member) ?? '').trim();
  if (written === '') return { value: null };
  if (DAYS.includes(member)) {
    const name = member === 'day' ? PAPER_DAY[kind] : PAPER_MEMBER[member];
    return isDay(written) ? { value: written } : { fault: PAPER_FAULT.day(name) };
  }
  if (MONEY.includes(member)) return readMoney(written, PAPER_MEMBER[member]);
  if (member === 'currency') {
    const code = written.toUpperCase();
    return CURRENCY_CODES.has(code) ? { value: code } : { fault: PAPER_FAULT.currency };
  }
  if (member === 'secopContract') {
    const id = secopContractOf(written);
    return id === null ? { fault: PAPER_FAULT.secop } : { value: id };
  }
  if (member === 'url' && webAddress(written) === undefined) return { fault: PAPER_FAULT.url };
  return { value: written.slice(0, 500) };
}

const LONGEST = 24;

function readMoney(written: string, name: string): Value {
  const decimal = readWritten(written);
  const units = decimal && toUnits(decimal, MINOR_DECIMALS);
  return units === undefined || written.length > LONGEST ? { fault: PAPER_FAULT.money(name) } : { value: units };
}

function readContractor(form: URLSearchParams): Value {
  const [name, written] = ['contractor', 'nit'].map((one) => (form.get(one) ?? '').trim());
  const reading = readNit(written ?? '');
  if (reading.kind === 'bad') return { fault: PAPER_FAULT.nit };
  if (!name) return reading.kind === 'value' ? { fault: PAPER_FAULT.nameless } : { value: null };
  const nit = reading.kind === 'value' ? reading.value.nit : null;
  return { value: { name: name.slice(0, 300), nit } satisfies Party };
}
