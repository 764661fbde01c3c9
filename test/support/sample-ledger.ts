import { createHash } from 'node:crypto';
import type { Decimal } from '#core/imports/decimal.ts';
import type { MediaBuy } from '#core/pauta/media-buy.ts';
import { createNaturalKeys } from '#core/pauta/natural-key.ts';
import type { Medium } from '#core/pauta/taxonomy.ts';
import { addDays } from '#core/time/day.ts';
import { firstDayOf, lastDayOf, type Month, monthOfDay } from '#core/time/month.ts';
import { BLANK_BUY } from './blank-buy.ts';
import { SAMPLE_OUTLETS, type SampleOutlet } from './sample-outlets.ts';

const SAMPLE_CAMPAIGNS = ['Trabajo Decente', 'Jornada de 42 horas', 'Mi Primer Empleo'] as const;

/** The files of the invented ledger: a plan, certificates of airing, an invoice, and two exports of networks. */
export const SAMPLE_IMPORTS = ['plan-1', 'certificados-1', 'factura-1', 'digital-1', 'digital-usd-1'] as const;
export type SampleImport = (typeof SAMPLE_IMPORTS)[number];

const dec = (amount: number) => String(amount) as Decimal;
const centavos = (pesos: number) => BigInt(Math.round(pesos * 100));

const UNITS: Readonly<Partial<Record<Medium, number>>> = {
  radio: 120,
  television: 14,
  press: 2,
  outdoor: 4,
  print: 20_000,
  event: 1,
};

/** One line in pesos, of a week of the month; `size` varies what is bought. */
function lineOf(outlet: SampleOutlet, campaign: string, month: Month, week: number, size: number): MediaBuy {
  const first = addDays(firstDayOf(month), week * 7);
  const last = week === 3 ? lastDayOf(month) : addDays(first, 6);
  const units = Math.max(1, Math.round(((UNITS[outlet.medium] ?? 1) * size) / 100));
  const net = units * outlet.unit;
  const vat = outlet.vat === null ? null : centavos((net * outlet.vat) / 100);
  return {
    ...BLANK_BUY,
    medium: outlet.medium,
    coverage: outlet.coverage,
    ownership: outlet.ownership,
    contractor: { name: outlet.contractor[0], nit: outlet.contractor[1] },
    outlet: { name: outlet.name, nit: outlet.nit },
    campaign,
    piece: `${campaign}, versión ${week + 1}`,
    department: outlet.department,
    municipality: outlet.municipality,
    period: { first, last, precision: 'day' },
    day: first,
    month: monthOfDay(first),
    net: centavos(net),
    vat,
    total: vat === null ? null : centavos(net) + vat,
    pricing: {
      ...BLANK_BUY.pricing,
      unitPrice: centavos(outlet.unit),
      vatRate: outlet.vat === null ? null : rate(outlet.vat),
    },
    quantities: { ordered: dec(units), aired: null, bonus: null },
    details: outlet.medium === 'radio' ? { daypart: week % 2 === 0 ? 'mañana' : 'tarde', seconds: '30' } : {},
  };
}

function rate(percent: number): Decimal {
  return (percent === 0 ? '0' : `0.${String(percent).padStart(2, '0')}`) as Decimal;
}

/** What was aired of a planned line: a little less of some, bonus spots of others. */
function certified(plan: MediaBuy, place: number): MediaBuy {
  const ordered = Number(plan.quantities.ordered);
  const short = place % 11 === 5 && ordered > 10 ? 3 : 0;
  const bonus = plan.medium === 'radio' && short === 0 ? Math.floor(ordered / 20) : 0;
  const certificate: MediaBuy = {
    ...plan,
    stage: 'certified',
    quantities: { ordered: plan.quantities.ordered, aired: dec(ordered - short + bonus), bonus: dec(bonus) },
    references: { ...plan.references, order: `OP-${2026_000 + place}`, contract: 'CTO-118-2026' },
    remarks: place % 17 === 0 ? '=2+2 no es fórmula; «certificado» con firma' : null,
    proofs: [],
  };
  if (plan.medium !== 'television') return certificate;
  return { ...certificate, audience: { ...plan.audience, rating: dec(2 + (place % 7) / 2) } };
}

function digitalLine(outlet: SampleOutlet, campaign: string, month: Month, week: number, size: number): MediaBuy {
  const net = 1_180_000 + size * 24_310.55;
  const impressions = 240_000 + size * 3_817;
  const isVideo = outlet.name === 'YouTube';
  const base = lineOf(outlet, campaign, month, week, size);
  return {
    ...base,
    stage: 'aired',
    net: centavos(net),
    vat: null,
    total: null,
    pricing: BLANK_BUY.pricing,
    quantities: BLANK_BUY.quantities,
    audience: {
      ...BLANK_BUY.audience,
      impressions: dec(impressions),
      reach: dec(Math.round(impressions / 2.4)),
      clicks: isVideo ? null : dec(Math.round(impressions / 83)),
      views: isVideo ? dec(Math.round(impressions / 3)) : null,
    },
    details: { objective: isVideo ? 'reproducciones' : 'tráfico' },
  };
}

export interface LedgerOptions {
  month?: Month;
  /** Per hundred of what is bought. */
  scale?: number;
  /** Copies of each week's lines, for large ledgers. */
  copies?: number;
}

/** A month of an invented ministry, deterministic: planned, certified, partly invoiced, and digital as the networks tell it. */
export function sampleLedger({ month = '2026-10', scale = 100, copies = 1 }: LedgerOptions = {}): MediaBuy[] {
  const offline: MediaBuy[] = [];
  const digital: MediaBuy[] = [];
  for (let copy = 0; copy < copies; copy += 1) {
    for (const [place, outlet] of SAMPLE_OUTLETS.entries()) {
      for (let week = 0; week < 4; week += 1) {
        if ((place + week) % 5 === 4) continue;
        const campaign = SAMPLE_CAMPAIGNS[(place + week + copy) % 3] ?? SAMPLE_CAMPAIGNS[0];
        const size = (scale * (80 + ((place * 7 + week * 13) % 40))) / 100;
        if (outlet.medium === 'digital') digital.push(digitalLine(outlet, campaign, month, week, size));
        else offline.push(lineOf(outlet, campaign, month, week, size));
      }
    }
  }
  const certificates = offline.map(certified).filter((_, place) => place % 9 !== 8);
  const untidy = certificates.map((buy, place) => (place === 9 ? spelledOtherwise(buy) : buy));
  const invoiced = certificates
    .filter(({ medium }) => medium === 'press' || medium === 'outdoor')
    .map(
      (buy): MediaBuy => ({ ...buy, stage: 'invoiced', references: { ...buy.references, invoice: `FE-${buy.day}` } }),
    );
  return [
    ...stored('plan-1', 'Plan de medios', [...offline, ...digitalPlan(digital)]),
    ...stored('certificados-1', 'Certificaciones', [...untidy, ...certificates.slice(0, 1)]),
    ...stored('factura-1', '', invoiced),
    ...stored('digital-1', 'Anuncios', digital),
    ...stored('digital-usd-1', '', digital.slice(0, 2).map(inDollars)),
  ];
}

/** The plan holds each network once for the month, so that no line of an export is known again in it. */
function digitalPlan(lines: readonly MediaBuy[]): MediaBuy[] {
  const first = [...Map.groupBy(lines, ({ outlet }) => outlet?.name).values()].flatMap(([one]) => one ?? []);
  return first.map((buy) => ({
    ...buy,
    stage: 'planned',
    piece: null,
    net: centavos(12_500_000),
    audience: BLANK_BUY.audience,
    details: {},
  }));
}

function spelledOtherwise(buy: MediaBuy): MediaBuy {
  return { ...buy, outlet: buy.outlet && { ...buy.outlet, name: buy.outlet.name.toUpperCase() } };
}

function inDollars(buy: MediaBuy, place: number): MediaBuy {
  return { ...buy, currency: 'USD', piece: `Prueba en inglés ${place + 1}`, net: 62_550n + BigInt(place) * 5n };
}

/** As an import keeps them: with ids, rows and natural keys. */
function stored(name: SampleImport, sheet: string, buys: readonly MediaBuy[]): MediaBuy[] {
  const keys = createNaturalKeys();
  return buys.map((buy, place) => {
    const row = place + 5;
    const own = { ...buy, import: name, id: `${name}|${sheet}|${row}`, origin: { sheet, row } };
    return { ...own, key: createHash('sha256').update(keys.of(own).key).digest('hex').slice(0, 24) };
  });
}
