import type { z } from 'zod';
import { correctionHistory } from '#core/pauta/correction-history.ts';
import { moneyDecimal } from '#core/pauta/exact.ts';
import type { MediaBuy, MinorUnits } from '#core/pauta/media-buy.ts';
import { sumOfGroup, type TotalGroup } from '#core/pauta/totals.ts';
import { toldFinding } from '#services/usecases/imports/list-findings.ts';
import type { LedgerLine } from '#services/usecases/ledger/read-line.ts';
import type { amountSchema, lineDetailSchema, lineSchema, totalSchema } from './schemas/ledger.ts';

const money = (minor: MinorUnits | null) => (minor === null ? null : moneyDecimal(minor));

/** A line as others see it: money as decimals of its currency's unit. */
export function lineView(buy: MediaBuy): z.input<typeof lineSchema> {
  const { key: _k, day: _d, pricing, proofs, corrections, details, ...rest } = buy;
  return {
    ...rest,
    net: money(buy.net),
    vat: money(buy.vat),
    total: money(buy.total),
    pricing: {
      ...pricing,
      listPrice: money(pricing.listPrice),
      unitPrice: money(pricing.unitPrice),
      gross: money(pricing.gross),
      agencyFee: money(pricing.agencyFee),
    },
    details: { ...details },
    proofs: proofs.length,
    corrections: corrections.length,
  };
}

/** All that is known of a line. */
export function lineDetailView({ buy, file, findings }: LedgerLine): z.input<typeof lineDetailSchema> {
  const { name, digest, source, state } = file;
  return {
    ...lineView(buy),
    counts: state === 'committed',
    file: { name, digest, source, state, url: `/api/v1/imports/${file.id}/file` },
    findings: findings.map(toldFinding),
    corrections: correctionHistory(buy),
    proofs: buy.proofs.map((proof) => ({ ...proof, url: `${lineAddress(buy.id)}/proofs/${proof.digest}` })),
  };
}

export function lineAddress(id: string): string {
  return `/api/v1/pauta/lines/${encodeURIComponent(id)}`;
}

/** A group of totals; what no line of it says is missing, never zero. */
export function totalView(group: TotalGroup): z.input<typeof totalSchema> {
  const { stage, currency, by, lines } = group;
  const amount = (field: 'net' | 'vat' | 'total') => amountView(group, field);
  return { stage, currency, by: { ...by }, lines, net: amount('net'), vat: amount('vat'), total: amount('total') };
}

function amountView(group: TotalGroup, field: 'net' | 'vat' | 'total'): z.input<typeof amountSchema> {
  const sum = sumOfGroup(group, field);
  if (sum.kind === 'missing') return { kind: 'missing', reason: 'not-stated' };
  if (sum.kind === 'whole') return { kind: 'measured', amount: moneyDecimal(sum.minor) };
  return { kind: 'partial', amount: moneyDecimal(sum.minor), covered: sum.covered, expected: sum.expected };
}
