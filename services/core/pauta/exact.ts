import { compareDecimals, type Decimal, fromUnits, toDecimal } from '../imports/decimal.ts';
import { ratio } from '../metrics/ratio.ts';
import type { MinorUnits } from './media-buy.ts';

/** Decimals of the currency unit that {@link MinorUnits} count. */
export const MINOR_DECIMALS = 2;

/** A decimal is units × 10^-scale. */
interface Parts {
  units: bigint;
  scale: number;
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  const [one, two] = [partsOf(a), partsOf(b)];
  return fromUnits(one.units * two.units, one.scale + two.scale);
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const { units, scale } = difference(partsOf(a), partsOf(b));
  return fromUnits(units, scale);
}

/** Negative, zero or positive, as `a` is less than, equal to or more than `b`; quick for the whole numbers of counts. */
export function compareExact(a: Decimal, b: Decimal): number {
  if (a === b) return 0;
  if (isShortWhole(a) && isShortWhole(b)) return Number(a) - Number(b);
  return compareDecimals(a, b);
}

/** Whether `a` × `b` is within a share of `target`; exact. */
export function isProductWithin(a: Decimal, b: Decimal, target: Decimal, share: Decimal): boolean {
  const [one, two, aim, part] = [partsOf(a), partsOf(b), partsOf(target), partsOf(share)];
  const apart = difference({ units: one.units * two.units, scale: one.scale + two.scale }, aim);
  const allowed = { units: absolute(aim.units * part.units), scale: aim.scale + part.scale };
  return difference({ ...apart, units: absolute(apart.units) }, allowed).units <= 0n;
}

/**
 * top ÷ bottom, rounded once, half away from zero.
 * @returns null when the bottom is zero
 */
export function divideDecimals(top: Decimal, bottom: Decimal, decimals: number): Decimal | null {
  const [one, two] = [partsOf(top), partsOf(bottom)];
  const quotient = ratio(one.units * powerOfTen(two.scale), two.units * powerOfTen(one.scale), decimals);
  return quotient === null ? null : (toDecimal(quotient) ?? null);
}

/** An amount times a factor, rounded once to the minor unit, half away from zero. */
export function moneyTimes(minor: MinorUnits, factor: Decimal): MinorUnits {
  const { units, scale } = partsOf(factor);
  const product = minor * units;
  if (scale === 0) return product;
  const step = powerOfTen(scale);
  const magnitude = (2n * absolute(product) + step) / (2n * step);
  return product < 0n ? -magnitude : magnitude;
}

/** Minor units as a decimal of the currency's unit: `1234567n` → `12345.67`. */
export function moneyDecimal(minor: MinorUnits): Decimal {
  return fromUnits(minor, MINOR_DECIMALS);
}

export function absolute(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}

function difference(a: Parts, b: Parts): Parts {
  const scale = Math.max(a.scale, b.scale);
  return { units: a.units * powerOfTen(scale - a.scale) - b.units * powerOfTen(scale - b.scale), scale };
}

function partsOf(decimal: Decimal): Parts {
  const point = decimal.indexOf('.');
  if (point < 0) return { units: BigInt(decimal), scale: 0 };
  return { units: BigInt(decimal.slice(0, point) + decimal.slice(point + 1)), scale: decimal.length - point - 1 };
}

const POWERS = Array.from({ length: 40 }, (_, power) => 10n ** BigInt(power));

function powerOfTen(power: number): bigint {
  return POWERS[power] ?? 10n ** BigInt(power);
}

/** A whole number that a double holds exactly. */
function isShortWhole(decimal: Decimal): boolean {
  return decimal.length <= 15 && !decimal.includes('.');
}
