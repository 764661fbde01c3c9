import { type Decimal, toDecimal } from '../decimal.ts';

/** Times 10 to the power of `places`, exactly; negative places divide: `12.34` by -2 is `0.1234`. */
export function shiftPoint(value: Decimal, places: number): Decimal {
  const negative = value.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? value.slice(1) : value).split('.');
  const point = whole.length + places;
  const digits = `${'0'.repeat(Math.max(0, 1 - point))}${whole}${fraction}`.padEnd(point, '0');
  const at = Math.max(point, 1);
  return toDecimal(`${negative ? '-' : ''}${digits.slice(0, at)}.${digits.slice(at)}`) ?? value;
}
