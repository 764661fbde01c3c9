/**
 * An exact decimal as text, in one form only: `0`, `-12.5`, `1697972.973`. No plus, no exponent, no leading zeros, no
 * trailing zeros after the point, no `-0`.
 */
export type Decimal = string & { readonly '~decimal': never };

const WRITTEN = /^([+-]?)(\d+)(?:\.(\d*))?$/;

/** Brings `-007.50` into the one form; `undefined` for anything that is not digits with at most one point. */
export function toDecimal(text: string): Decimal | undefined {
  const match = WRITTEN.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const digits = whole.replace(/^0+(?=\d)/, '');
  const decimals = fraction.replace(/0+$/, '');
  const unsigned = decimals === '' ? digits : `${digits}.${decimals}`;
  return (sign === '-' && unsigned !== '0' ? `-${unsigned}` : unsigned) as Decimal;
}

/** A decimal as a whole number of 10^-scale units, exactly; `undefined` when it has more decimals than that. */
export function toUnits(decimal: Decimal, scale: number): bigint | undefined {
  const [whole = '', fraction = ''] = decimal.split('.');
  if (fraction.length > scale) return undefined;
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

/** The same, rounded half away from zero where it has more decimals. */
export function roundedUnits(decimal: Decimal, scale: number): bigint {
  const exact = toUnits(decimal, scale);
  if (exact !== undefined) return exact;
  const [whole = '', fraction = ''] = decimal.split('.');
  const cut = BigInt(whole.replace('-', '') + fraction.slice(0, scale));
  const magnitude = fraction.charCodeAt(scale) >= 53 ? cut + 1n : cut;
  return decimal.startsWith('-') ? -magnitude : magnitude;
}

/** A whole number of 10^-scale units as a decimal. */
export function fromUnits(units: bigint, scale: number): Decimal {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const text = `${sign}${digits.slice(0, digits.length - scale)}.${digits.slice(digits.length - scale)}`;
  return toDecimal(scale === 0 ? `${sign}${digits}` : text) as Decimal;
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(decimalsOf(a), decimalsOf(b));
  return fromUnits((toUnits(a, scale) ?? 0n) + (toUnits(b, scale) ?? 0n), scale);
}

/** Negative, zero or positive, as `a` is less than, equal to or more than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(decimalsOf(a), decimalsOf(b));
  const difference = (toUnits(a, scale) ?? 0n) - (toUnits(b, scale) ?? 0n);
  return difference < 0n ? -1 : Number(difference > 0n);
}

function decimalsOf(decimal: Decimal): number {
  const point = decimal.indexOf('.');
  return point < 0 ? 0 : decimal.length - point - 1;
}
