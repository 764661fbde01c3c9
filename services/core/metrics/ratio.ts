/**
 * numerator ÷ denominator as a decimal string, rounded once, half away from zero.
 * @param decimals digits after the point
 * @returns null when the denominator is zero
 */
export function ratio(numerator: number | bigint, denominator: number | bigint, decimals: number): string | null {
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)];
  if (bottom === 0n) return null;
  const scaled = abs(top) * 10n ** BigInt(decimals);
  const rounded = (2n * scaled + abs(bottom)) / (2n * abs(bottom));
  const digits = String(rounded).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return rounded !== 0n && top < 0n !== bottom < 0n ? `-${text}` : text;
}

/** numerator ÷ denominator × 100, as {@link ratio}. */
export function percent(numerator: number, denominator: number, decimals: number): string | null {
  return ratio(BigInt(numerator) * 100n, denominator, decimals);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
