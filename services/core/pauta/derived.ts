import { addDecimals, type Decimal } from '../imports/decimal.ts';
import type { Day } from '../time/day.ts';
import { DERIVED_RULES, type DerivedName, type DerivedUnit } from './derived-rules.ts';
import { divideDecimals, moneyDecimal, multiplyDecimals } from './exact.ts';
import type { MediaBuy } from './media-buy.ts';
import type { PartSum } from './totals.ts';

/**
 * Why a derived figure cannot be had: `no-lines`; `no-figures`: no line has all that it takes; `zero-denominator`;
 * `mixed-currencies`; `mixed-media`: units of different media are not added; `not-additive`: it would add people reached;
 * `partial-sums`: of two sums one is a part, so that they are not of the same lines.
 */
export type DerivedMissing =
  | 'no-lines'
  | 'no-figures'
  | 'zero-denominator'
  | 'mixed-currencies'
  | 'mixed-media'
  | 'not-additive'
  | 'partial-sums';

/** A quotient with what it was made from, all exact but `value`: two decimals, rounded once, half away from zero. */
export interface Quotient {
  numerator: Decimal;
  denominator: Decimal;
  /** Money in units of the currency, so that two decimals are whole centavos; per cent as `12.34`. */
  value: Decimal;
  unit: DerivedUnit;
  /** Where money is in it. */
  currency: string | null;
  /** Days of the buys in it; `null` where it is made of totals. */
  days: { first: Day; last: Day } | null;
}

/** `partial`: of the `covered` lines, of `expected`, that have all that it takes. */
export type Derived =
  | ({ kind: 'measured' } & Quotient)
  | ({ kind: 'partial'; covered: number; expected: number } & Quotient)
  | { kind: 'missing'; reason: DerivedMissing };

const DECIMALS = 2;
const ONE = '1' as Decimal;
const ZERO = '0' as Decimal;

/** Whether money is taken before VAT or with it; one figure never holds both. */
export type MoneyBasis = 'net' | 'total';

export function derive(name: DerivedName, buys: Iterable<MediaBuy>, basis: MoneyBasis = 'net'): Derived {
  const figure = createDerived(name, basis);
  for (const buy of buys) figure.add(buy);
  return figure.result();
}

/** The same over a stream. */
export function createDerived(
  name: DerivedName,
  basis: MoneyBasis = 'net',
): { add(buy: MediaBuy): void; result(): Derived } {
  const rule = DERIVED_RULES[name];
  const [currencies, media] = [new Set<string>(), new Set<string>()];
  let [numerator, denominator, covered, expected] = [ZERO, rule.bottom ? ZERO : ONE, 0, 0];
  let days: Quotient['days'] = null;
  return {
    add(buy) {
      expected += 1;
      const [top, bottom] = [rule.top(buy, basis), rule.bottom ? rule.bottom(buy, basis) : ZERO];
      if (top === null || bottom === null) return;
      covered += 1;
      currencies.add(buy.currency);
      media.add(buy.medium);
      numerator = addDecimals(numerator, top);
      denominator = addDecimals(denominator, bottom);
      days = widened(days, buy.period);
    },
    result() {
      if (expected === 0) return missing('no-lines');
      if (rule.nature === 'one-line' && expected > 1) return missing('not-additive');
      if (covered === 0) return missing('no-figures');
      if (rule.money && currencies.size > 1) return missing('mixed-currencies');
      if (rule.nature === 'one-medium' && media.size > 1) return missing('mixed-media');
      const currency = rule.money ? ([...currencies][0] ?? null) : null;
      const value = divideDecimals(multiplyDecimals(numerator, rule.factor), denominator, DECIMALS);
      if (value === null) return missing('zero-denominator');
      const quotient = { numerator, denominator, value, unit: rule.unit, currency, days };
      return covered === expected
        ? { kind: 'measured', ...quotient }
        : { kind: 'partial', covered, expected, ...quotient };
    },
  };
}

/** A sum of lines of one stage, as groups of totals hold it. */
export interface StageSum extends PartSum {
  lines: number;
  currency: string;
}

/** A quotient of two sums: of all their lines, or none. */
export type WholeDerived = Exclude<Derived, { kind: 'partial' }>;

/**
 * Executed ÷ budgeted, in per cent, from sums of the same amount (both before VAT, or both with it): the caller chooses the
 * stages, since each body calls another one executed. A part has no percentage: the lines that lack their amount are others
 * in each of the two.
 */
export function execution(executed: StageSum, budgeted: StageSum): WholeDerived {
  if (executed.lines === 0 || budgeted.lines === 0) return missing('no-lines');
  if (executed.covered === 0 || budgeted.covered === 0) return missing('no-figures');
  if (executed.currency !== budgeted.currency) return missing('mixed-currencies');
  if (executed.covered < executed.lines || budgeted.covered < budgeted.lines) return missing('partial-sums');
  const [numerator, denominator] = [moneyDecimal(executed.minor), moneyDecimal(budgeted.minor)];
  const value = divideDecimals(multiplyDecimals(numerator, '100' as Decimal), denominator, DECIMALS);
  if (value === null) return missing('zero-denominator');
  const { currency } = executed;
  return { kind: 'measured', numerator, denominator, value, unit: 'percent', currency, days: null };
}

/** Gross rating points of a plan that says its reach, in per cent of the audience, and its frequency; exact. */
export function grpOfReach(reachPercent: Decimal, frequency: Decimal): Decimal {
  return multiplyDecimals(reachPercent, frequency);
}

function missing(reason: DerivedMissing): { kind: 'missing'; reason: DerivedMissing } {
  return { kind: 'missing', reason };
}

function widened(days: Quotient['days'], { first, last }: { first: Day; last: Day }): { first: Day; last: Day } {
  if (days === null) return { first, last };
  return { first: first < days.first ? first : days.first, last: last > days.last ? last : days.last };
}
