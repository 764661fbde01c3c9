import { compareDecimals, type Decimal, fromUnits, roundedUnits } from '../decimal.ts';
import { shiftPoint } from '../numbers/shift-point.ts';
import type { PrintedTotal } from '../preview.ts';

export type Verdict = PrintedTotal['columns'][number]['verdict'];

/** A figure that a row of totals prints, and what its rows add up to. */
export interface PrintedFigure {
  field: string;
  additive: boolean;
  /** Of money, which is exact to the hundredth: of the currency's unit, or of the thousands in which it is written. */
  money: { scale: 0 | 3 | 6 } | null;
  printed: Decimal;
  /** `null`: nothing in the rows can be added up to it. */
  sum: Decimal | null;
}

const ZERO = '0' as Decimal;
const CENT = '0.01' as Decimal;

/** Of what adds up: equal, equal but for the last places, or not. */
export function verdictOfSum({ money, printed, sum }: Omit<PrintedFigure, 'field' | 'additive'>): Verdict {
  if (sum === null) return 'differs';
  if (compareDecimals(printed, sum) === 0) return 'equal';
  const difference = distance(printed, sum);
  // Counts and rates stand in some files with seven digits only; two units in the hundredths are the rounding of decimals.
  const allowed = money
    ? roundedUnits(shiftPoint(CENT, money.scale), PLACES)
    : max(200n, size(roundedUnits(sum, PLACES)) / 10_000_000n);
  return difference <= allowed ? 'rounding' : 'differs';
}

const PLACES = 4;

/** Quotients that a total must be, by the totals beside it. */
const QUOTIENTS: Readonly<Record<string, { over: string; times: 1 | 1000 }>> = {
  costPerClick: { over: 'clicks', times: 1 },
  costPerThousand: { over: 'impressions', times: 1000 },
  costPerView: { over: 'views', times: 1 },
};
const MONEY = ['spend', 'amount', 'budget', 'net'];

/**
 * Of what does not add up (unit costs, rates, people): whether the total added it all the same, or is another figure than
 * its quotient. Any other total is left alone: it may be the true rate of the whole.
 * @param lines that the total covers
 * @returns `real` the quotient of the sums, where it can be known
 */
export function verdictOfRate(
  { field, printed, sum }: PrintedFigure,
  beside: readonly PrintedFigure[],
  lines: number,
): { verdict: Verdict; real: Decimal | null } {
  if (sum === null) return { verdict: 'not-a-sum', real: null };
  const real = recomputed(field, beside);
  const isAdded = compareDecimals(printed, sum) !== 0 ? isNear(printed, sum) : compareDecimals(sum, ZERO) !== 0;
  const isOff = real !== null && !isNear(printed, real);
  return { verdict: (isAdded && lines > 1) || isOff ? 'adds-units' : 'not-a-sum', real };
}

function recomputed(field: string, beside: readonly PrintedFigure[]): Decimal | null {
  const quotient = QUOTIENTS[field];
  if (!quotient) return null;
  const sumAt = (names: readonly string[]) =>
    beside.find((figure) => figure.additive && names.includes(figure.field))?.sum ?? null;
  const [money, units] = [sumAt(MONEY), sumAt([quotient.over])];
  if (!money || !units || compareDecimals(units, ZERO) <= 0) return null;
  const cents = (roundedUnits(money, 6) * BigInt(quotient.times) * 100n) / roundedUnits(units, 6);
  return fromUnits(cents, 2);
}

/** Within a hundredth of a hundredth of each other, as rounded figures are. */
export function isNear(a: Decimal, b: Decimal): boolean {
  const [one, two] = [roundedUnits(a, 6), roundedUnits(b, 6)];
  return size(one - two) * 10_000n <= size(two);
}

function distance(a: Decimal, b: Decimal): bigint {
  return size(roundedUnits(a, PLACES) - roundedUnits(b, PLACES));
}

function size(units: bigint): bigint {
  return units < 0n ? -units : units;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
