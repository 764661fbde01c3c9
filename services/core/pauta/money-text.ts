import type { Decimal } from '../imports/decimal.ts';
import { moneyDecimal } from './exact.ts';
import type { MinorUnits } from './media-buy.ts';

const NBSP = '\u00a0';
const MINUS = '\u2212';

/** A decimal of any size as people read it: `-1234567.5` → `−1.234.567,5`. */
export function formatExact(decimal: Decimal): string {
  const [whole = '0', fraction] = decimal.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${decimal.startsWith('-') ? MINUS : ''}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}

/** Money: `$ 1.234.567`, `$ 1.234.567,80`, `USD 12,50`; centavos only where there are some. */
export function formatMoney({ minor, currency }: { minor: MinorUnits; currency: string }): string {
  return formatMoneyDecimal(moneyDecimal(minor), currency);
}

/** The same of a decimal in the currency's unit. */
export function formatMoneyDecimal(amount: Decimal, currency: string): string {
  const [whole = '', fraction = ''] = formatExact(amount).split(',');
  const text = fraction === '' ? whole : `${whole},${fraction.padEnd(2, '0')}`;
  const sign = text.startsWith(MINUS) ? MINUS : '';
  return `${sign}${currency === 'COP' ? '$' : currency}${NBSP}${text.slice(sign.length)}`;
}

/** With so many decimals at least: `14` → `14,0`. */
export function formatFixed(decimal: Decimal, decimals: number): string {
  const [whole = '0', fraction = ''] = formatExact(decimal).split(',');
  return decimals === 0 && fraction === '' ? whole : `${whole},${fraction.padEnd(decimals, '0')}`;
}

/** A fraction of 1 as per cent: `0.19` → `19 %`. */
export function formatRate(rate: Decimal): string {
  const [whole = '0', fraction = ''] = rate.replace('-', '').split('.');
  const digits = fraction.padEnd(2, '0');
  const hundreds = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2);
  const sign = rate.startsWith('-') ? MINUS : '';
  return `${sign}${hundreds.replace(/\B(?=(\d{3})+$)/g, '.')}${rest === '' ? '' : `,${rest}`}${NBSP}%`;
}
