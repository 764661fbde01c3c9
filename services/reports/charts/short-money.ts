import { CHART_TEXT } from '#config/texts/charts.ts';
import { MAP_TEXT } from '#config/texts/pauta-charts.ts';
import { formatCount } from '#core/report/format.ts';

const MILLION = 1_000_000;
/** More of them would pass the square. */
const MOST_MILLIONS = 99_999.5;

/** Money inside a drawing: `$ 412,5 M`, `$ 950 mil`, `USD 1.251`; the table beside it has the whole figure. */
export function shortMoney(amount: number, currency: string): string {
  const sign = amount < 0 ? '\u2212' : '';
  const size = Math.abs(amount);
  const symbol = currency === 'COP' ? '$' : currency;
  return `${sign}${symbol}\u00a0${shortened(size)}`;
}

function shortened(size: number): string {
  if (size >= MILLION) return `${tenths(size / MILLION)}\u00a0${CHART_TEXT.million}`;
  if (size >= 100_000) return `${formatCount(Math.round(size / 1_000))}\u00a0${CHART_TEXT.thousand}`;
  return formatCount(Math.round(size));
}

/** Millions in a small square: `412`, `4,2`, `0,3`, and `1,2 b` (10^12) from `100.000` on; less than half a tenth is said so. */
export function shortMillions(amount: number): string {
  const millions = amount / MILLION;
  if (amount !== 0 && Math.abs(millions) < 0.05) return amount < 0 ? '>\u22120,1' : '<0,1';
  if (Math.abs(millions) >= MOST_MILLIONS) return `${tenths(millions / MILLION)}\u00a0${MAP_TEXT.billion}`;
  return Math.abs(millions) < 9.95 ? tenths(millions) : signed(Math.round(millions));
}

function tenths(value: number): string {
  const rounded = Math.round(Math.abs(value) * 10);
  const text = `${formatCount(Math.floor(rounded / 10))}${rounded % 10 === 0 ? '' : `,${rounded % 10}`}`;
  return value < 0 && rounded > 0 ? `\u2212${text}` : text;
}

function signed(value: number): string {
  return value < 0 ? `\u2212${formatCount(-value)}` : formatCount(value);
}
