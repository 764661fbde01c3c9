import { PAPER_DAY, PAPER_MEMBER, PAPER_NAME, REGISTER } from '#config/texts/register.ts';
import { moneyDecimal } from '#core/pauta/exact.ts';
import type { Party } from '#core/pauta/media-buy.ts';
import { formatMoneyDecimal } from '#core/pauta/money-text.ts';
import type { RegisterEntry } from '#core/pauta/register/fold-register.ts';
import type { PaperFacts, PaperKind, PaperMember } from '#core/pauta/register/paper.ts';
import { formatDay } from '#core/report/format.ts';
import type { Day } from '#core/time/day.ts';

/** "Contrato CD-045-2026" */
export function paperName({ kind, facts, id }: RegisterEntry): string {
  return `${PAPER_NAME[kind]} ${facts.number ?? facts.secopContract ?? id}`;
}

export function memberName(kind: PaperKind, member: PaperMember): string {
  return member === 'day' ? PAPER_DAY[kind] : PAPER_MEMBER[member];
}

export function partyWords({ name, nit }: Party): string {
  return nit === null || nit === name ? name : `${name} · NIT ${nit}`;
}

/** What is known of a member, as people read it. */
export function factWords(member: PaperMember, value: unknown, currency: string | null): string {
  if (value === null || value === undefined) return REGISTER.nothing;
  if (typeof value === 'bigint') return formatMoneyDecimal(moneyDecimal(value), currency ?? '');
  if (member === 'contractor') return partyWords(value as Party);
  return member === 'day' || member === 'first' || member === 'last' ? formatDay(value as Day) : String(value);
}

export function moneyWords(facts: PaperFacts, member: 'value' | 'net' | 'total'): string {
  return factWords(member, facts[member], facts.currency);
}
