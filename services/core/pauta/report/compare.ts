import type { Decimal } from '../../imports/decimal.ts';
import { compareExact, divideDecimals, multiplyDecimals, subtractDecimals } from '../exact.ts';
import type { MediaBuy } from '../media-buy.ts';
import { MEDIA, type Medium } from '../taxonomy.ts';
import { type Amount, type Sums, sumsOf } from './amount.ts';
import { selectCounted } from './counted.ts';
import { continuedLines } from './furthest.ts';
import type { Counted } from './pauta-report.ts';
import type { PautaPeriod } from './period.ts';

/** Another period as far as a report compares with it. */
export interface PautaBase {
  period: PautaPeriod;
  /** Only those with lines. */
  currencies: readonly {
    currency: string;
    counted: Counted;
    sums: Sums;
    media: readonly { medium: Medium; net: Amount }[];
  }[];
}

/**
 * `change`: `percent` with one decimal; `no-base`: nothing is known of the other period; `not-computed`: nothing is known of
 * this one, or the other is not above zero; `incomplete`: one of the two is a part; `other-stage`: one was executed and the
 * other only ordered or planned.
 */
export type AmountVariation =
  | { kind: 'change'; amount: Decimal; percent: Decimal }
  | { kind: 'no-base' | 'not-computed' | 'incomplete' | 'other-stage' };

export interface ComparedAmount {
  value: Amount;
  variation: AmountVariation;
}

export interface Compared {
  period: PautaPeriod;
  /** `null`: it has no lines of the currency. */
  lines: number | null;
  net: ComparedAmount;
  vat: ComparedAmount;
  total: ComparedAmount;
  /** Before VAT, of each medium of either period, in the order of media. */
  media: readonly (ComparedAmount & { medium: Medium; current: Amount })[];
}

/** Sums of a period that a report is to be compared with. */
export function pautaBaseOf(period: PautaPeriod, buys: readonly MediaBuy[]): PautaBase {
  const continued = new Set(continuedLines(buys).keys());
  const byCurrency = Map.groupBy(buys, ({ currency }) => currency);
  const currencies = [...byCurrency.keys()].sort().map((currency) => {
    const { counted, buys: own } = selectCounted(byCurrency.get(currency) ?? [], continued);
    return { currency, counted, sums: sumsOf(own), media: netByMedium(own) };
  });
  return { period, currencies };
}

export function netByMedium(buys: readonly MediaBuy[]): { medium: Medium; net: Amount }[] {
  const byMedium = Map.groupBy(buys, ({ medium }) => medium);
  return MEDIA.flatMap((medium) => {
    const own = byMedium.get(medium);
    return own ? [{ medium, net: sumsOf(own).net }] : [];
  });
}

type BaseFigures = PautaBase['currencies'][number];

/** The figures of a currency against those of another period. */
export function compareWith(current: BaseFigures, base: PautaBase): Compared {
  const other = base.currencies.find(({ currency }) => currency === current.currency);
  const isOtherStage = other !== undefined && other.counted !== current.counted;
  const compared = (now: Amount, before: Amount): ComparedAmount => ({
    value: before,
    variation: isOtherStage ? { kind: 'other-stage' } : variationOf(now, before),
  });
  const of = (figures: BaseFigures | undefined, medium: Medium): Amount =>
    figures?.media.find((one) => one.medium === medium)?.net ?? NOTHING;
  const media = MEDIA.filter((medium) => [current, other].some((one) => of(one, medium) !== NOTHING));
  return {
    period: base.period,
    lines: other?.sums.lines ?? null,
    net: compared(current.sums.net, other?.sums.net ?? NOTHING),
    vat: compared(current.sums.vat, other?.sums.vat ?? NOTHING),
    total: compared(current.sums.total, other?.sums.total ?? NOTHING),
    media: media.map((medium) => {
      const now = of(current, medium);
      return { medium, current: now, ...compared(now, of(other, medium)) };
    }),
  };
}

const NOTHING: Amount = { kind: 'missing', reason: 'no-lines' };
const HUNDRED = '100' as Decimal;
const ZERO = '0' as Decimal;

function variationOf(now: Amount, before: Amount): AmountVariation {
  if (before.kind === 'missing') return { kind: 'no-base' };
  if (now.kind === 'missing') return { kind: 'not-computed' };
  if (now.kind === 'partial' || before.kind === 'partial') return { kind: 'incomplete' };
  const amount = subtractDecimals(now.amount, before.amount);
  if (compareExact(before.amount, ZERO) <= 0) return { kind: 'not-computed' };
  const percent = divideDecimals(multiplyDecimals(amount, HUNDRED), before.amount, 1);
  return percent === null ? { kind: 'not-computed' } : { kind: 'change', amount, percent };
}
