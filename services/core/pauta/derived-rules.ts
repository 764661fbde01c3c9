import { addDecimals, type Decimal } from '../imports/decimal.ts';
import { moneyDecimal, multiplyDecimals } from './exact.ts';
import type { MediaBuy } from './media-buy.ts';

/** Figures that are made from those of buys; see domain terms beside each rule. */
export const DERIVED = [
  'cpm',
  'cpc',
  'cpv',
  'ctr',
  'frequency',
  'grp-ordered',
  'grp-aired',
  'cost-per-paid',
  'cost-per-aired',
  'bonus-share',
  'community-share',
] as const;
export type DerivedName = (typeof DERIVED)[number];

/** `money` per unit; `percent`; `times` a person saw it; rating `points`. */
export type DerivedUnit = 'money' | 'percent' | 'times' | 'points';

type Figure = (buy: MediaBuy, basis: 'net' | 'total') => Decimal | null;

/** A figure is Σ top × factor ÷ Σ bottom over the lines that have both; without `bottom` it is Σ top. */
export interface DerivedRule {
  top: Figure;
  bottom?: Figure;
  factor: Decimal;
  unit: DerivedUnit;
  /** Money is in it: one currency only. */
  money: boolean;
  /** `one-medium`: counts units as the medium sells them; `one-line`: holds people reached, who are not added. */
  nature: 'additive' | 'one-medium' | 'one-line';
}

const [ZERO, ONE, HUNDRED, THOUSAND] = ['0', '1', '100', '1000'] as [Decimal, Decimal, Decimal, Decimal];

const money: Figure = (buy, basis) => {
  const amount = buy[basis];
  return amount === null ? null : moneyDecimal(amount);
};

const times = (a: Decimal | null, b: Decimal | null) => (a === null || b === null ? null : multiplyDecimals(a, b));

const perMoney = { top: money, unit: 'money', money: true } as const;
const plain = { factor: ONE, nature: 'additive' } as const;

export const DERIVED_RULES: Readonly<Record<DerivedName, DerivedRule>> = {
  /** Costo por mil impresiones. */
  cpm: { ...perMoney, ...plain, factor: THOUSAND, bottom: ({ audience }) => audience.impressions },
  /** Costo por clic. */
  cpc: { ...perMoney, ...plain, bottom: ({ audience }) => audience.clicks },
  /** Costo por reproducción. */
  cpv: { ...perMoney, ...plain, bottom: ({ audience }) => audience.views },
  ctr: {
    ...plain,
    top: ({ audience }) => audience.clicks,
    bottom: ({ audience }) => audience.impressions,
    factor: HUNDRED,
    unit: 'percent',
    money: false,
  },
  frequency: {
    top: ({ audience }) => audience.impressions,
    bottom: ({ audience }) => audience.reach,
    factor: ONE,
    unit: 'times',
    money: false,
    nature: 'one-line',
  },
  /** Rating is in points, per cent of the audience. */
  'grp-ordered': { ...plain, ...ratingTimes('ordered') },
  'grp-aired': { ...plain, ...ratingTimes('aired') },
  /** Costo por cuña: of those paid for. */
  'cost-per-paid': { ...perMoney, factor: ONE, nature: 'one-medium', bottom: ({ quantities }) => quantities.ordered },
  /** Of all that ran, bonus included. */
  'cost-per-aired': { ...perMoney, factor: ONE, nature: 'one-medium', bottom: ({ quantities }) => quantities.aired },
  /** Bonus ÷ (paid + bonus). */
  'bonus-share': {
    top: ({ quantities }) => (quantities.ordered === null ? null : quantities.bonus),
    bottom: ({ quantities: { ordered, bonus } }) =>
      ordered === null || bonus === null ? null : addDecimals(ordered, bonus),
    factor: HUNDRED,
    unit: 'percent',
    money: false,
    nature: 'one-medium',
  },
  /** For information: the share of community media in what was spent in the days of the buys. */
  'community-share': {
    ...plain,
    top: (buy, basis) => {
      const is = isCommunity(buy);
      return is === null ? null : is ? money(buy, basis) : ZERO;
    },
    bottom: money,
    factor: HUNDRED,
    unit: 'percent',
    money: true,
  },
};

function ratingTimes(quantity: 'ordered' | 'aired') {
  const top: Figure = ({ audience, quantities }) => times(audience.rating, quantities[quantity]);
  return { top, unit: 'points', money: false } as const;
}

/**
 * Whether a buy is with a community outlet, by either axis; `null` where it is not said. A local outlet of unknown owner may
 * be one; a national, regional or international one of unknown owner is not.
 */
export function isCommunity({ coverage, ownership }: MediaBuy): boolean | null {
  if (coverage === 'community' || ownership === 'community') return true;
  if (ownership !== null) return false;
  return coverage === null || coverage === 'local' ? null : false;
}
