import { formatDecimal } from '../report/format.ts';

/** Millionths of a dollar as a decimal string: two places, or as many as say it exactly: `0.21`, `49.995`. */
export function usdOf(microUsd: bigint): string {
  const digits = String(microUsd).padStart(7, '0');
  const places = digits.slice(-6).replace(/0+$/, '').padEnd(2, '0');
  return `${digits.slice(0, -6)}.${places}`;
}

/** `US$ 49,995` */
export function formatUsd(microUsd: bigint): string {
  return `US$\u00a0${formatDecimal(usdOf(microUsd))}`;
}

/** @param usd a decimal string with at most six places */
export function microUsdOf(usd: string): bigint {
  const [whole = '0', places = ''] = usd.split('.');
  return BigInt(whole + places.padEnd(6, '0'));
}
